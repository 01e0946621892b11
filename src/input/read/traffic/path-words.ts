/** Finds path segments that look like words but identify resources. They become parameters. */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { percentDecoded } from '../../../base/foundation/text/percent-encoding.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { segmentRoles } from '../infer/api-name.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { BodyNames } from './body-names.js';
import { createNode, mergeInto, type CalledNode } from './called-node.js';
import { listedWords, twinWords } from './path-resources.js';
import {
  isAlike,
  lookOf,
  repeatedKeys,
  repeatingFields,
  type ResponseJson,
} from './path-evidence.js';

/** If responses repeat at least this many words, the words identify resources and are not part of the API. */
const LEAST_WORDS = 3;
/**
 * Fields that identify a resource. If such a field repeats a word with digits, this single word is enough to prove
 * that it is an identifier.
 */
const ID_FIELDS: ReadonlySet<string> = new Set(['id', '_id', 'uid', 'uuid', 'guid']);

/** A node whose segments are examined. */
interface Place<Request> {
  readonly node: CalledNode<Request>;
  /** The number of segments before the examined ones. */
  readonly depth: number;
  /** The word of the node; absent for the root and for parameters. */
  readonly collection?: string;
  /** True for the segments after a parameter. */
  readonly isAfterValue?: true;
}

/**
 * Replaces words that identify resources with parameters, from the start of the paths to the end.
 * @param names the names of resources in the bodies
 */
export function joinWords<Request>(root: CalledNode<Request>, names: BodyNames): void {
  const open: Place<Request>[] = [{ node: root, depth: 0 }];
  for (let place = open.pop(); place; place = open.pop()) {
    const { node, depth } = place;
    if (place.isAfterValue === true) mayBeUnknown(node);
    const found = tooManyWords(node) ?? namedThings(node);
    if (found) joinInto(node, found.words, found.field);
    joinInto(node, wordsThat(node, isNameless), undefined);
    joinInto(node, wordsThat(node, isNamed), undefined);
    if (place.collection !== undefined) {
      joinInto(node, listedWords(node, place.collection, names), undefined);
      joinInto(node, twinWords(node, place.collection), undefined);
    }
    if (node.parameter) joinInto(node, instancesOf(place), undefined);
    for (const [word, child] of node.literals)
      open.push({ node: child, depth: depth + 1, collection: percentDecoded(word) });
    if (node.parameter)
      open.push({ node: node.parameter.node, depth: depth + 1, isAfterValue: true });
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

/** After a value, a word that no list contains is usually a word of the API: `/projects/default/notizen`. */
function mayBeUnknown({ literals }: CalledNode<unknown>): void {
  for (const [word, child] of literals) {
    if (child.isValue !== true || segmentRoles([percentDecoded(word)])[0] !== 'unknown') continue;
    delete child.isValue;
    child.isUnknown = true;
  }
}

/**
 * Returns true for a word that is in no word list and probably identifies a resource: it is the value of a personal
 * field in a body, or it has only one request. It does not identify a resource if `POST` is sent to its path, if the
 * response is a list, or if an id follows it.
 */
function isNamed(node: CalledNode<unknown>): boolean {
  if (node.isUnknown !== true || node.parameter) return false;
  if (node.isPersonal !== true && operationsOf(node).length > 1) return false;
  return !node.ends.some(({ method, answer }) => method === 'POST' || Array.isArray(answer()));
}

/**
 * Returns one operation for each call at a node or below it. An operation is the method with the path below the node.
 */
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
  /** The method, the path below the node, and whether there is a body: `PUT parts {} with a body`. */
  readonly name: string;
  readonly isMissing: boolean;
}

function foundOperations(operations: readonly Operation[]): string[] {
  return operations.flatMap(({ name, isMissing }) => (isMissing ? [] : name));
}

interface NamedThings {
  /** The field of the responses that repeats the words; absent if there is none. */
  readonly field?: string;
  readonly words: readonly string[];
}

/**
 * Returns the different words that follow a segment of a path, if there are more of them than an API would have as
 * fixed words. They are then values of a parameter.
 */
function tooManyWords(node: CalledNode<unknown>): NamedThings | undefined {
  if (node.literals.size <= READING_LIMITS.recordedWords.most) return undefined;
  const words = wordsThat(node, () => true);
  return words.length > READING_LIMITS.recordedWords.most ? { words } : undefined;
}

/**
 * Returns the words that follow a segment, if the response to a word contains the word, and for all words in the same
 * field. Words without such a response are included if they are spelled or continued like the others.
 */
function namedThings(node: CalledNode<unknown>): NamedThings | undefined {
  // Responses are only read if there are enough words for a decision.
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
  // If no field repeats the words, the parameter is named like other ids: `{userId}`.
  const named = coded.length < known.length && { field };
  return { words: [...known, ...alike], ...named };
}

/**
 * Returns true for a word of letters and digits. If the response repeats such a word as its id, the word is not part
 * of the API.
 */
function isCoded(word: string): boolean {
  return /\p{L}/u.test(word) && /\d/.test(word);
}

const WORD_SHAPE = 'a';

/** Returns the form of a segment. `anna-adler` and `ben-busch` have the same form, but a single word has another. */
function shapeOf(word: string): string {
  return percentDecoded(word)
    .replace(/\p{L}+/gu, WORD_SHAPE)
    .replace(/\d+/g, '0');
}

function childWords({ literals }: CalledNode<unknown>, word: string): string[] {
  return [...(literals.get(word)?.literals.keys() ?? [])];
}

/** Returns the fields in which every response repeats the word; `undefined` if no response has fields. */
function repeatedIn({ ends }: CalledNode<unknown>, word: string): readonly string[] | undefined {
  let fields: readonly string[] | undefined;
  for (const { answer } of ends) {
    const own = repeatingFields(answer(), word);
    if (own !== undefined)
      fields = fields === undefined ? own : fields.filter((field) => own.includes(field));
  }
  return fields;
}

/** Facts about all requests to a path template and their responses. A word is compared with these facts. */
interface TemplateAnswers {
  /** The fields that repeat the value in the path, in at least half of the responses. */
  readonly keys: ReadonlySet<string>;
  /** The names of all fields in the responses. */
  readonly look: ReadonlySet<string>;
  /** The operations of the template, and those of longer paths. */
  readonly operations: ReadonlySet<string>;
  /** The forms of the values in the path. */
  readonly shapes: ReadonlySet<string>;
}

/** Returns false if a response has no body, or only an empty object. */
function saysAnything(answer: ResponseJson): boolean {
  return answer !== undefined && !isEmptyObject(answer);
}

function isEmptyObject(value: unknown): boolean {
  return isPlainObject(value) && Object.keys(value).length === 0;
}

/**
 * Returns the words that are values of a path template at the same level (`anna` in `/users/anna`, next to
 * `/users/{id}`). All responses for such a word report a missing resource, or look like those of the template. A word
 * that is common in APIs must also be repeated in the response, unless no response has content: `/users/me` is not a
 * value.
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
      if (child.ends.length > 0 && shape !== WORD_SHAPE && shapes.has(shape)) return true;
      // Some requests found the resource and others did not, so the word identifies a resource that was deleted.
      if (child.ends.some(({ isMissing }) => isMissing)) return true;
      const found = known.operations;
      // A word that is called with POST may be an action of the API, even if the word is in no word list.
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
