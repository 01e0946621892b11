// Creates the form with which readers call an operation: its fields, the curl command, and the
// response.
{
  const { el, note } = docsForms;

  /** Returns hints about parts of a request that a page cannot send. */
  function hints({ cookies, forbidden, dropsBody, method }) {
    const { words } = docsForms.api();
    return [
      cookies.length > 0 &&
        docsFilled(words.noCookie, { names: cookies.join(", ") }),
      forbidden.length > 0 &&
        docsFilled(words.noHeader, { names: forbidden.join(", ") }),
      dropsBody && docsFilled(words.noBody, { method }),
      /^(?:CONNECT|TRACE|TRACK)$/.test(method) &&
        docsFilled(words.noMethod, { method }),
    ].filter(Boolean);
  }

  function code(title, text, more) {
    const copy = el(
      "button",
      { type: "button", className: "copy" },
      docsForms.api().words.copy,
    );
    const pre = el(
      "pre",
      { tabIndex: 0, ariaLabel: title, role: "group" },
      el("code", {}, text),
    );
    return el(
      "figure",
      {},
      el("figcaption", {}, title, el("span", {}, more, copy)),
      pre,
    );
  }

  /** Creates the parts of the response that have arrived. */
  function answerParts(
    { reason, headers, text, isCut, file, type, isForeign },
    link,
  ) {
    const { words } = docsForms.api();
    const said = reason && el("p", { className: "note" }, reason);
    // If the reader stops the request, the data that has arrived stays visible.
    if (!headers) return [said].filter(Boolean);
    const fields = headers
      .map(([name, value]) => `${name}: ${value}`)
      .join("\n");
    const parts = [
      said,
      el(
        "details",
        {},
        el("summary", {}, words.answerHeader),
        code(words.answerHeader, fields),
        isForeign && note(words.hidden),
      ),
    ];
    if (file) {
      const size = docsFilled(words.bytes, { count: file.size, type });
      const safe = new Blob([file], { type: "application/octet-stream" });
      parts.push(el("p", {}, `${size} `, link(safe)));
    } else if (text) {
      parts.push(code(words.answer, text), isCut && note(words.cut));
    } else if (text === "") parts.push(note(words.empty));
    return parts.filter(Boolean);
  }

  /** Returns the request that is actually sent: to the proxy, if one is configured. */
  function routed(request) {
    const { proxy } = docsForms.api();
    const { url, cookies } = request;
    if (!proxy) {
      const credentials = cookies.length > 0 ? "include" : "same-origin";
      return { ...request, address: url, credentials };
    }
    const address = proxy.includes("{url}")
      ? proxy.replaceAll("{url}", () => encodeURIComponent(url))
      : proxy + url;
    return { ...request, address, credentials: "same-origin" };
  }

  let count = 0;

  /**
   * Returns the host that receives the request with its credentials. On a page
   * that is opened from a disk, a relative server URL becomes a `file:` URL,
   * which has no host. The whole URL is returned then.
   */
  const hostOf = (server) => new URL(server).host || server;

  /**
   * Creates the part below the fields: buttons, the response, and the curl command, which is
   * updated while the reader types.
   */
  function outcomeOf(operation, given) {
    const { words } = docsForms.api();
    const line = el("div");
    const answer = el("div");
    const state = el("p", { className: "hint", role: "status" });
    const stop = el("button", { type: "button", hidden: true }, words.stop);
    let running;
    let saved;
    stop.onclick = () => running?.abort();

    const link = (blob) => {
      URL.revokeObjectURL(saved);
      saved = URL.createObjectURL(blob);
      const download = operation.id;
      return el("a", { href: saved, download }, words.save);
    };

    const host = el("code", { id: `page-host-${count++}`, className: "host" });

    const follow = () => {
      host.textContent = "";
      try {
        const filled = given();
        host.textContent = hostOf(filled.server);
        const request = routed(docsRequest(operation, filled, words));
        const said = hints(request).map(note);
        line.replaceChildren(code("curl", request.curl), ...said);
        return request;
      } catch ({ message }) {
        line.replaceChildren(el("p", { className: "note" }, message));
        return undefined;
      }
    };

    const send = async () => {
      const request = follow();
      if (!request) return;
      running?.abort();
      const mine = (running = new AbortController());
      stop.hidden = false;
      answer.replaceChildren();
      state.textContent = words.waiting;
      const show = (known) => {
        if (mine !== running) return;
        answer.replaceChildren(...answerParts(known, link));
        const { reason, status, time } = known;
        const said = `${words.answer}: ${status} · ${time} ms`;
        state.textContent = status ? said : "";
      };
      try {
        await docsAnswer(request, mine.signal, show, words);
      } finally {
        if (mine === running) stop.hidden = true;
      }
    };

    const button = el("button", { className: "send" }, words.send);
    button.setAttribute("aria-describedby", host.id);
    const row = el("p", { className: "to" }, button, host, stop);
    const parts = [row, state, answer, line];
    return { parts, follow, send };
  }

  /** Opens the form with which readers call an operation, or closes it if it is open. */
  globalThis.docsForm = (id, button) => {
    const { words, operations } = docsForms.api();
    const open = button.nextElementSibling;
    if (open?.matches("form.try")) {
      open.hidden = !open.hidden;
      button.ariaExpanded = !open.hidden;
      return;
    }
    const operation = operations.find((one) => one.id === id);
    const fields = docsFields(operation);
    const { parts, follow, send } = outcomeOf(operation, fields.given);
    const form = el(
      "form",
      {
        className: "try",
        ariaLabel: `${words.try}: ${id}`,
        autocomplete: "off",
      },
      ...fields.parts,
      ...parts,
    );
    form.addEventListener("input", follow);
    form.addEventListener("change", follow);
    form.onsubmit = (event) => {
      event.preventDefault();
      void send();
    };
    button.after(form);
    button.ariaExpanded = true;
    follow();
    form.querySelector("input, select, textarea, button").focus();
  };
}
