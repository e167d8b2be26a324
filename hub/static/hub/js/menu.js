// The phone menu and the header's search close with Escape and when the attention goes elsewhere. Without this module
// they stay open until they are pressed again. What offers titles while one writes is fetched with its field's first use.
for (const menu of document.querySelectorAll("details.menu, details.seek")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("toggle", () => menu.open && menu.querySelector("input")?.focus());
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}
document.addEventListener("focusin", async ({ target }) => {
  if (target.dataset.suggest) (await import(target.dataset.suggestModule)).start(target);
});
