// Builds a request from the fields, and a curl command that sends the same request.
{
  const { simple } = docsWire;
  /** Headers that only the browser may set (Fetch §2.2.2). */
  const FORBIDDEN =
    /^(?:accept-(?:charset|encoding)|access-control-request-.*|connection|content-length|cookie2?|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/i;

  /**
   * Returns the value of a field.
   * @param text the text that the reader has typed
   * @returns `undefined` if the text is empty
   * @throws TypeError if the text is not valid JSON
   */
  function valueOf({ name, kind }, text, words) {
    if (text === "") return undefined;
    if (kind === "list") return text.split("\n").filter(Boolean);
    if (kind !== "json") return text;
    try {
      return JSON.parse(text);
    } catch ({ message: why }) {
      throw new TypeError(docsFilled(words.noJson, { name, why }));
    }
  }

  /**
   * Returns a form field as pairs of a name and a text. A list becomes several pairs, and an object
   * becomes JSON, unless `writing` sets another serialization.
   */
  function entriesOf(name, value, writing) {
    if (value === undefined) return [];
    const isObject = typeof value === "object" && value !== null;
    if (writing === "deep" && isObject)
      return Object.entries(value).flatMap(([key, held]) =>
        entriesOf(`${name}[${key}]`, held, writing),
      );
    if (writing === "spread" && isObject)
      return Object.entries(value).flatMap(([key, held]) =>
        entriesOf(key, held),
      );
    if (Array.isArray(value)) {
      if (writing !== undefined) return [[name, value.join(writing)]];
      return value.flatMap((item) => entriesOf(name, item));
    }
    return [[name, isObject ? JSON.stringify(value) : String(value)]];
  }

  const quoted = (text) =>
    /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

  const base64 = (text) =>
    btoa(String.fromCharCode(...new TextEncoder().encode(text)));

  /**
   * Returns the path, query, headers and cookies for the parameters that the reader has filled in.
   */
  function written({ path, parameters }, texts, words) {
    const query = [];
    const headers = [];
    const cookies = [];
    let filled = path;
    for (const one of parameters) {
      const { name, in: place, writer, options, cookie } = one;
      if (cookie) cookies.push(cookie);
      const value = valueOf(one, texts.get(one) ?? "", words);
      if (value === undefined) continue;
      if (place === "header") {
        const entry = docsWire.header(name, value, options);
        if (entry) headers.push(entry);
      } else if (place === "querystring") {
        query.push(writer === "asIs" ? value : docsWire.wholeQuery(value));
      } else {
        const text = (docsWire[writer] ?? simple)(name, value, options);
        if (place === "query") query.push(text);
        else filled = filled.replaceAll(`{${name}}`, () => text);
      }
    }
    // A path segment `.` or `..` would change the path of the URL.
    if (/\/\.\.?(?=\/|$)/.test(filled)) throw new TypeError(words.noDots);
    return { path: filled, query, headers, cookies };
  }

  /** Adds the credentials to a request. */
  function signIn(schemes, secrets, { query, headers, cookies }) {
    for (const { id, kind, name, before } of schemes) {
      const of = (part) => secrets.get(`${id} ${part}`) ?? "";
      if (kind === "cookie") cookies.push(`${name}=<${name}>`);
      if (kind === "user" && of("user") + of("password")) {
        const pair = `${of("user")}:${of("password")}`;
        headers.push(["Authorization", `Basic ${base64(pair)}`]);
      }
      const secret = of("secret");
      if (secret === "") continue;
      if (kind === "query") query.push(docsWire.form(name, secret));
      // The name of the scheme is not repeated if the reader has typed it too.
      const isWhole = secret.toLowerCase().startsWith(before.toLowerCase());
      if (kind === "header")
        headers.push([name, isWhole ? secret : before + secret]);
    }
  }

  /** Returns the body of the request, and the curl arguments that send it. */
  function bodyOf({ type, kind, fields = [] }, { text, texts, files }, words) {
    if (kind === "text") {
      if (text === "") return { curl: [] };
      return { type, body: text, curl: [["--data-raw", text]] };
    }
    if (kind === "file") {
      const [file] = files.get(undefined) ?? [];
      if (!file) return { curl: [] };
      return { type, body: file, curl: [["--data-binary", `@${file.name}`]] };
    }
    const isForm = kind === "form";
    const body = isForm ? new URLSearchParams() : new FormData();
    const curl = [];
    for (const field of fields) {
      const { name } = field;
      for (const file of files.get(field) ?? []) {
        body.append(name, file);
        curl.push(["--form", `${name}=@${file.name}`]);
      }
      const text = texts.get(field) ?? "";
      const value = valueOf(field, text, words);
      // JSON is sent as it was typed, because JavaScript would lose digits of large numbers.
      const isJson = field.kind === "json" && field.writing === undefined;
      const type = field.type ?? (isJson ? "application/json" : undefined);
      const entries =
        isJson && value !== undefined
          ? [[name, text]]
          : entriesOf(name, value, field.writing);
      for (const [part, said] of entries) {
        const isTyped = !isForm && type !== undefined;
        body.append(part, isTyped ? new Blob([said], { type }) : said);
        const word = said.replace(/["\\]/g, "\\$&");
        if (isForm)
          curl.push([
            "--data-urlencode",
            `${encodeURIComponent(part)}=${said}`,
          ]);
        else if (!isTyped) curl.push(["--form-string", `${part}=${said}`]);
        else curl.push(["--form", `${part}="${word}";type=${type}`]);
      }
    }
    return { body, curl };
  }

  /**
   * Builds the request of an operation.
   * @param given the values that the reader has filled in
   * @returns the arguments of `fetch`, the parts of the request that the browser does not allow,
   *   and the curl command
   * @throws TypeError if a value cannot be serialized
   */
  globalThis.docsRequest = (operation, given, words) => {
    const { method } = operation;
    const parts = written(operation, given.texts, words);
    signIn(given.schemes, given.secrets, parts);
    const sent = given.body ? bodyOf(given.body, given, words) : { curl: [] };
    const bodiless = method === "GET" || method === "HEAD";
    const query = parts.query.filter(Boolean).join("&");
    const url = given.server + parts.path + (query && `?${query}`);
    const headers = [...parts.headers];
    if (sent.type && sent.body !== undefined)
      headers.push(["Content-Type", sent.type]);
    const options = [
      method === "HEAD" ? ["--head"] : ["--request", method],
      ["--url", url],
      ...headers.map(([name, value]) => ["--header", `${name}: ${value}`]),
      ...(parts.cookies.length > 0
        ? [["--cookie", parts.cookies.join("; ")]]
        : []),
      ...sent.curl,
    ];
    const line = options.map((one) => one.map(quoted).join(" "));
    return {
      ...{ method, url },
      headers: headers.filter(([name]) => !FORBIDDEN.test(name)),
      ...(!bodiless && sent.body !== undefined && { body: sent.body }),
      cookies: parts.cookies.map((one) => one.split("=")[0]),
      forbidden: headers.flatMap(([name]) =>
        FORBIDDEN.test(name) ? [name] : [],
      ),
      dropsBody: bodiless && sent.body !== undefined,
      curl: `curl ${line.join(" \\\n  ")}`,
    };
  };

  /** Returns a phrase whose placeholders are replaced. */
  globalThis.docsFilled = (phrase, values) =>
    phrase.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? hole);
}
