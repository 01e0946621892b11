// Finds and ranks results. It is loaded when the search is used. The scripts with the parts of the
// index call `add`.
{
  const STOP = new Set(
    "a an and are as at be by for from in into is it its of on or that the this to was when with you your".split(
      " ",
    ),
  );
  const CAMEL = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;
  const WORD = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu;
  const UNSPACED =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+/gu;

  const stem = (word) =>
    word.length > 4 && word.endsWith("ies")
      ? `${word.slice(0, -3)}y`
      : word.length > 3 && /[^su]s$/.test(word)
        ? word.slice(0, -1)
        : word;

  /**
   * Returns the parts of a word, and the whole word: a search for `per`, `page` or `perpage` finds
   * `per_page`.
   */
  function partsOf(word) {
    const parts = word
      .split(/[_-]+/)
      .flatMap((part) => part.split(CAMEL))
      .filter(Boolean)
      .map((part) => stem(part.toLowerCase()));
    return parts.length > 1
      ? { parts, whole: stem(parts.join("")) }
      : { parts, whole: undefined };
  }

  /**
   * Returns each pair of adjacent letters as a word, for scripts that have no spaces between words
   * (Chinese, Japanese).
   */
  function pairs(text) {
    const found = [];
    for (const [run] of text.matchAll(UNSPACED)) {
      const letters = [...run];
      if (letters.length === 1) found.push(run);
      for (let at = 0; at + 1 < letters.length; at++)
        found.push(letters[at] + letters[at + 1]);
    }
    return found;
  }

  function tokenize(text) {
    const tokens = pairs(text);
    for (const [word] of text.replace(UNSPACED, " ").matchAll(WORD)) {
      const { parts, whole } = partsOf(word);
      tokens.push(...parts.filter((part) => !STOP.has(part)));
      if (whole) tokens.push(whole);
    }
    return tokens;
  }

  const FIELDS = {
    title: 5,
    called: 4,
    name: 3,
    group: 1.5,
    parameters: 1.6,
    fields: 1.2,
    said: 0.6,
  };
  const index = new MiniSearch({
    fields: Object.keys(FIELDS),
    tokenize,
    processTerm: (term) => term,
    searchOptions: { tokenize: (term) => [term], boost: FIELDS },
  });
  const rows = [];
  let last = 0;
  let parts = 1;

  /** Adds a part of the search index. */
  function add(part, of, more) {
    [last, parts] = [part, of];
    const documents = more.map(
      (
        [kind, href, title, name, group, called, parameters, fields, said],
        at,
      ) => ({
        id: rows.length + at,
        kind,
        href,
        title,
        name,
        group,
        called,
        parameters,
        fields,
        said,
      }),
    );
    rows.push(...documents);
    index.addAll(documents);
  }

  /**
   * Returns a query for all words of a text. A word matches completely, as the beginning of another
   * word, or with a typo. `per_page` matches as it is, or if all its parts match.
   */
  function queryOf(text) {
    const words = [...text.replace(UNSPACED, " ").matchAll(WORD)].map(
      ([word]) => partsOf(word),
    );
    const said = words.filter(
      ({ parts }) => !parts.every((one) => STOP.has(one)),
    );
    return [
      ...pairs(text).map((pair) => ({ queries: [pair] })),
      ...(said[0] ? said : words).map(({ parts, whole }) => {
        if (!whole) return { queries: parts };
        const inPieces = { combineWith: "AND", queries: parts, ...PLAIN };
        return { combineWith: "OR", queries: [whole, inPieces] };
      }),
    ];
  }

  const PLAIN = { prefix: false, fuzzy: false };
  const SLIPS = {
    prefix: (term) => term.length > 1,
    fuzzy: (term) => (term.length > 3 ? 0.25 : false),
    weights: { fuzzy: 0.3, prefix: 0.6 },
  };

  /** Returns the stems of a text, without stop words. */
  const core = (text) => tokenize(text).join(" ");

  const METHOD = /^(get|post|put|patch|delete|head|options)\s+(?=\/)/i;
  const KINDS = { type: 0.45, group: 0.9, webhook: 0.6 };

  /** Returns the factor for the score of a result. An exact match gets the highest. */
  function weight(row, { text, query, method }) {
    const { kind, title, name, called, parameters, fields } = row;
    if (method && kind !== method) return 0;
    const length = kind === "type" ? title.length : name.length;
    const factor = (KINDS[kind] ?? 1) * (1.25 - Math.min(length, 100) / 300);
    if (name === text || title === text)
      return factor * (kind === "GET" ? 21 : 20);
    const texts = (row.texts ??= [title, name, ...called.split(" ")].map(core));
    if (called.split(" ").includes(text)) return factor * 8;
    if (texts.includes(query)) return factor * (KINDS[kind] ? 2.5 : 4);
    const own = ` ${parameters} ${fields} `;
    const said = texts[0].split(" ");
    const asked = said.filter((one) => query.includes(one)).length;
    const close = factor * (1 + asked / said.length);
    if (texts.some((one) => one.startsWith(query))) return close * 1.6;
    if (texts.some((one) => one.includes(query))) return close * 1.3;
    return own.includes(` ${text} `) ? close * 3 : close;
  }

  /** Returns the best results. Those that contain all words are first. */
  function find(input, most = 30) {
    const method = METHOD.exec(input.trim())?.[1].toUpperCase();
    const text = input.trim().replace(METHOD, "");
    const queries = queryOf(text);
    if (queries.length === 0) return [];
    const asked = { text, query: core(text), method };
    const ranked = (combineWith) =>
      index
        .search({ combineWith, queries }, SLIPS)
        .map(({ id, score }) => {
          const row = rows[id];
          return { row, score: score * weight(row, asked) };
        })
        .filter(({ score }) => score > 0)
        .sort((a, b) => b.score - a.score || a.row.id - b.row.id);
    const all = ranked("AND");
    const found = all.length > 0 ? all : ranked("OR");
    return found.slice(0, most).map(({ row }) => row);
  }

  globalThis.docsSearch = {
    add,
    find,
    next: () => (last < parts ? `search_${last + 1}.js` : undefined),
  };
}
