/** Collects the names of people and of resources in recorded bodies. A path segment that equals one may be a value. */
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';
import { singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isPersonalName } from '../secret.js';
import type { Content, Exchange } from './exchange.js';
import { isKindField, keyTest } from './path-evidence.js';

export interface BodyNames {
  /** Returns true for the value of a personal field, such as `name`. */
  readonly isPersonal: (text: string) => boolean;
  /**
   * Returns true for the name of a resource in a collection: an item of the list `environments` has it as its name, or a
   * field such as `environment` or `environmentId` has it as its value.
   * @param collection the path segment before the text
   */
  readonly isNamed: (collection: string, text: string) => boolean;
  /** Returns the names of the lists whose items have the text as their name. */
  readonly listsOf: (text: string) => ReadonlySet<string>;
}

interface Found {
  readonly personal: Set<string>;
  /** The names of resources, each with its collection: `environment production`. */
  readonly resources: Set<string>;
  /** The names of lists, by the names of their items. */
  readonly lists: Map<string, Set<string>>;
}

/** The position of a value in a body. */
interface Inside {
  /** The name of the innermost field. */
  readonly name: string;
  /** The name of the innermost list; empty outside of lists. */
  readonly list: string;
  readonly collection: string;
  readonly depth: number;
}

const LONGEST = 40;

/** Collects the names in the bodies of some exchanges. The bodies are read when a function is first called. */
export function createBodyNames(exchanges: readonly Exchange[]): BodyNames {
  let found: Found | undefined;
  const names = (): Found => (found ??= namesIn(exchanges));
  return {
    isPersonal: (text) => names().personal.has(text),
    isNamed: (collection, text) => names().resources.has(`${collectionName(collection)} ${text}`),
    listsOf: (text) => names().lists.get(text) ?? new Set(),
  };
}

function namesIn(exchanges: readonly Exchange[]): Found {
  const found: Found = { personal: new Set(), resources: new Set(), lists: new Map() };
  for (const { address, requestBody, responseBody } of exchanges) {
    if (found.personal.size + found.resources.size >= READING_LIMITS.recordedNames.most) break;
    const collection = address.segments.at(-1) ?? '';
    for (const body of [requestBody, responseBody]) addNames(found, body, collection);
  }
  return found;
}

/** @param collection the last segment of the path, which is the name of a list that is the whole body */
function addNames(found: Found, body: Content | undefined, collection: string): void {
  const form = body?.read();
  const inside = { name: '', list: '', collection, depth: 0 };
  if (form?.kind === 'json') addValue(found, form.value, inside);
  if (form?.kind === 'stream') for (const item of form.items) addValue(found, item, inside);
  if (form?.kind === 'fields')
    for (const { name, value } of form.fields) addValue(found, value, { ...inside, name });
}

function addValue(found: Found, value: unknown, inside: Inside): void {
  const depth = inside.depth + 1;
  if (depth > READING_LIMITS.recordedNameDepth.most) return;
  if (typeof value === 'string') addText(found, value, inside);
  else if (Array.isArray(value)) {
    const list = inside.name === '' ? inside.collection : inside.name;
    for (const item of value) addValue(found, item, { ...inside, list, depth });
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value))
      addValue(found, member, { ...inside, name, depth });
  }
}

function addText(
  { personal, resources, lists }: Found,
  text: string,
  { name, list }: Inside,
): void {
  if (text.length > LONGEST || isKindField(name)) return;
  if (isPersonalName(name)) personal.add(text);
  if (/\s/.test(text)) return;
  const [, own = ''] = /^(.+?)[_-]?(?:ids?|names?|keys?|slugs?|codes?)?$/i.exec(name) ?? [];
  if (own !== '') resources.add(`${collectionName(own)} ${text}`);
  if (list === '' || !keyTest(list)(name)) return;
  const collection = collectionName(list);
  resources.add(`${collection} ${text}`);
  lists.set(text, (lists.get(text) ?? new Set()).add(collection));
}

/** Returns the same text for `environments` and `Environment`. */
function collectionName(text: string): string {
  return singularWords(wordsOf(text)).join('').toLowerCase();
}
