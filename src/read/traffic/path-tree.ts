/** Paths that nobody declares: a tree of what was called, in which segments that vary become parameters. */
import { percentDecoded } from '../../foundation/percent-encoding.js';
import { byCodeUnit } from '../../foundation/sort.js';
import type { PathSegment } from '../../model/path.js';
import { segmentRoles } from '../infer/api-name.js';
import { literalChild, type PathNode } from './declared-paths.js';
import { identifierForm, type IdentifierForm } from '../infer/identifier.js';
import { READING_LIMITS } from '../../foundation/limits/reading.js';

/** A request below a server. */
export interface PathUse<Request> {
  readonly segments: readonly string[];
  readonly request: Request;
  /**
   * The fields of its answer that repeat a text: `/users/anna` answers `{ login: 'anna' }`.
   * Asked only where a word of the path may be the name of a thing. Nothing where the answer has no fields.
   */
  readonly fieldsThatAre: (text: string) => readonly string[] | undefined;
  /** The service has no such thing, or no such operation. */
  readonly isMissing: boolean;
}

/** A segment and all that was called below it. */
export interface CalledNode<Request> {
  readonly literals: Map<string, CalledNode<Request>>;
  parameter?: CalledParameter<Request>;
  /** The calls that end here. */
  readonly ends: PathUse<Request>[];
  /** Somebody declares the word: it is no name of a thing. */
  isDeclared?: true;
  /** The word is a value by its form or its place, and no name of the API. */
  isValue?: true;
}

export interface CalledParameter<Request> {
  /** As a description declares it, or as the answers call it. */
  readonly name?: string;
  readonly forms: Set<IdentifierForm>;
  readonly node: CalledNode<Request>;
}

/** As many words that their answers repeat are names of things, and no words of the API. */
const LEAST_WORDS = 3;
/** Fields that hold what a thing is known by. One word with digits that they repeat is no word of the API. */
const ID_FIELDS: ReadonlySet<string> = new Set(['id', '_id', 'uid', 'uuid', 'guid']);
/** Fields that repeat a word of the path because they tell the kind of a thing. */
const KINDS = /^(?:type|kind|object|resource|rel|status|_type|__typename)$/i;

/**
 * Lays out requests that fit no declared path.
 * @param declared the paths of the same server that are declared: how others begin is known from these
 */
export function createPathTree<Request>(
  uses: readonly PathUse<Request>[],
  declared: PathNode | undefined,
): CalledNode<Request> {
  const root = createNode<Request>();
  const isVersion = createVersionTest(uses);
  for (const use of uses) addUse(root, use, declared, isVersion);
  joinWords(root);
  return root;
}

function createNode<Request>(): CalledNode<Request> {
  return { literals: new Map(), ends: [] };
}

/** `/2/tweets`: a number at the beginning that never varies is a version of the API. */
function createVersionTest(uses: readonly PathUse<unknown>[]): (text: string) => boolean {
  const firsts = new Set(uses.map(({ segments }) => segments[0]));
  const numbers = [...firsts].filter((text) => text !== undefined && /^\d{1,4}$/.test(text));
  return (text) => numbers.length === 1 && numbers[0] === text;
}

function addUse<Request>(
  root: CalledNode<Request>,
  use: PathUse<Request>,
  declared: PathNode | undefined,
  isVersion: (text: string) => boolean,
): void {
  let node = root;
  let known = declared;
  const roles = segmentRoles(use.segments.map(percentDecoded));
  for (const [index, raw] of use.segments
    .slice(0, READING_LIMITS.recordedSegments.most)
    .entries()) {
    const literal = known && literalChild(known, raw);
    const parameter = literal
      ? undefined
      : known?.parameters.find(({ segment }) => segment.length === 1);
    known = literal ?? parameter?.node;
    const text = percentDecoded(raw);
    const form = literal || (index === 0 && isVersion(text)) ? undefined : identifierForm(text);
    node =
      parameter || form
        ? parameterOf(node, parameter && nameOf(parameter.segment), form)
        : literalOf(node, raw);
    if (literal) node.isDeclared = true;
    else if (roles[index] === 'value') node.isValue = true;
  }
  node.ends.push(use);
}

function nameOf(segment: PathSegment): string | undefined {
  const [part] = segment;
  return part?.kind === 'parameter' ? part.name : undefined;
}

function literalOf<Request>(node: CalledNode<Request>, text: string): CalledNode<Request> {
  const known = node.literals.get(text) ?? createNode<Request>();
  node.literals.set(text, known);
  return known;
}

function parameterOf<Request>(
  node: CalledNode<Request>,
  name: string | undefined,
  form: IdentifierForm | undefined,
): CalledNode<Request> {
  node.parameter ??= { forms: new Set(), node: createNode(), ...(name !== undefined && { name }) };
  if (form) node.parameter.forms.add(form);
  return node.parameter.node;
}

/** Makes parameters of words that are names of things, from the root down. */
function joinWords<Request>(root: CalledNode<Request>): void {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    const found = tooManyWords(node) ?? namedThings(node);
    if (found) joinInto(node, found.words, found.field);
    const values = [...node.literals].flatMap(([word, child]) =>
      isNameless(child) || (node.parameter !== undefined && isMissing(child)) ? word : [],
    );
    if (values.length > 0) joinInto(node, values, undefined);
    for (const one of node.literals.values()) open.push(one);
    if (node.parameter) open.push(node.parameter.node);
  }
}

function isNameless({ isValue, isDeclared }: CalledNode<unknown>): boolean {
  return isValue === true && isDeclared !== true;
}

/** Beside a template, a word at which nothing was ever found is one more of its values. */
function isMissing(root: CalledNode<unknown>): boolean {
  const open = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.isDeclared === true || !node.ends.every((end) => end.isMissing)) return false;
    for (const child of node.literals.values()) open.push(child);
    if (node.parameter) open.push(node.parameter.node);
  }
  return true;
}

interface NamedThings {
  /** The field of the answers that repeats the words; absent where none is known. */
  readonly field?: string;
  readonly words: readonly string[];
}

/** No API has so many words of its own in one place. */
function tooManyWords({ literals }: CalledNode<unknown>): NamedThings | undefined {
  if (literals.size <= READING_LIMITS.recordedWords.most) return undefined;
  const words = [...literals].flatMap(([word, { isDeclared }]) => (isDeclared ? [] : word));
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
    const fields = repeatingFields(child, percentDecoded(word));
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
function repeatingFields(
  { ends }: CalledNode<unknown>,
  word: string,
): readonly string[] | undefined {
  let fields: readonly string[] | undefined;
  for (const { fieldsThatAre } of ends) {
    const own = fieldsThatAre(word)?.filter((field) => !KINDS.test(field));
    if (own !== undefined)
      fields = fields === undefined ? own : fields.filter((field) => own.includes(field));
  }
  return fields;
}

function joinInto<Request>(
  node: CalledNode<Request>,
  words: readonly string[],
  field: string | undefined,
): void {
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

/** Adds all that was called below one segment to what was called below another. */
function mergeInto<Request>(target: CalledNode<Request>, source: CalledNode<Request>): void {
  const open: (readonly [CalledNode<Request>, CalledNode<Request>])[] = [[target, source]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [into, from] = pair;
    for (const end of from.ends) into.ends.push(end);
    for (const [word, child] of from.literals) {
      const same = literalOf(into, word);
      if (child.isDeclared) same.isDeclared = true;
      if (child.isValue) same.isValue = true;
      open.push([same, child]);
    }
    if (!from.parameter) continue;
    for (const form of from.parameter.forms) parameterOf(into, from.parameter.name, form);
    open.push([parameterOf(into, from.parameter.name, undefined), from.parameter.node]);
  }
}
