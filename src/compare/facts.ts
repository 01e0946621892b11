/** What the lock remembers of every endpoint, in a few words, and what has changed in these words. */
import { createHash } from 'node:crypto';
import type { Api, Endpoint } from '../model/api.js';
import { changesOf, find, scopeOf, type Change, type Scope } from './change.js';
import type { ChangeRule } from './rules.js';

/**
 * What is known of every endpoint: words without blanks, such as `p:query:limit:?:1f2e3d4c`.
 * @returns facts by the endpoint's key, `GET /site/{}`
 */
export function factsOf(api: Api): Map<string, string> {
  const digests = new Map<string, Told>();
  const told = (id: string): Told | undefined => {
    const schema = api.schemas.get(id);
    if (!schema) return undefined;
    const before = digests.get(id);
    if (before) return before;
    const { text, refs } = tell(schema);
    // A digest stands for a schema in all types that refer to it: with texts the cost would be their product.
    const digest = { text: createHash('sha256').update(text).digest('hex'), refs };
    digests.set(id, digest);
    return digest;
  };
  const hashes = new Map<unknown, string>();
  // One parameter or response is often that of hundreds of endpoints.
  const hash: Hash = (type) => {
    const known = hashes.get(type) ?? hashOf(type, told);
    hashes.set(type, known);
    return known;
  };
  return new Map(
    api.endpoints.map((endpoint) => [endpoint.key, wordsOf(endpoint, hash).join(' ')]),
  );
}

/**
 * What changed between two runs, where nothing is left of the API as it was but these words.
 * @param before the facts of the last run; empty when there was none
 */
export function changesBetween(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): Change[] {
  if (before.size === 0) return [];
  const keys = [...new Set([...before.keys(), ...now.keys()])];
  const scopes = keys.map((key) => {
    const [old, fresh] = [before.get(key), now.get(key)];
    const scope = scopeOf({ kind: 'endpoint', key });
    if (old === undefined) find(scope, 'endpoint/added', 'request', 'added', {});
    else if (fresh === undefined) find(scope, 'endpoint/removed', 'request', 'removed', {});
    else if (old !== fresh) compareParts(scope, partsOf(old), partsOf(fresh));
    return scope;
  });
  return changesOf(scopes);
}

/** What a type says, and the ids of the schemas that it refers to. */
interface Told {
  readonly text: string;
  readonly refs: readonly string[];
}

type Tell = (id: string) => Told | undefined;

type Hash = (type: unknown) => string;

function wordsOf(endpoint: Endpoint, hash: Hash): string[] {
  const { operationId, parameters, body, responses } = endpoint;
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
function hashOf(type: unknown, told: Tell): string {
  if (isUnknown(type)) return '';
  const { text, refs } = tell(type);
  const whole = createHash('sha256').update(text);
  const seen = new Set(refs);
  // A set that grows while it is walked: every schema within reach, once, in the order of first mention.
  for (const id of seen) {
    const one = told(id);
    if (!one) continue;
    whole.update(one.text);
    for (const further of one.refs) seen.add(further);
  }
  return whole.digest('hex').slice(0, 8);
}

function tell(type: unknown): Told {
  const refs: string[] = [];
  const text = JSON.stringify(type, (key, value: unknown) => {
    if (NOTES.has(key)) return undefined;
    const { kind, id } = (value ?? {}) as { kind?: unknown; id?: unknown };
    if (kind === 'ref' && typeof id === 'string') refs.push(id);
    return value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
  });
  return { text, refs };
}

function isUnknown(type: unknown): boolean {
  const { kind, schema } = type as { kind?: unknown; schema?: unknown };
  return kind === 'unknown' || (kind === 'schema' && isUnknown(schema));
}

interface Part {
  readonly name: string;
  /** `p`: parameter; `b`: body; `r`: response. */
  readonly kind: string;
  readonly isMedia: boolean;
  /** True for the response of anything but a success. */
  readonly isError: boolean;
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
      isMedia: kind !== 'p' && name !== '',
      isError: !place.startsWith('2'),
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

function compareParts(
  scope: Scope,
  before: ReadonlyMap<string, Part>,
  now: ReadonlyMap<string, Part>,
): void {
  const say = (rule: ChangeRule, { kind }: Part, text: string): void =>
    find(scope, rule, kind === 'r' ? 'response' : 'request', text, {});
  for (const [key, part] of before) {
    const fresh = now.get(key);
    if (fresh === undefined) {
      say(ruleOf(part).removed, part, `${part.name} removed`);
      continue;
    }
    if (fresh.required !== part.required) {
      const [rule, words] = fresh.required
        ? (['required', 'is required now'] as const)
        : (['optional', 'is optional now'] as const);
      say(ruleOf(part)[rule], part, `${part.name} ${words}`);
    }
    if (fresh.type === part.type) continue;
    if (part.type === '') say('type/stated', part, `type of ${part.name} is known now`);
    else if (fresh.type === '')
      say('type/unstated', part, `type of ${part.name} is not stated any more`);
    else say('type/unclear', part, `type of ${part.name} changed`);
  }
  for (const [key, part] of now) {
    if (before.has(key)) continue;
    const { added, requiredAdded } = ruleOf(part);
    const text = `${part.name} added${part.required ? ', required' : ''}`;
    say(part.required ? requiredAdded : added, part, text);
  }
}

type PartRules = Readonly<
  Record<'added' | 'requiredAdded' | 'removed' | 'required' | 'optional', ChangeRule>
>;

function ruleOf({ kind, isMedia, isError }: Part): PartRules {
  const what = kind === 'p' ? 'parameter' : 'body';
  const rules: PartRules = {
    added: `${what}/added`,
    requiredAdded: `${what}/required-added`,
    removed: `${what}/removed`,
    required: `${what}/became-required`,
    optional: `${what}/became-optional`,
  };
  if (isMedia) {
    const where = kind === 'r' ? 'response' : 'body';
    return { ...rules, added: `${where}/media-added`, removed: `${where}/media-removed` };
  }
  if (kind !== 'r') return rules;
  const removed = isError ? 'response/error-removed' : 'response/removed';
  return { ...rules, added: 'response/added', removed };
}
