// Creates the fields of the form with which readers send requests: server, credentials, parameters
// and body.
{
  let api;
  globalThis.docsTryIt = (data) => (api = data);

  /**
   * Keeps credentials until the tab is closed. All pages that are opened from a disk share one
   * storage, so for them the credentials are kept only until the page is closed.
   */
  const store = location.protocol === "file:" ? undefined : sessionStorage;
  const KEPT = "docs-try";
  const secrets = new Map(JSON.parse(store?.getItem(KEPT) ?? "[]"));
  const keep = (key, value) => {
    secrets.set(key, value);
    store?.setItem(KEPT, JSON.stringify([...secrets]));
  };
  const secretInputs = new Map();
  let count = 0;

  const el = (tag, properties = {}, ...inside) => {
    const one = make(tag, properties);
    one.append(...inside.filter(Boolean));
    return one;
  };
  const note = (text) => el("p", { className: "hint", textContent: text });

  /** Creates a label and its field. */
  function labelled(name, input, required, said) {
    const id = `page-try-${count++}`;
    input.id = id;
    input.required = Boolean(required);
    const must = required
      ? el("span", { className: "must", ariaHidden: "true" }, " *")
      : "";
    const label = el("label", { htmlFor: id }, el("code", {}, name), must);
    return el("p", {}, label, input, said && el("small", {}, said));
  }

  /** Creates the input for a value. */
  function inputOf({ kind, values, given = "", hint = "", required, many }) {
    if (kind === "file")
      return el("input", { type: "file", multiple: Boolean(many) });
    if (kind === "choice") {
      const none = required && values.includes(given) ? [] : [el("option")];
      const options = values.map((value) =>
        el("option", { value, textContent: value }),
      );
      const select = el("select", {}, ...none, ...options);
      select.value = given;
      return select;
    }
    const isLong = kind !== "text" || given.includes("\n");
    const field = el(isLong ? "textarea" : "input", { autocomplete: "off" });
    field.spellcheck = false;
    if (isLong) field.rows = 3;
    field.value = given;
    field.placeholder = hint;
    return field;
  }

  const hintOf = ({ kind }) =>
    ({ list: api.words.lines, json: api.words.json })[kind];

  function group(title, ...inside) {
    return el("fieldset", {}, el("legend", {}, title), ...inside);
  }

  /** Creates the fields for parameters, grouped by their location. */
  function parameterGroups({ parameters }, inputs) {
    return ["path", "query", "querystring", "header"].flatMap((place) => {
      const here = parameters.filter((one) => one.in === place);
      if (here.length === 0) return [];
      const rows = here.map((one) => {
        const input = inputOf(one);
        inputs.set(one, input);
        return labelled(one.name, input, one.required, hintOf(one));
      });
      return [group(api.words[place], ...rows)];
    });
  }

  /** Creates a list of options, and displays the content of the selected option. */
  function chosen(label, names, show) {
    const place = el("div");
    let at = 0;
    const choose = (to, isPicked) => {
      at = to;
      place.replaceChildren(...show(to, isPicked));
    };
    choose(0, false);
    const select = el(
      "select",
      { onchange: ({ target }) => choose(target.selectedIndex, true) },
      ...names.map((name) => el("option", { textContent: name })),
    );
    const row = names.length > 1 && labelled(label, select);
    return { part: [row, place].filter(Boolean), at: () => at };
  }

  /**
   * Creates the fields for the server: one of the servers of the API with its variables, or any
   * other URL.
   */
  function serverPart({ servers }) {
    const { words } = api;
    const all = servers.length > 0 ? servers : [{ url: "", variables: [] }];
    const base = el("input", { autocomplete: "off", spellcheck: false });
    const key = `at ${all.map(({ url }) => url)}`;
    base.value = secrets.get(key) ?? "";
    base.oninput = () => keep(key, base.value);
    let inputs = new Map();
    const fill = ({ url }) => {
      const filled = [...inputs].reduce(
        (text, [name, { value }]) => text.replaceAll(`{${name}}`, () => value),
        url,
      );
      base.value = absolute(filled).replace(/\/+$/, "");
    };
    const { part } = chosen(
      words.server,
      all.map(({ url, about }) => (about ? `${url} (${about})` : url || "/")),
      (index, isPicked) => {
        inputs = new Map();
        const rows = all[index].variables.map(({ name, values, value }) => {
          const kind = values.length > 0 ? "choice" : "text";
          const given = value ?? values[0];
          const input = inputOf({ kind, values, given, required: true });
          input.addEventListener("input", () => fill(all[index]));
          inputs.set(name, input);
          return labelled(name, input, true);
        });
        if (isPicked || base.value === "") fill(all[index]);
        return rows;
      },
    );
    const url = () => {
      const { protocol, host, href } = new URL(base.value, location.href);
      if (!/^https?:$/.test(protocol) || !/^[\w.:[\]-]+$/.test(host))
        throw new TypeError(docsFilled(words.noAddress, { url: base.value }));
      return href.replace(/\/+$/, "");
    };
    return { part: [...part, labelled(words.base, base, true)], url };
  }

  /** Returns an absolute URL. A text that is not a URL is returned unchanged. */
  function absolute(url) {
    return URL.canParse(url, location.href)
      ? new URL(url || "/", location.href).href
      : url;
  }

  /** Creates the input for a secret, whose value all forms of the page share. */
  function secretInput(key, isHidden) {
    const input = el("input", { autocomplete: "off", spellcheck: false });
    if (isHidden) input.className = "secret";
    input.value = secrets.get(key) ?? "";
    const all = secretInputs.get(key) ?? new Set();
    secretInputs.set(key, all.add(input));
    input.oninput = () => {
      keep(key, input.value);
      for (const one of all) if (one !== input) one.value = input.value;
    };
    return input;
  }

  function schemeRows({ id, kind }) {
    const { words } = api;
    const row = (name, part, isHidden = true) =>
      labelled(name, secretInput(`${id} ${part}`, isHidden));
    if (kind === "user")
      return [
        row(`${id}: ${words.user}`, "user", false),
        row(`${id}: ${words.password}`, "password"),
      ];
    if (kind === "certificate") return [note(words.certificate)];
    if (kind === "cookie") return [];
    if (kind === "other")
      return [note(docsFilled(words.noScheme, { name: id }))];
    return [row(id, "secret")];
  }

  function signInPart({ ways }) {
    const { words, schemes, proxy } = api;
    const all = ways.map((ids) => schemes.filter(({ id }) => ids.includes(id)));
    const named = (way) => way.map(({ id }) => id).join(" + ") || words.none;
    const { part, at } = chosen(words.auth, all.map(named), (index) => {
      const rows = all[index].flatMap(schemeRows);
      const isAsked = rows.some((row) => row.querySelector("input"));
      return isAsked ? [...rows, note(words.memory)] : rows;
    });
    const said = proxy
      ? note(
          docsFilled(words.proxied, {
            proxy: new URL(proxy.split("{")[0], location.href).origin,
          }),
        )
      : undefined;
    const isNeeded = all.length > 1 || all[0].length > 0 || said;
    return {
      part: isNeeded ? [group(words.auth, ...part, said)] : [],
      schemes: () => all[at()],
    };
  }

  function bodyPart({ bodies, mustSend }, inputs) {
    if (bodies.length === 0)
      return { part: [], body: () => undefined, whole: () => undefined };
    const whole = new Map();
    const { part, at } = chosen(
      api.words.body,
      bodies.map(({ label }) => label),
      (index) => {
        const { type, kind, text, fields } = bodies[index];
        if (!fields) {
          const field = kind === "file" ? { kind } : { kind: "json" };
          const input = inputOf({ ...field, given: text, required: true });
          if (kind !== "file")
            input.rows = Math.min(14, text.split("\n").length + 2);
          whole.set(bodies[index], input);
          return [labelled(type, input, mustSend)];
        }
        return fields.map((field) => {
          const input = inputOf(field);
          inputs.set(field, input);
          return labelled(field.name, input, field.required, hintOf(field));
        });
      },
    );
    return {
      part: [group(api.words.body, ...part)],
      body: () => bodies[at()],
      whole: () => whole.get(bodies[at()]),
    };
  }

  /** Creates all fields, and a function that returns their values. */
  globalThis.docsFields = (operation) => {
    const inputs = new Map();
    const server = serverPart(operation);
    const signIn = signInPart(operation);
    const parameters = parameterGroups(operation, inputs);
    const body = bodyPart(operation, inputs);
    const parts = [...server.part, ...signIn.part, ...parameters, ...body.part];
    const given = () => {
      const field = body.whole();
      const typed = ([one, { type, value }]) => [
        one,
        type === "file" ? "" : value,
      ];
      const picked = ([one, { files }]) => [one, [...(files ?? [])]];
      return {
        ...{ server: server.url(), schemes: signIn.schemes(), secrets },
        ...{ body: body.body(), text: field?.value ?? "" },
        texts: new Map([...inputs].map(typed)),
        files: new Map([
          ...[...inputs].map(picked),
          picked([undefined, field ?? {}]),
        ]),
      };
    };
    return { parts, given };
  };

  globalThis.docsForms = { el, note, api: () => api };
}
