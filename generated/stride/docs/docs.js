// Search, copying, and opening what an address leads to. Without it everything is still there.
const make = (tag, properties) =>
  Object.assign(document.createElement(tag), properties);
document.documentElement.className = "js";

addEventListener("click", async ({ target }) => {
  if (!target.matches(".copy")) return;
  const code = target.closest("figure").querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
  }
  target.textContent = "Copied";
  setTimeout(() => (target.textContent = "Copy"), 2000);
});

function reveal() {
  const target = document.getElementById(location.hash.slice(1));
  if (!target) return;
  // A group that grew has a list where its endpoints were: it leads on.
  if (target.matches(".moved > li")) {
    location.replace(target.querySelector("a").href);
  }
  let folded;
  while ((folded = target.closest("details:not([open])"))) folded.open = true;
}
addEventListener("hashchange", reveal);
reveal();

const list = make("ul", { id: "page-found", role: "listbox", hidden: true });
const input = make("input", {
  type: "search",
  placeholder: "Search",
  role: "combobox",
  autocomplete: "off",
});
const aria = (name, value) => input.setAttribute(`aria-${name}`, value);
input.ariaLabel = list.ariaLabel = "Search endpoints and schemas";
aria("autocomplete", "list");
aria("controls", list.id);
aria("expanded", false);
document.getElementById("page-search").append(input, list);

let rows = [];
let loading;
let at;

function load() {
  loading ??= make("script", { src: "search.js", onload: read });
  document.head.append(loading);
}

function read() {
  rows = docsIndex.map((row) => ({
    row,
    texts: row.map((one) => one.toLowerCase()),
  }));
  show();
}

/** Exact first, then beginnings, endpoints before types. */
function rank([kind, ...texts], query) {
  if (texts.includes(query)) return 0;
  if (texts.some((one) => one.startsWith(query))) return 1;
  return kind === "type" ? 3 : 2;
}

function show() {
  const query = input.value.trim().toLowerCase();
  const words = query.split(/\s+/);
  const fits = ({ texts }) =>
    words.every((word) => texts.some((one) => one.includes(word)));
  const found = query
    ? rows
        .filter(fits)
        .map(({ row, texts }) => ({ row, rank: rank(texts, query) }))
        .sort((a, b) => a.rank - b.rank)
        .slice(0, 30)
    : [];
  list.replaceChildren(...found.map(({ row }, index) => option(row, index)));
  list.hidden = !found[0];
  aria("expanded", !!found[0]);
  move(0);
}

function option([kind, name, said, href], index) {
  const item = make("li", { id: `page-found-${index}`, role: "option" });
  item.dataset.href = href;
  item.append(
    make("b", { className: `m ${kind.toLowerCase()}`, textContent: kind }),
    make("code", { textContent: name }),
    make("small", { textContent: said }),
  );
  return item;
}

function move(to) {
  const items = [...list.children];
  at = items.length && (to + items.length) % items.length;
  items.forEach((item, index) => (item.ariaSelected = index === at));
  items[at]?.scrollIntoView({ block: "nearest" });
  aria("activedescendant", items[at]?.id ?? "");
}

function go(item) {
  if (item) location.href = item.dataset.href;
  input.value = "";
  show();
}

input.onfocus = load;
input.oninput = show;
list.onmousedown = (event) => event.preventDefault();
list.onclick = ({ target }) => go(target.closest("li"));
input.onblur = () => (list.hidden = true);
input.onkeydown = (event) => {
  const { key } = event;
  if (key === "Enter") go(list.children[at]);
  else if (key === "Escape") go();
  else if (key === "ArrowDown") move(at + 1);
  else if (key === "ArrowUp") move(at - 1);
  else return;
  event.preventDefault();
};
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.target.matches("input")) return;
  event.preventDefault();
  input.focus();
});
