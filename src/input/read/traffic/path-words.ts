/** Words of called paths that are names of things: they become parameters. */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { percentDecoded } from '../../../base/foundation/percent-encoding.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { createNode, mergeInto, type CalledNode } from './called-node.js';
import {
  isAlike,
  listedKeys,
  lookOf,
  repeatedKeys,
  repeatingFields,
  type ResponseJson,
} from './path-evidence.js';

/** As many words that their answers repeat are names of things, and no words of the API. */
const LEAST_WORDS = 3;
/** Fields that hold what a thing is known by. One word with digits that they repeat is no word of the API. */
const ID_FIELDS: ReadonlySet<string> = new Set(['id', '_id', 'uid', 'uuid', 'guid']);

/** A node whose words are judged. */
interface Place<Request> {
  readonly node: CalledNode<Request>;
  /** How many segments are above its words. */
  readonly depth: number;
  /** The word that the node is; absent for the root and for parameters. */
  readonly collection?: string;
}

/** Makes parameters of words that are names of things, from the root down. */
export function joinWords<Request>(root: CalledNode<Request>): void {
  const open: Place<Request>[] = [{ node: root, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, depth } = place;
    const found = tooManyWords(node) ?? namedThings(node);
    if (found) joinInto(node, found.words, found.field);
    joinInto(node, wordsThat(node, isNameless), undefined);
    joinInto(node, wordsThat(node, isNamed), undefined);
    joinInto(node, listedWords(place), undefined);
    if (node.parameter) joinInto(node, instancesOf(place), undefined);
    for (const [word, child] of node.literals)
      open.push({ node: child, depth: depth + 1, collection: percentDecoded(word) });
    if (node.parameter) open.push({ node: node.parameter.node, depth: depth + 1 });
  }
}

function wordsThat<Request>(
  { literals }: CalledNode<Request>,
  test: (child: CalledNode<Request>, word: string) => boolean,
): string[] {
  return [...literals].flatMap(([word, child]) =>
    !child.isDeclared && test(child, word) ? word : [],
  );
}

function isNameless({ isValue }: CalledNode<unknown>): boolean {
  return isValue === true;
}

/**
 * A word that no list knows, and that a body contains as a name or only one request has. It is no name if something is created
 * there, if it returns a list, or if an id follows it.
 */
function isNamed(node: CalledNode<unknown>): boolean {
  if (node.isUnknown !== true || node.parameter) return false;
  if (node.isTold !== true && operationsOf(node).length > 1) return false;
  return !node.ends.some(({ method, answer }) => method === 'POST' || Array.isArray(answer()));
}

/** The operations of a node and below it, for each use of them: `GET parts {}`. */
function operationsOf<Request>(root: CalledNode<Request>): Operation[] {
  const found: Operation[] = [];
  const open = [{ node: root, path: '' }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, path } = next;
    for (const { method, isSilent, isMissing } of node.ends) {
      found.push({ name: `${method}${path}${isSilent ? '' : ' with a body'}`, isMissing });
    }
    for (const [word, child] of node.literals) open.push({ node: child, path: `${path} ${word}` });
    if (node.parameter) open.push({ node: node.parameter.node, path: `${path} {}` });
  }
  return found;
}

interface Operation {
  /** The same for all that have a body, or all that have none. */
  readonly name: string;
  readonly isMissing: boolean;
}

function foundOperations(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ name, isMissing }) => (isMissing ? [] : name));
}

interface NamedThings {
  /** The field of the answers that repeats the words; absent where none is known. */
  readonly field?: string;
  readonly words: readonly string[];
}

/** No API has so many words of its own in one place. */
function tooManyWords(node: CalledNode<unknown>): NamedThings | undefined {
  if (node.literals.size <= READING_LIMITS.recordedWords.most) return undefined;
  const words = wordsThat(node, () => true);
  return words.length > READING_LIMITS.recordedWords.most ? { words } : undefined;
}

/** The words below a segment that their answers repeat, all in the same field, and those that are written as these are. */
function namedThings(node: CalledNode<unknown>): NamedThings | undefined {
  // Answers are read only where they can tell.
  if (node.literals.size < LEAST_WORDS && ![...node.literals.keys()].some(isCoded))
    return undefined;
  const words = new Map<string, string[]>();
  const silent: string[] = [];
  for (const [word, child] of node.literals) {
    const fields = repeatedIn(child, percentDecoded(word));
    if (fields === undefined) silent.push(word);
    for (const field of fields ?? []) words.set(field, [...(words.get(field) ?? []), word]);
  }
  const [best] = [...words].sort(([a, x], [b, y]) => y.length - x.length || byCodeUnit(a, b));
  const coded = best && ID_FIELDS.has(best[0].toLowerCase()) ? best[1].filter(isCoded) : [];
  if (!best || (best[1].length < LEAST_WORDS && coded.length === 0)) return undefined;
  const field = best[0];
  const known = best[1].length < LEAST_WORDS ? coded : best[1];
  const shapes = new Set(known.map(shapeOf));
  const below = new Set(known.flatMap((word) => childWords(node, word)));
  const alike = silent.filter((word) => {
    const children = childWords(node, word);
    const isBelow = children.length > 0 && children.every((child) => below.has(child));
    return isBelow || (shapeOf(word) !== WORD_SHAPE && shapes.has(shapeOf(word)));
  });
  // It is called as other ids are: `{userId}`.
  const named = coded.length < known.length && { field };
  return { words: [...known, ...alike], ...named };
}

/** Letters with digits among or behind them: no word of an API, where the answer calls it its id. */
function isCoded(word: string): boolean {
  return /\p{L}/u.test(word) && /\d/.test(word);
}

const WORD_SHAPE = 'a';

/** `anna-adler` is written as `ben-busch` is, and a word as no name. */
function shapeOf(word: string): string {
  return percentDecoded(word)
    .replace(/\p{L}+/gu, WORD_SHAPE)
    .replace(/\d+/g, '0');
}

function childWords({ literals }: CalledNode<unknown>, word: string): string[] {
  return [...(literals.get(word)?.literals.keys() ?? [])];
}

/** The fields in which every answer repeats the word; nothing where no answer has fields. */
function repeatedIn({ ends }: CalledNode<unknown>, word: string): readonly string[] | undefined {
  let fields: readonly string[] | undefined;
  for (const { answer } of ends) {
    const own = repeatingFields(answer(), word);
    if (own !== undefined)
      fields = fields === undefined ? own : fields.filter((field) => own.includes(field));
  }
  return fields;
}

/** Words by which a list of the collection, or the answer to a create, has called a thing before. */
function listedWords({ node, collection }: Place<unknown>): string[] {
  if (collection === undefined || node.literals.size === 0) return [];
  const listed = new Set<string>();
  for (const { method, answer } of node.ends) {
    for (const key of listedKeys(answer(), collection, method === 'POST')) listed.add(key);
  }
  return wordsThat(node, (_, word) => listed.has(percentDecoded(word)));
}

/** What the answers of a template have in common. */
interface TemplateAnswers {
  /** The fields that repeat the value in the path. */
  readonly keys: ReadonlySet<string>;
  /** The fields of all answers. */
  readonly look: ReadonlySet<string>;
  /** Its operations and those below it. */
  readonly operations: ReadonlySet<string>;
  /** How the values in the path are written. */
  readonly shapes: ReadonlySet<string>;
}

/** False for no body, and for an empty object. */
function saysAnything(answer: ResponseJson): boolean {
  return answer !== undefined && !isEmptyObject(answer);
}

function isEmptyObject(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).length === 0;
}

/**
 * The words beside a template that are values of it: nothing was ever found there, or what came back is what the template
 * gives. A word that APIs have must be repeated by its answers, unless none of them says anything: `/users/me` stays.
 */
function instancesOf<Request>({ node, depth, collection }: Place<Request>): string[] {
  const template = node.parameter?.node;
  if (!template) return [];
  let known: TemplateAnswers | undefined;
  return wordsThat(node, (child, word) => {
    const operations = operationsOf(child);
    if (operations.every(({ isMissing }) => isMissing)) return true;
    known ??= templateAnswers(template, depth);
    const { keys, look, shapes } = known;
    const answers = child.ends.map(({ answer }) => answer()).filter(saysAnything);
    const shape = shapeOf(word);
    if (answers.length === 0) {
      if (shape !== WORD_SHAPE && shapes.has(shape)) return true;
      // It was deleted, and is not there any more.
      if (child.ends.some(({ isMissing }) => isMissing)) return true;
      const found = known.operations;
      // An action that no list of words knows is called with POST.
      const mayBeNew = child.isWord !== true && child.ends.every(({ method }) => method !== 'POST');
      return mayBeNew || foundOperations(operations).every((one) => found.has(one));
    }
    const text = percentDecoded(word);
    const repeats = (fields: readonly string[] | undefined): boolean =>
      fields?.some((field) => look.size === 0 || keys.has(field)) === true;
    if (answers.every((one) => repeats(repeatedKeys(one, text, collection ?? '')))) return true;
    if (!answers.every((one) => isAlike(lookOf(one), look))) return false;
    return child.isWord !== true || answers.every((one) => repeats(repeatingFields(one, text)));
  });
}

function templateAnswers<Request>(template: CalledNode<Request>, depth: number): TemplateAnswers {
  const counts = new Map<string, number>();
  const look = new Set<string>();
  let count = 0;
  const shapes = new Set<string>();
  for (const { answer, segments } of template.ends) {
    shapes.add(shapeOf(segments[depth] ?? ''));
    const one = answer();
    if (!saysAnything(one)) continue;
    count++;
    for (const field of lookOf(one)) look.add(field);
    for (const field of repeatingFields(one, percentDecoded(segments[depth] ?? '')) ?? [])
      counts.set(field, (counts.get(field) ?? 0) + 1);
  }
  const keys = [...counts].flatMap(([field, times]) => (times * 2 >= count ? field : []));
  const operations = new Set(foundOperations(operationsOf(template)));
  return { keys: new Set(keys), look, operations, shapes };
}

function joinInto<Request>(
  node: CalledNode<Request>,
  words: readonly string[],
  field: string | undefined,
): void {
  if (words.length === 0) return;
  node.parameter ??= {
    forms: new Set(),
    node: createNode(),
    ...(field !== undefined && { name: field }),
  };
  for (const word of words) {
    const child = node.literals.get(word);
    if (!child) continue;
    node.literals.delete(word);
    mergeInto(node.parameter.node, child);
  }
}
