// Sends a request, and displays the response. Data from the server is inserted as text, so it
// cannot add markup.
{
  const LONGEST = 200_000;
  const TEXT =
    /^text\/|[/+](?:json|xml|yaml|javascript|x-www-form-urlencoded)\b|ndjson|jsonl/;

  /**
   * Formats JSON with a line for each member. Parsing and printing it would change large numbers,
   * so only the space between tokens changes.
   */
  function laidOut(text) {
    try {
      JSON.parse(text);
    } catch {
      return text;
    }
    let depth = 0;
    const line = () => `\n${"  ".repeat(depth)}`;
    const tokens = text.match(/"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+|[{}[\],:]/g);
    return tokens
      .map((token, index) => {
        if (token === ":") return ": ";
        if (token === ",") return `,${line()}`;
        if (/^[{[]$/.test(token)) {
          depth++;
          return /^[}\]]$/.test(tokens[index + 1]) ? token : token + line();
        }
        if (!/^[}\]]$/.test(token)) return token;
        depth--;
        return /^[{[]$/.test(tokens[index - 1]) ? token : line() + token;
      })
      .join("");
  }

  /** Reads a text while it arrives, because a stream may have no end. */
  async function readText(response, show) {
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      text += decoder.decode(value, { stream: !done });
      if (done || text.length > LONGEST) {
        if (!done) void reader.cancel();
        return { text: text.slice(0, LONGEST), isCut: text.length > LONGEST };
      }
      show(text);
    }
  }

  /**
   * Returns the headers that the server must send so that a page may read its responses (Fetch
   * §3.3).
   */
  function neededHeaders({ method, headers, credentials }) {
    const origin = location.origin === "null" ? "*" : location.origin;
    const isSimple = /^(?:GET|HEAD|POST)$/.test(method);
    const names = headers
      .filter(
        ([name, value]) =>
          !/^(?:accept|accept-language|content-language)$/i.test(name) &&
          !(
            /^content-type$/i.test(name) &&
            /^(?:text\/plain|multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(
              value,
            )
          ),
      )
      .map(([name]) => name);
    return [
      `Access-Control-Allow-Origin: ${origin}`,
      !isSimple && `Access-Control-Allow-Methods: ${method}`,
      names.length > 0 && `Access-Control-Allow-Headers: ${names.join(", ")}`,
      credentials === "include" && "Access-Control-Allow-Credentials: true",
    ]
      .filter(Boolean)
      .join(", ");
  }

  /**
   * Returns the reason why there is no response. Browsers do not report it, so an opaque request
   * checks whether the server is reachable.
   */
  async function reasonOf(request, blocked, words) {
    const { address } = request;
    const url = new URL(address, location.href);
    if (blocked) return docsFilled(words.policy, { url: blocked });
    const isLocal = /^(?:localhost|127\.|\[::1\])/.test(url.hostname);
    if (location.protocol === "https:" && url.protocol === "http:" && !isLocal)
      return docsFilled(words.mixed, { url: url.origin });
    try {
      const how = { method: "HEAD", mode: "no-cors", credentials: "omit" };
      await fetch(url.origin, how);
      return docsFilled(words.cors, { headers: neededHeaders(request) });
    } catch {
      return docsFilled(words.unreached, { url: url.origin });
    }
  }

  /**
   * Sends the request.
   * @param request its `address` is the URL to call, or the URL of the proxy
   * @param show is called with every new part of the result
   */
  globalThis.docsAnswer = async (request, signal, show, words) => {
    const { address, method, headers, body, credentials } = request;
    let blocked;
    const onBlocked = ({ blockedURI }) => (blocked = blockedURI);
    document.addEventListener("securitypolicyviolation", onBlocked);
    const started = performance.now();
    let last = {};
    try {
      const response = await fetch(address, {
        ...{ method, headers, body, credentials, signal },
        ...{ cache: "no-store", referrerPolicy: "no-referrer" },
      });
      const known = {
        status: [response.status, response.statusText].join(" ").trim(),
        time: Math.round(performance.now() - started),
        headers: [...response.headers],
        isForeign: response.type === "cors",
      };
      show(known);
      const type = response.headers.get("content-type") ?? "";
      if (response.body === null || method === "HEAD")
        return show({ ...known, text: "" });
      if (type !== "" && !TEXT.test(type))
        return show({ ...known, type, file: await response.blob() });
      last = known;
      const { text, isCut } = await readText(response, (soFar) =>
        show((last = { ...known, text: soFar })),
      );
      const isJson = /[/+]json\b/.test(type) || type === "";
      show({ ...known, isCut, text: isJson ? laidOut(text) : text });
    } catch (error) {
      if (signal.aborted) return show({ ...last, reason: words.stopped });
      if (!(error instanceof TypeError)) throw error;
      // Waits for the event that reports a violation of the content security
      // policy, because the event follows the error.
      await new Promise((resolve) => setTimeout(resolve));
      show({ reason: await reasonOf(request, blocked, words) });
    } finally {
      document.removeEventListener("securitypolicyviolation", onBlocked);
    }
  };
}
