// Offers titles and topics while somebody writes in a search field. Without this module the field is a plain one.
let made = 0;

export function start(input) {
  if (input.getAttribute("role") === "combobox") return;
  const list = document.createElement("ul");
  const status = document.createElement("span");
  const known = new Map();
  let items = [], active = -1, timer = 0, asked = "";
  list.id = `offers-${++made}`;
  list.className = "offers";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  status.className = "vh";
  status.setAttribute("role", "status");
  const set = (name, value) => input.setAttribute(name, value);
  set("role", "combobox");
  set("aria-autocomplete", "list");
  set("aria-controls", list.id);
  set("autocapitalize", "off");
  input.after(list, status);

  function close() {
    list.hidden = true;
    active = -1;
    set("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function choose(number) {
    active = number;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", String(place === number)));
    if (number < 0) return input.removeAttribute("aria-activedescendant");
    set("aria-activedescendant", list.children[number].id);
    list.children[number].scrollIntoView({ block: "nearest" });
  }

  function option(item, number) {
    const row = document.createElement("li"), kind = document.createElement("span"), text = document.createElement("b");
    row.id = `${list.id}-${number}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    kind.textContent = item.kind;
    text.textContent = item.text;
    if (item.lang) text.lang = item.lang;
    row.append(text, " ", kind);
    row.addEventListener("click", () => location.assign(item.url));
    return row;
  }

  function show(answer) {
    items = answer.offers;
    list.replaceChildren(...items.map(option));
    choose(-1);
    status.textContent = answer.said;
    list.hidden = items.length === 0;
    set("aria-expanded", String(items.length > 0));
  }

  async function ask() {
    const query = asked = input.value.trim().toLowerCase();
    if (query.length < 2) return close();
    try {
      if (!known.has(query)) {
        const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(query)}`);
        if (!answer.ok) return close();
        known.set(query, await answer.json());
      }
      if (query === asked && document.activeElement === input) show(known.get(query));
    } catch {
      close(); // no network: the field still searches
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  input.addEventListener("keydown", (event) => {
    const open = !list.hidden && items.length > 0;
    if (event.key === "ArrowDown" && !open) return ask();
    if (!open) return;
    const places = items.length + 1; // the field itself is one of them
    if (event.key === "ArrowDown") choose(((active + 2) % places) - 1);
    else if (event.key === "ArrowUp") choose(((active + 1 + places - 1) % places) - 1);
    else if (event.key === "Enter" && active >= 0) location.assign(items[active].url);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  input.addEventListener("blur", () => {
    asked = "";
    close();
  });
  close();
  if (input.value !== input.defaultValue) ask();
}
