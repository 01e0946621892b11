/**
 * Decides which words in recorded paths belong to the API. A word belongs to it because of its place: it recurs while
 * the values before it or after it vary, or it is one of several routes that each return other objects. The spelling of a
 * word proves nothing, because links and people are named with common words: `/s/sunflower/reset`, `/people/grant`.
 */
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';
import { isAlike } from '../../../input/read/traffic/index.js';

/**
 * A segment of a path:
 * - `way` is a prefix, such as `api` or `v1`, or a part of the URL of the service;
 * - `fixed` is declared or named by `--keep`;
 * - `word` and `unknown` may belong to the API, and only a `word` consists of words that many APIs use;
 * - `value` is everything else.
 */
export interface RecordedSegment {
  /** The segment, percent-decoded. */
  readonly text: string;
  readonly kind: 'way' | 'fixed' | 'word' | 'unknown' | 'value';
}

/** A position in the recorded paths, with everything that was recorded below it. */
interface PathNode {
  readonly kind: RecordedSegment['kind'];
  readonly words: Map<string, PathNode>;
  values?: PathNode;
  /** The number of requests. */
  count: number;
  /** Some of the different paths before the segment, and some of its texts; at most `LEAST` each. */
  readonly prefixes: Set<string>;
  readonly texts: Set<string>;
  /** The names of the fields in requests and responses, by method. */
  readonly answers: Map<string, Set<string>>;
}

/** The segment before another one. At the start of a path, there is none, or only prefixes such as `api`. */
type Before = 'start' | 'value' | 'word';

/** The number of different values before or after a word that prove it. A common word needs fewer values before it. */
const LEAST = 4;
const LEAST_WORD = 3;
/** The number of routes at one position, and of requests to each of them, that prove them. */
const LEAST_ROUTES = 3;
const LEAST_REQUESTS = 3;
/** If at least so many words at a position are proven, and more than half of all, the others are routes as well. */
const CROWD = 8;
/** The maximum depth and number of the operations below a node that are compared with those of other nodes. */
const DEPTH = 3;
const MOST_OPERATIONS = 60;
const MOST_SIBLINGS = 200;
const MOST_FIELDS = 80;

export class PathWords {
  readonly #root = createNode('way');
  #nodes = 0;

  /**
   * Records a request that the service supports.
   * @param sent the JSON of the request; `undefined` without one
   * @param answer the JSON of a successful response; `undefined` without one
   */
  observe(method: string, parts: readonly RecordedSegment[], sent: unknown, answer: unknown): void {
    let node = this.#root;
    let prefix = '';
    for (const { text, kind } of parts) {
      const known = kind === 'value' ? node.values : node.words.get(text);
      if (!known && ++this.#nodes > SERVICE_LIMITS.pathWords.most) return;
      const child = known ?? createNode(kind);
      if (kind === 'value') node.values = child;
      else node.words.set(text, child);
      child.count++;
      addSome(child.prefixes, prefix);
      addSome(child.texts, text);
      prefix += `/${text}`;
      node = child;
    }
    const look = node.answers.get(method) ?? new Set();
    node.answers.set(method, look);
    addLook(look, sent, 'sent', 0);
    addLook(look, answer, '', 0);
  }

  /**
   * Returns the words that belong to the API. Call it once, when the recording ends.
   * @param isValue returns true for a word that a field contained as its value
   */
  proven(isValue: (word: string) => boolean): Set<string> {
    joinValues(this.#root, isValue);
    const looks = new Map<string, number>();
    countLooks(this.#root, looks);
    const found = new Set<string>();
    addProven(this.#root, 'start', { found, looks });
    addRepeated(this.#root, found);
    return found;
  }
}

interface Proof {
  readonly found: Set<string>;
  /** The number of operations whose responses have the same fields, by these fields. */
  readonly looks: ReadonlyMap<string, number>;
}

function createNode(kind: PathNode['kind']): PathNode {
  const sets = { prefixes: new Set<string>(), texts: new Set<string>() };
  return { kind, words: new Map(), count: 0, answers: new Map(), ...sets };
}

function addSome(some: Set<string>, text: string): void {
  if (some.size < LEAST) some.add(text);
}

/** Adds the names of fields: the outer ones, those of the items of lists, and those of objects in outer fields. */
function addLook(look: Set<string>, answer: unknown, at: string, depth: number): void {
  if (Array.isArray(answer)) return addLook(look, answer[0], `${at}[]`, depth);
  if (typeof answer !== 'object' || answer === null) {
    if (answer !== undefined && at !== '' && depth === 0) look.add(at);
    return;
  }
  for (const [name, value] of Object.entries(answer)) {
    if (look.size >= MOST_FIELDS) return;
    look.add(`${at}/${name}`);
    if (depth === 0) addLook(look, value, `${at}/${name}`, 1);
  }
}

/** Moves the words that fields contained as values to the other values at their position. */
function joinValues(node: PathNode, isValue: (word: string) => boolean): void {
  for (const [text, child] of node.words) {
    if (child.kind === 'way' || child.kind === 'fixed' || !isValue(text)) continue;
    node.words.delete(text);
    node.values ??= createNode('value');
    join(node.values, child);
  }
  for (const child of childrenOf(node)) joinValues(child, isValue);
}

function join(into: PathNode, from: PathNode): void {
  into.count += from.count;
  for (const prefix of from.prefixes) addSome(into.prefixes, prefix);
  for (const text of from.texts) addSome(into.texts, text);
  for (const [method, look] of from.answers)
    into.answers.set(method, new Set([...(into.answers.get(method) ?? []), ...look]));
  for (const [text, child] of from.words) {
    const same = into.words.get(text);
    if (same) join(same, child);
    else into.words.set(text, child);
  }
  if (from.values && into.values) join(into.values, from.values);
  else if (from.values) into.values = from.values;
}

function childrenOf({ words, values }: PathNode): PathNode[] {
  return [...words.values(), ...(values ? [values] : [])];
}

function countLooks(node: PathNode, looks: Map<string, number>): void {
  for (const look of node.answers.values()) {
    const fields = fieldsText(look);
    looks.set(fields, (looks.get(fields) ?? 0) + 1);
  }
  for (const child of childrenOf(node)) countLooks(child, looks);
}

function fieldsText(look: ReadonlySet<string>): string {
  return [...look].sort().join(' ');
}

/** Adds the proven words below a node. Returns the number of children that belong to the API. */
function addProven(node: PathNode, before: Before, proof: Proof): number {
  const children = childrenOf(node);
  const operations = new Map(children.map((child) => [child, operationsOf(child)]));
  const isUnlike = (child: PathNode): boolean =>
    children.length <= MOST_SIBLINGS &&
    !children.some((other) => {
      return other !== child && isLike(operations.get(child), operations.get(other));
    });
  const unlike = new Set(children.filter(isUnlike));
  const own = new Set<string>();
  const open: string[] = [];
  for (const [text, child] of node.words) {
    const below = addProven(child, child.kind === 'way' ? before : 'word', proof);
    const isRoute = unlike.has(child) && unlike.size >= LEAST_ROUTES;
    const isBeside = unlike.has(child) && (isRoute || node.values !== undefined);
    const isProven =
      child.kind === 'way' ||
      child.kind === 'fixed' ||
      isVaried(child, before, { below, isRoute, isBeside }) ||
      (isRoute && isOwnRoute(child, below, proof));
    if (isProven) own.add(text);
    else if (unlike.has(child) && isFrequentWord(child)) open.push(text);
  }
  // At the start of a path without a prefix, the other words may be tenants or links.
  const hasPrefix = node.prefixes.size > 0;
  if (hasPrefix && own.size >= CROWD && own.size * 2 > node.words.size)
    for (const text of open) own.add(text);
  for (const text of own) proof.found.add(text);
  if (node.values) addProven(node.values, 'value', proof);
  return own.size;
}

/** Adds the words that follow several words of the API: `/orders/search`, `/users/search`. */
function addRepeated(root: PathNode, found: Set<string>): void {
  const parents = new Map<string, Set<string>>();
  const open: (readonly [PathNode, string | undefined])[] = [[root, undefined]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, text] = next;
    for (const [word, child] of node.words) {
      open.push([child, found.has(word) ? word : undefined]);
      if (text === undefined || child.kind !== 'word') continue;
      parents.set(word, (parents.get(word) ?? new Set()).add(text));
    }
    if (node.values) open.push([node.values, undefined]);
  }
  for (const [word, before] of parents) if (before.size >= LEAST) found.add(word);
}

function isFrequentWord({ kind, count }: PathNode): boolean {
  return kind === 'word' && count >= LEAST_REQUESTS;
}

/** Describes the position of a word. */
interface Position {
  /** The number of words below it that belong to the API. */
  readonly below: number;
  /** True if the word and at least two others at its position each have operations that no other word there has. */
  readonly isRoute: boolean;
  /** The same, or true if values are at the same position. */
  readonly isBeside: boolean;
}

/** Returns true for a word that recurs while the values before or after it vary. */
function isVaried(
  child: PathNode,
  before: Before,
  { below, isRoute, isBeside }: Position,
): boolean {
  const isCollection = (child.values?.texts.size ?? 0) >= LEAST;
  const recurs = child.prefixes.size >= LEAST;
  if (before === 'value') {
    const least = child.kind === 'word' ? LEAST_WORD : LEAST;
    return isCollection || child.prefixes.size >= least;
  }
  if (before === 'start' && isCollection) return true;
  if (child.kind !== 'word') return false;
  if (before === 'start' && below >= 2) return true;
  return (isRoute && isCollection) || (isBeside && recurs);
}

/**
 * Returns true for a route that sends or returns an object as no other operation does, or that precedes other routes.
 */
function isOwnRoute(child: PathNode, below: number, { looks }: Proof): boolean {
  if (!isFrequentWord(child)) return false;
  const isOwn = (look: ReadonlySet<string>): boolean =>
    look.size > 0 && looks.get(fieldsText(look)) === 1;
  return below >= 2 || [...child.answers.values()].some(isOwn);
}

/** Returns the fields of the responses of all operations at a node and below it, by method and path below the node. */
function operationsOf(node: PathNode): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, ReadonlySet<string>>();
  const open = [{ node, path: '', depth: 0 }];
  for (let next = open.pop(); next && found.size < MOST_OPERATIONS; next = open.pop()) {
    for (const [method, look] of next.node.answers) found.set(`${method} ${next.path}`, look);
    if (next.depth >= DEPTH) continue;
    const { path, depth } = next;
    for (const [text, child] of next.node.words)
      open.push({ node: child, path: `${path}/${text}`, depth: depth + 1 });
    if (next.node.values)
      open.push({ node: next.node.values, path: `${path}/*`, depth: depth + 1 });
  }
  return found;
}

/**
 * Returns true if a node has operations of another node: at least half of those that have fields, counted at the node
 * with fewer of them, or at least half of all.
 */
function isLike(
  own: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
  others: ReadonlyMap<string, ReadonlySet<string>> = new Map(),
): boolean {
  const same = [...own].filter(([name, look]) => {
    const other = others.get(name);
    return other && isAlike([...look], other) && isAlike([...other], look);
  });
  const known = (looks: Iterable<ReadonlySet<string>>): number =>
    [...looks].filter(({ size }) => size > 0).length;
  const some = known(same.map(([, look]) => look));
  const fewer = Math.min(known(own.values()), known(others.values()));
  return (some > 0 && some * 2 >= fewer) || (same.length > 0 && same.length * 2 >= own.size);
}
