// The script of every page. It copies code, opens the target of a URL, highlights the current
// section, and loads the search. The pages are also readable without it.
const root = document.documentElement;
const make = (tag, properties) =>
  Object.assign(document.createElement(tag), properties);
/** The phrases that the script displays, in the language of the page. */
const { dataset: words } = document.body;

if (words.copy !== "Copy") {
  for (const button of document.querySelectorAll(".copy")) {
    button.textContent = words.copy;
  }
}
addEventListener("click", async ({ target }) => {
  if (!target.matches(".copy")) return;
  const code = target.parentElement.closest("figure, p").querySelector("code");
  try {
    await navigator.clipboard.writeText(code.textContent);
  } catch {
    getSelection().selectAllChildren(code);
    document.execCommand("copy");
  }
  const said = target.textContent;
  target.textContent = words.copied;
  setTimeout(() => (target.textContent = said), 2000);
});

// A switch displays one of its panels. Selecting a language selects it in all
// switches of all pages. Selecting a status selects it in all switches of the
// operation.
const labelOf = (panel) => panel.firstElementChild.textContent;
function show(panel) {
  for (const one of panel.parentElement.children) one.open = one === panel;
}
function showAlike(kind, label, where) {
  for (const one of where.querySelectorAll(`.${kind} > details:not([open])`)) {
    if (labelOf(one) === label) show(one);
  }
}
addEventListener("click", (event) => {
  const panel = event.target.closest(
    ".pick > details > summary",
  )?.parentElement;
  if (!panel) return;
  event.preventDefault();
  const label = panel.firstElementChild;
  const { top } = label.getBoundingClientRect();
  show(panel);
  const kind = panel.parentElement.classList[1];
  if (kind === "language") {
    showAlike(kind, labelOf(panel), document);
    try {
      localStorage.setItem("docs-language", labelOf(panel));
    } catch {
      // If storage is not available, the choice is lost when the page is closed.
    }
  } else if (kind === "status") {
    showAlike(kind, labelOf(panel), panel.closest("article") ?? panel);
  }
  // Scrolls so that the label stays where it is when the height of the content above it changes.
  scrollBy(0, label.getBoundingClientRect().top - top);
});
try {
  const chosen = localStorage.getItem("docs-language");
  if (chosen) showAlike("language", chosen, document);
} catch {
  // If storage is not available, the first panel is displayed.
}

const nav = document.getElementById("page-nav");

function reveal() {
  const hash = decodeURIComponent(location.hash.slice(1));
  const exact = document.getElementById(hash);
  // If the part of an operation no longer exists, its anchor leads to the operation.
  const target = exact ?? document.getElementById(hash.split(/[.:]/)[0]);
  if (!target) {
    // The operation has moved to another page of its group. The first page of the group contains
    // its old anchor.
    const group = location.pathname.replace(/^.*\/|_\d+(?=\.html$)/g, "");
    const link = hash && nav.querySelector(`a[href="${CSS.escape(group)}"]`);
    if (link && !link.ariaCurrent) location.replace(link.href + location.hash);
    return;
  }
  // The page of a group that is split into several pages lists links instead of
  // operations. If the target is an item of this list, its link is followed.
  if (target.matches(".moved > li")) {
    const { href } = target.querySelector("a");
    location.replace(href + hash.slice(target.id.length));
  }
  let folded;
  while ((folded = target.closest("details:not([open])"))) folded.open = true;
  if (!exact) target.scrollIntoView();
}

function sectionsOf(article) {
  return [...article.querySelectorAll(":scope > .text > h3[id]")];
}
addEventListener("hashchange", reveal);
reveal();

// The navigation follows the reader. It marks the operation that is being read. If the operation is
// long, its sections are listed below it.
const inSight = new Set();
let current;

function follow(changes) {
  for (const { target, isIntersecting } of changes) {
    inSight[isIntersecting ? "add" : "delete"](target);
  }
  const [first] = [...inSight].sort((a, b) =>
    a.compareDocumentPosition(b) & 4 ? -1 : 1,
  );
  if (!first || first === current) return;
  current = first;
  for (const link of nav.querySelectorAll("[aria-current=location]")) {
    link.removeAttribute("aria-current");
    link.parentElement.querySelector("ol")?.remove();
  }
  const link = nav.querySelector(`a[href="#${CSS.escape(first.id)}"]`);
  if (!link) return;
  link.setAttribute("aria-current", "location");
  const sections = sectionsOf(first);
  if (sections.length > 2 && first.offsetHeight > 1.5 * innerHeight) {
    const list = make("ol");
    for (const { id, firstChild } of sections) {
      const { textContent } = firstChild;
      const item = make("li");
      item.append(make("a", { href: `#${id}`, textContent }));
      list.append(item);
    }
    link.after(list);
  }
  bringIntoSight(link);
}

/** Scrolls the navigation to a link. `scrollIntoView` would also scroll the page. */
function bringIntoSight(link) {
  const box = link.getBoundingClientRect();
  const frame = nav.getBoundingClientRect();
  if (box.top < frame.top || box.bottom > frame.bottom) {
    nav.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
const here = nav.querySelector("[aria-current=page]");
if (here) bringIntoSight(here);
const observer = new IntersectionObserver(follow, {
  rootMargin: "-70px 0px -60%",
});
for (const one of document.querySelectorAll("article[id]")) {
  observer.observe(one);
}

// The colour schemes: that of the system (`""`), light, or dark.
const themes = ["", "light", "dark"];
const theme = document.getElementById("page-theme");
const tell = () => {
  const at = Math.max(0, themes.indexOf(root.style.colorScheme));
  theme.ariaLabel = theme.title = words.themes.split("|")[at];
  theme.textContent = ["◐", "☀", "☾"][at];
  return at;
};
theme.onclick = () => {
  const next = themes[(tell() + 1) % themes.length];
  root.style.colorScheme = next;
  try {
    if (next) localStorage.setItem("docs-theme", next);
    else localStorage.removeItem("docs-theme");
  } catch {
    // If storage is not available, the choice is lost when the page is closed.
  }
  tell();
};
tell();
theme.hidden = false;

// The search field. The rest of the search is loaded when the field gets the focus.
const input = make("input", {
  type: "search",
  placeholder: words.search,
  ariaLabel: words.search,
  autocomplete: "off",
});
input.setAttribute("role", "combobox");
input.setAttribute("aria-expanded", false);
input.setAttribute("aria-controls", "page-found");
document.getElementById("page-search").append(input);

const load = (src) =>
  new Promise((onload) =>
    document.head.append(make("script", { src, onload })),
  );
let loading;
input.onfocus = () => {
  if (loading) return;
  document.head.append(make("link", { rel: "stylesheet", href: "search.css" }));
  loading = load("minisearch.js")
    .then(() => load("search.js"))
    .then(() => load("search-box.js"));
};

addEventListener("keydown", (event) => {
  const { key, ctrlKey, metaKey, target } = event;
  const asked =
    key === "/"
      ? !target.matches("input, textarea, select")
      : key.toLowerCase() === "k" && (ctrlKey || metaKey);
  if (!asked) return;
  event.preventDefault();
  input.focus();
});
