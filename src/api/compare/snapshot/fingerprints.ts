/**
 * Compares runs by fingerprints. A fingerprint is a short text that is computed for an endpoint and stored in the lock
 * file.
 */
import { hash } from 'node:crypto';
import type { Api, Endpoint } from '../../../model/api.js';
import { fieldStep, type Steps } from '../../../model/place.js';
import { byCodeUnit, sortTexts } from '../../../base/foundation/sort.js';
import { stronglyConnected } from '../../../base/foundation/components.js';
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
import { percentDecoded, percentEncoded } from '../../../base/foundation/text/percent-encoding.js';

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
  readonly #schemas: ReadonlyMap<string, string>;
  // Two caches: by object, because endpoints often share a parameter, and by text, because different parameters are
  // often equal.
  readonly #byType = new Map<object, string>();
  readonly #byText = new Map<string, string>();

  constructor(api: Api) {
    this.#schemas = schemaHashes(api.schemas);
  }

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
    const known = this.#byText.get(text);
    if (known !== undefined) return known;
    const typeHash = hash('sha256', text + hashesOf(refs, this.#schemas)).slice(0, HASH_LENGTH);
    this.#byText.set(text, typeHash);
    return typeHash;
  }
}

/** Earlier versions computed hashes of 8 characters in another way, so hashes of different lengths say nothing. */
const HASH_LENGTH = 10;

/**
 * Hashes each named schema with all schemas that it refers to. The schemas of a cycle share a hash of the whole cycle,
 * so each schema is hashed once.
 */
function schemaHashes(schemas: Api['schemas']): ReadonlyMap<string, string> {
  const own = new Map([...schemas].map(([id, schema]) => [id, serializeType(schema)]));
  const hashes = new Map<string, string>();
  for (const cycle of stronglyConnected(own.keys(), (id) => own.get(id)?.refs ?? [])) {
    const parts = cycle.sort(byCodeUnit).flatMap((id) => {
      const { text, refs } = own.get(id) ?? { text: '', refs: [] };
      return [id, text, hashesOf(refs, hashes)];
    });
    const whole = hash('sha256', JSON.stringify(parts));
    for (const id of cycle) hashes.set(id, whole);
  }
  return hashes;
}

/** The text of a type contains the names of the schemas in the same order. */
function hashesOf(refs: Iterable<string>, hashes: ReadonlyMap<string, string>): string {
  let text = '';
  for (const id of refs) text += `\n${hashes.get(id) ?? ''}`;
  return text;
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
      else if (fresh.type.length === part.type.length)
        say('type/unclear', ['type of ', ' changed']);
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
