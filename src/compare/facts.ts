/** What the lock remembers of every endpoint, in a few words, and what has changed in these words. */
import { createHash } from 'node:crypto';
import type { Api, Endpoint } from '../model/api.js';

/** What changed for the callers of an API. */
export interface EndpointChange {
  readonly key: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** What changed in it. */
  readonly what: readonly string[];
  /** Whether callers that worked before may not work now. */
  readonly breaking: boolean;
}

/**
 * What is known of every endpoint: words without blanks, such as `p:query:limit:?:1f2e3d4c`.
 * @returns facts by the endpoint's key, `GET /site/{}`
 */
export function factsOf(api: Api): Map<string, string> {
  return new Map(api.endpoints.map((endpoint) => [endpoint.key, wordsOf(endpoint, api).join(' ')]));
}

/**
 * What changed between two runs, as those see it who call the API.
 * @param before the facts of the last run; empty when there was none
 */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): EndpointChange[] {
  if (before.size === 0) return [];
  const keys = [...new Set([...before.keys(), ...now.keys()])].sort();
  return keys.flatMap((key): EndpointChange[] => {
    const [old, fresh] = [before.get(key), now.get(key)];
    if (old === fresh) return [];
    if (old === undefined) return [{ key, kind: 'added', what: [], breaking: false }];
    if (fresh === undefined) return [{ key, kind: 'removed', what: [], breaking: true }];
    const found = differences(partsOf(old), partsOf(fresh));
    const what = found.map(({ text, breaking }) => (breaking ? `${text} (breaking)` : text));
    const breaking = found.some((one) => one.breaking);
    return what.length === 0 ? [] : [{ key, kind: 'changed', what, breaking }];
  });
}

function wordsOf(endpoint: Endpoint, api: Api): string[] {
  const { operationId, parameters, body, responses } = endpoint;
  const hash = (type: unknown): string => hashOf(type, api);
  const word = (...parts: readonly (string | number)[]): string =>
    parts.map((part) => encodeURIComponent(part)).join(':');
  const words = parameters.map(({ in: place, name, required, content }) =>
    word('p', place, name, required.value ? '!' : '?', hash(content)),
  );
  if (body) words.push(word('b', '', '', body.required.value ? '!' : '?', ''));
  for (const { type, schema } of body?.media ?? [])
    words.push(word('b', '', type, '?', hash(schema)));
  for (const { status, media } of responses) {
    words.push(word('r', status, '', '?', ''));
    for (const { type, schema } of media) words.push(word('r', status, type, '?', hash(schema)));
  }
  const id = operationId === undefined ? [] : [word('id', operationId.value)];
  return [...id, ...words.sort()];
}

/** What does not change what is sent. */
const NOTES = new Set(
  'origins title description example examples default deprecated externalDocs extensions'.split(
    ' ',
  ),
);

/** A short hash of a type and of all that it refers to; empty for a type that nobody has stated. */
function hashOf(type: unknown, api: Api): string {
  if (isUnknown(type)) return '';
  const seen = new Set<string>();
  const open = [type];
  const texts: string[] = [];
  for (let one = open.shift(); one !== undefined; one = open.shift()) {
    const text = JSON.stringify(one, (key, value: unknown) => {
      if (NOTES.has(key)) return undefined;
      return value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
    });
    texts.push(text);
    for (const [, id = ''] of text.matchAll(/"kind":"ref","id":("(?:[^"\\]|\\.)*")/g)) {
      const name = JSON.parse(id) as string;
      const schema = seen.has(name) ? undefined : api.schemas.get(name);
      seen.add(name);
      if (schema) open.push(schema);
    }
  }
  return createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 8);
}

function isUnknown(type: unknown): boolean {
  const { kind, schema } = type as { kind?: unknown; schema?: unknown };
  return kind === 'unknown' || (kind === 'schema' && isUnknown(schema));
}

interface Part {
  readonly name: string;
  readonly kind: string;
  readonly required: boolean;
  readonly type: string;
}

function partsOf(facts: string): Map<string, Part> {
  const parts = new Map<string, Part>();
  for (const word of facts.split(' ')) {
    const [kind = '', place = '', name = '', need = '', type = ''] = word.split(':').map(decoded);
    if (kind === 'id') continue;
    parts.set(`${kind} ${place} ${name}`, {
      name: nameOf(kind, place, name),
      kind,
      required: need === '!',
      type,
    });
  }
  return parts;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // not a word of ours
  }
}

function nameOf(kind: string, place: string, name: string): string {
  if (kind === 'p') return `${place} parameter ${name}`;
  const whose = kind === 'r' ? `response ${place}` : 'body';
  return name === '' ? whose : `${whose} as ${name}`;
}

function differences(
  before: ReadonlyMap<string, Part>,
  now: ReadonlyMap<string, Part>,
): { text: string; breaking: boolean }[] {
  const found: { text: string; breaking: boolean }[] = [];
  const say = (text: string, breaking: boolean): void => void found.push({ text, breaking });
  for (const [key, part] of before) {
    const fresh = now.get(key);
    if (fresh === undefined) {
      say(`${part.name} removed`, true);
      continue;
    }
    if (fresh.required !== part.required) {
      say(`${part.name} ${fresh.required ? 'is required now' : 'is optional now'}`, fresh.required);
    }
    if (fresh.type === part.type) continue;
    const isNews = part.type === '';
    say(`type of ${part.name} ${isNews ? 'is known now' : 'changed'}`, !isNews);
  }
  for (const [key, part] of now) {
    if (before.has(key)) continue;
    say(`${part.name} added${part.required ? ', required' : ''}`, part.required);
  }
  return found;
}
