/** Finds operations by words, as agents phrase them: "create an issue". */
import type { OperationTool } from "./tool.js";

/** Words that do not describe an operation. */
const EMPTY = new Set(
  "a an and are as at by can do for from how i in into is it its of on or our please some that the this to want what which with you your".split(
    " ",
  ),
);

/** Synonyms; the first word replaces the others. */
const SAME = [
  "create add new make open post submit trigger dispatch",
  "delete remove drop destroy",
  "update edit change modify patch set",
  "get show read fetch retrieve view",
  "list all",
  "cancel stop abort",
  "authenticated me my mine current",
];
const MEANING = new Map(
  SAME.flatMap((words) => {
    const [first = "", ...others] = words.split(" ");
    return others.map((other) => [other, first] as const);
  }),
);

/**
 * An operation with the words that describe it. The weight of a word depends on
 * where the word occurs, for example in the name of the operation.
 */
interface Entry {
  readonly tool: OperationTool;
  readonly name: readonly string[];
  /** Each word with its weight. */
  readonly weights: ReadonlyMap<string, number>;
}

/**
 * Creates a search over operations. The words that describe the operations are
 * collected at the first search.
 * @returns a function that returns the operations that match a query, the best
 * match first
 */
export function ranking(
  tools: readonly OperationTool[],
): (query: string) => readonly OperationTool[] {
  let made: ReturnType<typeof indexOf> | undefined;
  return (query) => {
    const { entries, rarity } = (made ??= indexOf(tools));
    const exact = tools.filter(({ name, call }) =>
      [name, call].some(
        (one) => one.toLowerCase() === query.trim().toLowerCase(),
      ),
    );
    const words = [...new Set(wordsOf(query))];
    const telling = words.filter((word) => !EMPTY.has(word));
    const asked = (telling.length > 0 ? telling : words).map(stem);
    const scored = entries.flatMap(({ tool, name, weights }) => {
      const found = asked.map((word) => rarity(word) * weightOf(word, weights));
      const score = found.reduce((sum, one) => sum + one, 0);
      if (score === 0 || exact.includes(tool)) return [];
      const matched = found.filter((one) => one > 0).length / asked.length;
      const beside = name.filter(
        (word) => !asked.some((one) => isAlike(one, word)),
      );
      return [{ tool, score: (score * matched) / (1 + beside.length / 8) }];
    });
    const sorted = scored.sort((a, b) => b.score - a.score);
    return [...exact, ...sorted.map(({ tool }) => tool)];
  };
}

function indexOf(tools: readonly OperationTool[]): {
  readonly entries: readonly Entry[];
  readonly rarity: (word: string) => number;
} {
  const entries = tools.map((tool): Entry => {
    const name = wordsOf(tool.name).map(stem);
    const weights = new Map<string, number>();
    const places = [tool.description, tool.group, tool.call, tool.title];
    places.forEach((text, at) => {
      for (const word of wordsOf(text))
        weights.set(stem(word), [1, 2, 3, 4][at] ?? 1);
    });
    for (const word of name) weights.set(word, 4);
    return { tool, name, weights };
  });
  const counts = new Map<string, number>();
  for (const { weights } of entries) {
    weights.forEach((weight, word) => {
      if (weight > 1) counts.set(word, (counts.get(word) ?? 0) + 1);
    });
  }
  const rarity = (word: string): number =>
    Math.log(1 + entries.length / (counts.get(word) ?? 1));
  return { entries, rarity };
}

function weightOf(word: string, weights: ReadonlyMap<string, number>): number {
  const exact = weights.get(word);
  if (exact !== undefined) return exact;
  let best = 0;
  weights.forEach((weight, other) => {
    if (isAlike(word, other)) best = Math.max(best, weight * 0.8);
  });
  return best;
}

/** `repo` and `repository`. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length > 3 && long.startsWith(short);
}

/**
 * Returns the words of a text in lower case. A name in camel case is split into
 * its words.
 */
function wordsOf(text: string): string[] {
  const spaced = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return spaced.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * Returns the stem of a word. It is the same for the singular and the plural,
 * and for all synonyms.
 */
function stem(word: string): string {
  const single = word.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
  return MEANING.get(single) ?? single;
}
