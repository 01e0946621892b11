/** What the lock remembers of every endpoint, in a few words, and what has changed in these words. */
import { hash } from 'node:crypto';
import type { Api, Endpoint } from '../model/api.js';
import { sortTexts } from '../sort.js';
import { changesOf, find, scopeOf, type Change, type Scope } from './change.js';
import type { ChangeRule } from './rules.js';
import { Teller } from './told.js';

/**
 * What is known of every endpoint: words without blanks, such as `p:query:limit:?:1f2e3d4c`.
 * @param teller what it has told already is not told again
 * @returns facts by the endpoint's key, `GET /site/{}`
 */
export function factsOf(api: Api, teller = new Teller()): Map<string, string> {
  const hashes = new Hashes(api, teller);
  return new Map(
    api.endpoints.map((endpoint) => [endpoint.key, wordsOf(endpoint, hashes).join(' ')]),
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

/** Hashes of types and of all that they refer to. */
class Hashes {
  readonly #digests = new Map<string, Digest>();
  // One parameter or response is often that of hundreds of endpoints, and many others say the same.
  readonly #byType = new Map<object, string>();
  readonly #byText = new Map<string, string>();

  constructor(
    readonly api: Api,
    readonly teller: Teller,
  ) {}

  /** A short hash; empty for a type that nobody has stated. */
  of(type: object): string {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const made = isUnknown(type) ? '' : this.#made(type);
    this.#byType.set(type, made);
    return made;
  }

  #made(type: object): string {
    const { text, refs } = this.teller.tell(type);
    const known = refs.size === 0 ? this.#byText.get(text) : undefined;
    if (known !== undefined) return known;
    let whole = text;
    const seen = new Set(refs);
    // A set that grows while it is walked: every schema within reach, once, in the order of first mention.
    seen.forEach((id) => {
      const digest = this.#digest(id);
      if (!digest) return;
      whole += digest.text;
      digest.refs.forEach((further) => seen.add(further));
    });
    const made = hash('sha256', whole).slice(0, 8);
    if (refs.size === 0) this.#byText.set(text, made);
    return made;
  }

  /** Stands for a schema in all types that refer to it: with texts the cost would be their product. */
  #digest(id: string): Digest | undefined {
    const known = this.#digests.get(id);
    if (known) return known;
    const schema = this.api.schemas.get(id);
    if (!schema) return undefined;
    const { text, refs } = this.teller.tell(schema);
    const made = { text: hash('sha256', text), refs };
    this.#digests.set(id, made);
    return made;
  }
}

interface Digest {
  readonly text: string;
  readonly refs: ReadonlySet<string>;
}

function wordsOf(endpoint: Endpoint, hashes: Hashes): string[] {
  const { operationId, parameters, body, responses } = endpoint;
  const words = parameters.map(({ in: place, name, required, content }) =>
    word('p', place, name, required.value, hashes.of(content)),
  );
  if (body) words.push(word('b', '', '', body.required.value));
  for (const { type, schema } of body?.media ?? []) {
    words.push(word('b', '', type, false, hashes.of(schema)));
  }
  for (const { status, media } of responses) {
    words.push(word('r', String(status), '', false));
    for (const { type, schema } of media) {
      words.push(word('r', String(status), type, false, hashes.of(schema)));
    }
  }
  sortTexts(words);
  if (operationId) words.unshift(`id:${encoded(operationId.value)}`);
  return words;
}

function word(kind: string, place: string, name: string, required: boolean, type = ''): string {
  const written = PLAIN.test(name) ? name : encoded(name);
  return `${kind}:${place}:${written}:${required ? '!' : '%3F'}:${type}`;
}

/** Nothing that is encoded: most names. */
const PLAIN = /^[\w.-]*$/;

function encoded(part: string): string {
  return PLAIN.test(part) ? part : encodeURIComponent(part);
}

function isUnknown(type: object): boolean {
  const { kind, schema } = type as { kind?: unknown; schema?: object };
  return kind === 'unknown' || (kind === 'schema' && schema !== undefined && isUnknown(schema));
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
