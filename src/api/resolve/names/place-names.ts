/** Names for schemas inside an operation that a reference from elsewhere turns into schemas. */
import { pascalCase, singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isIdleSegment } from './idle-segments.js';
import lists from './words.json' with { type: 'json' };

const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query'.split(' '),
);

/** The parts of an operation that contain schemas, and the number of keys that lead to them. */
const HOLDERS: ReadonlyMap<string, number> = new Map([
  ['responses', 2],
  ['parameters', 2],
  ['requestBody', 1],
]);

/** Objects that only wrap the content of a response. */
const WRAPPERS: ReadonlySet<string> = new Set(lists.wrapperProperties);

/** Properties whose names are clear only together with their owner. */
const VAGUE: ReadonlySet<string> = new Set(lists.vagueProperties);

/** Keywords with numbered schemas: the number distinguishes them. */
const COMBINING: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Keywords with a single schema, which takes the name of its owner. */
const ELEMENTS: ReadonlySet<string> = new Set(['items', 'additionalProperties']);

/** A schema in an operation: `paths./pets.get.responses.200.content.application/json.schema.properties.data`. */
interface Place {
  /** The words of the path, without `api` and versions. */
  readonly things: readonly string[];
  readonly method: string;
  /** `['responses', '200']`, `['requestBody']` */
  readonly holder: readonly string[];
  /** The keys from the schema of the response or the body to this one. */
  readonly inner: readonly string[];
}

function placeOf(id: string): Place | undefined {
  if (!id.startsWith('paths./')) return undefined;
  const tokens = id.split('.');
  const at = tokens.findIndex(
    (token, index) => METHODS.has(token) && HOLDERS.has(tokens[index + 1] ?? ''),
  );
  const schema = tokens.indexOf('schema', at + 2);
  if (at < 2 || schema < 0) return undefined;
  const path = tokens.slice(1, at).join('.');
  const keys = HOLDERS.get(tokens[at + 1] ?? '') ?? 0;
  return {
    things: path.split('/').filter((text) => text !== '' && !isIdleSegment(text)),
    method: tokens[at] ?? '',
    holder: tokens.slice(at + 1, at + 1 + keys),
    inner: tokens.slice(schema + 1),
  };
}

/**
 * Names for a schema in an operation, best first: its property and the property around it, then more and more of those
 * around,
 * finally with the operation. Bundlers write references to such places.
 * @param id the id that the reader gave the schema: its place
 * @returns an empty list for a schema that a person named
 */
export function placeNames(id: string): string[] {
  const place = placeOf(id);
  if (place === undefined) return [];
  const { things, method, holder, inner } = place;
  const thing = wordsOf(things.findLast((text) => !text.startsWith('{')) ?? 'root');
  const { properties, ending, isInside } = chainOf(inner);
  const kind = holder[0] === 'responses' ? ['response'] : wordsOf(holder[0] ?? '');
  const names = properties.map((_, index) => pascalCase(properties.slice(-index - 1).flat()));
  const isVague = VAGUE.has(properties.at(-1)?.join('') ?? '');
  if (names.length > 1 || isVague) names.shift();
  if (properties.length === 0)
    names.push(pascalCase(isInside ? singularWords(thing) : [...thing, ...kind]));
  const chain = pascalCase(properties.flat());
  const whole = pascalCase([...things.flatMap(wordsOf), method, ...holder.slice(1), ...kind]);
  return [...names, pascalCase(singularWords(thing)) + chain, whole + chain].map(
    (name) => name + ending,
  );
}

interface Chain {
  /** The words of the properties that lead to the schema, without those that only wrap it. */
  readonly properties: readonly (readonly string[])[];
  /** `AllOf1`: its index in the schema around it. */
  readonly ending: string;
  /** True for an item of a list or the content of a wrapper. */
  readonly isInside: boolean;
}

function chainOf(tokens: readonly string[]): Chain {
  const properties: (readonly string[])[] = [];
  let ending = '';
  let isInside = false;
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    const next = tokens[at + 1];
    if (ELEMENTS.has(token)) {
      const last = properties.pop();
      if (last !== undefined) properties.push(singularWords(last));
      isInside = true;
      ending = '';
    } else if (COMBINING.has(token) && next !== undefined) {
      ending += pascalCase([...wordsOf(token), next]);
      at++;
    } else if (token === 'properties' && next !== undefined) {
      properties.push(wordsOf(next));
      ending = '';
      at++;
    } else {
      properties.push(wordsOf(token));
    }
  }
  const telling = properties.filter((words) => words.length > 0 && !WRAPPERS.has(words.join('')));
  return { properties: telling, ending, isInside: isInside || properties.length > telling.length };
}
