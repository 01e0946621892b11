/**
 * Compares runs by fingerprints. A fingerprint is a short text that is computed for an endpoint and stored in the lock
 * file.
 */
import { hash } from 'node:crypto';
import type { Api, Endpoint } from '../../../model/api.js';
import { fieldStep, type Steps } from '../../../model/place.js';
import { sortTexts } from '../../../base/foundation/sort.js';
import {
  collectChanges,
  addFinding,
  createScope,
  type Change,
  type ChangeWords,
  type FindingPlace,
  type FindingScope,
} from '../change.js';
import { paired } from '../paired.js';
import { necessity, necessityChange } from '../necessity.js';
import type { ChangeRule } from '../rules.js';
import { serializeType } from './serialized-type.js';
import { percentDecoded, percentEncoded } from '../../../base/foundation/percent-encoding.js';

/**
 * Returns the fingerprint of every endpoint: words separated by spaces, such as `p:query:limit:?:1f2e3d4c`.
 * @returns a map from the key of the endpoint, such as `GET /site/{}`, to its fingerprint
 */
export function endpointFingerprints(api: Api): Map<string, string> {
  const hashes = new TypeHashes(api);
  return new Map(
    api.endpoints.map((endpoint) => [endpoint.key, fingerprintWords(endpoint, hashes).join(' ')]),
  );
}

/**
 * Compares two runs by fingerprints. Used if the old API is not available.
 * @param before the fingerprints of the last run; empty if there was no run
 */
export function compareFingerprints(
  before: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): Change[] {
  if (before.size === 0) return [];
  const keys = [...new Set([...before.keys(), ...now.keys()])];
  const scopes = keys.map((key) => {
    const [old, fresh] = [before.get(key), now.get(key)];
    const scope = createScope({ kind: 'endpoint', key });
    const place: FindingPlace = { scope, direction: 'request', steps: [] };
    if (old === undefined) addFinding(place, 'endpoint/added', 'added', {});
    else if (fresh === undefined) addFinding(place, 'endpoint/removed', 'removed', {});
    else if (old !== fresh) compareParts(scope, partsOf(old), partsOf(fresh));
    return scope;
  });
  return collectChanges(scopes);
}

/** Hashes types, including all schemas that they refer to. */
class TypeHashes {
  readonly #digests = new Map<string, SchemaDigest>();
  // Two caches: by object, because endpoints often share a parameter, and by text, because different parameters are
  // often equal.
  readonly #byType = new Map<object, string>();
  readonly #byText = new Map<string, string>();

  constructor(readonly api: Api) {}

  /** Returns a short hash of a type, or an empty string if the type is unknown. */
  of(type: object): string {
    const known = this.#byType.get(type);
    if (known !== undefined) return known;
    const typeHash = isUnknown(type) ? '' : this.#computeHash(type);
    this.#byType.set(type, typeHash);
    return typeHash;
  }

  #computeHash(type: object): string {
    const { text, refs } = serializeType(type);
    const known = refs.size === 0 ? this.#byText.get(text) : undefined;
    if (known !== undefined) return known;
    let whole = text;
    const seen = new Set(refs);
    // The set grows during the iteration, so every reachable schema is visited once, in the order of its first use.
    seen.forEach((id) => {
      const digest = this.#digest(id);
      if (!digest) return;
      whole += digest.text;
      digest.refs.forEach((further) => seen.add(further));
    });
    const typeHash = hash('sha256', whole).slice(0, 8);
    if (refs.size === 0) this.#byText.set(text, typeHash);
    return typeHash;
  }

  /**
   * Returns the hash of a schema, and the ids of the schemas to which the schema refers. A type that refers to the
   * schema is hashed with this hash instead of the text of the schema, because a hash is shorter.
   */
  #digest(id: string): SchemaDigest | undefined {
    const known = this.#digests.get(id);
    if (known) return known;
    const schema = this.api.schemas.get(id);
    if (!schema) return undefined;
    const { text, refs } = serializeType(schema);
    const typeHash = { text: hash('sha256', text), refs };
    this.#digests.set(id, typeHash);
    return typeHash;
  }
}

interface SchemaDigest {
  readonly text: string;
  readonly refs: ReadonlySet<string>;
}

function fingerprintWords(endpoint: Endpoint, hashes: TypeHashes): string[] {
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

/** Matches a text that needs no encoding, such as most names. */
const PLAIN = /^[\w.-]*$/;

function encoded(part: string): string {
  return PLAIN.test(part) ? part : percentEncoded(part);
}

function isUnknown(type: object): boolean {
  const { kind, schema } = type as { kind?: unknown; schema?: object };
  return kind === 'unknown' || (kind === 'schema' && schema !== undefined && isUnknown(schema));
}

interface EndpointPart {
  readonly steps: Steps;
  /** The place in a text about the addition or removal of the part: a media type is named before its message. */
  readonly whole: Steps;
  readonly label: string;
  /** The kind of part: `p` for a parameter, `b` for a body, `r` for a response. */
  readonly kind: string;
  readonly isMedia: boolean;
  /** True for a response with an error status. */
  readonly isError: boolean;
  readonly required: boolean;
  readonly type: string;
}

function partsOf(fingerprint: string): Map<string, EndpointPart> {
  const parts = new Map<string, EndpointPart>();
  for (const word of fingerprint.split(' ')) {
    const [kind = '', place = '', name = '', need = '', type = ''] = word
      .split(':')
      .map(percentDecoded);
    if (kind === 'id') continue;
    const required = need === '!';
    const isMedia = kind !== 'p' && name !== '';
    const whole = stepsOf(kind, place, name);
    parts.set(`${kind} ${place} ${name}`, {
      ...{ kind, isMedia, isError: !place.startsWith('2'), required, type, whole },
      steps: isMedia ? [...whole, { at: 'media', type: name }] : whole,
      label: isMedia ? `media type ${name} of ` : kind === 'r' ? '' : `${necessity(required)} `,
    });
  }
  return parts;
}

const LOCATIONS = ['path', 'query', 'header', 'cookie', 'querystring'] as const;

function stepsOf(kind: string, place: string, name: string): Steps {
  if (kind === 'r') return [fieldStep('responses'), { at: 'response', status: place }];
  if (kind !== 'p') return [fieldStep('body')];
  return LOCATIONS.flatMap((where) =>
    where === place ? [{ at: 'parameter', in: where, name }] : [],
  );
}

function compareParts(
  scope: FindingScope,
  before: ReadonlyMap<string, EndpointPart>,
  now: ReadonlyMap<string, EndpointPart>,
): void {
  for (const [part, fresh, either] of paired(before, now)) {
    const { kind, steps, whole, label } = either;
    const direction = kind === 'r' ? 'response' : 'request';
    const say = (rule: ChangeRule, words: ChangeWords, at = steps): void =>
      addFinding({ scope, direction, steps: at }, rule, words, {});
    if (!part) {
      const { added, requiredAdded } = ruleOf(either);
      say(either.required ? requiredAdded : added, [label, ' added'], whole);
    } else if (!fresh) say(ruleOf(part).removed, [label, ' removed'], whole);
    else {
      if (fresh.required !== part.required) {
        const rule = fresh.required ? 'required' : 'optional';
        say(ruleOf(part)[rule], ['', ` ${necessityChange(fresh.required)}`]);
      }
      if (fresh.type === part.type) continue;
      if (part.type === '') say('type/stated', ['type of ', ' is declared now']);
      else if (fresh.type === '') say('type/unstated', ['type of ', ' is no longer declared']);
      else say('type/unclear', ['type of ', ' changed']);
    }
  }
}

type PartRules = Readonly<
  Record<'added' | 'requiredAdded' | 'removed' | 'required' | 'optional', ChangeRule>
>;

function ruleOf({ kind, isMedia, isError }: EndpointPart): PartRules {
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
