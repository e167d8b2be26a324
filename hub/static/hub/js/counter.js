// Counts the words of a textarea with data-words while somebody writes. The server counts again.
for (const area of document.querySelectorAll("textarea[data-words]")) {
  const shown = document.querySelector(`#${CSS.escape(`${area.id}_count`)} b`);
  if (!shown) continue;
  area.addEventListener("input", () => {
    shown.textContent = String(area.value.split(/\s+/).filter(Boolean).length);
  });
}
