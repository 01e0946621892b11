// Displays the results of the search, and handles its keys. It is loaded when the search is used.
{
  const { dataset: words } = document.body;
  const make = (tag, properties, ...inside) => {
    const one = Object.assign(document.createElement(tag), properties);
    one.append(...inside);
    return one;
  };
  const kinds = words.kinds.split("|");
  const kindOf = (kind) =>
    kinds[["guide", "group", "type", "webhook", "changes"].indexOf(kind)] ??
    kind;
  const box = document.getElementById("page-search");
  const input = box.querySelector("input");
  const list = make("ul", { id: "page-found", hidden: true });
  list.setAttribute("role", "listbox");
  list.ariaLabel = words.search;
  const none = make("p", { id: "page-none", hidden: true });
  none.setAttribute("role", "status");
  const aria = (name, value) => input.setAttribute(`aria-${name}`, value);
  aria("autocomplete", "list");
  box.append(list, none);
  let at = 0;
  let more = docsSearch.next();

  /** Loads the parts of the index one after another, and searches those that are loaded. */
  function loadMore() {
    more = docsSearch.next();
    if (!more) return show();
    document.head.append(
      make("script", {
        src: more,
        onload() {
          if (input.value) show();
          setTimeout(loadMore);
        },
      }),
    );
  }

  function show() {
    const query = input.value.trim();
    const found = query ? docsSearch.find(query) : [];
    list.replaceChildren(...found.map(option));
    list.hidden = !found[0];
    none.hidden = !query || found.length > 0;
    none.textContent = more ? "…" : words.none.replace("{query}", query);
    aria("expanded", !!found[0]);
    move(0);
  }

  function option({ kind, title, name, group, href }, index) {
    const said = title || name;
    const item = make(
      "li",
      { id: `page-found-${index}` },
      make("b", {
        className: `m ${kind.toLowerCase()}`,
        textContent: kindOf(kind),
      }),
      make("span", { textContent: said }),
      make("small", {
        textContent: [name === said ? "" : name, group]
          .filter(Boolean)
          .join(" · "),
      }),
    );
    item.setAttribute("role", "option");
    item.dataset.href = href;
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

  input.oninput = show;
  list.onmousedown = (event) => event.preventDefault();
  list.onclick = ({ target }) => go(target.closest("li"));
  input.onblur = () => (list.hidden = none.hidden = true);
  input.addEventListener("focus", show);
  input.onkeydown = (event) => {
    const { key } = event;
    if (key === "Enter") go(list.children[at]);
    else if (key === "Escape") go();
    else if (key === "ArrowDown") move(at + 1);
    else if (key === "ArrowUp") move(at - 1);
    else return;
    event.preventDefault();
  };
  loadMore();
}
