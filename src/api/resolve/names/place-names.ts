/**
 * Names schemas that are declared inside operations. Such a schema becomes a named schema if a reference from elsewhere
 * leads to it.
 */
import { pascalCase, singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isIdleSegment } from './idle-segments.js';
import lists from './words.json' with { type: 'json' };

const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query'.split(' '),
);

/**
 * Maps each part of an operation that contains schemas to the number of keys that identify the part: two for a response
 * (`responses` and `200`), one for `requestBody`.
 */
const HOLDERS: ReadonlyMap<string, number> = new Map([
  ['responses', 2],
  ['parameters', 2],
  ['requestBody', 1],
]);

/** Names of properties that only wrap the content of a response. */
const WRAPPERS: ReadonlySet<string> = new Set(lists.wrapperProperties);

/** Names of properties that are only clear together with the name of their owner. */
const VAGUE: ReadonlySet<string> = new Set(lists.vagueProperties);

/** Keywords with a list of schemas. The index of each schema becomes part of its name. */
const COMBINING: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Keywords that contain a single schema. The schema is named after the schema that has the keyword. */
const ELEMENTS: ReadonlySet<string> = new Set(['items', 'additionalProperties']);

/**
 * The location of a schema in an operation:
 * `paths./pets.get.responses.200.content.application/json.schema.properties.data`.
 */
interface Place {
  /** The words of the path, without `api` and versions. */
  readonly things: readonly string[];
  readonly method: string;
  /** The part of the operation: `['responses', '200']` or `['requestBody']`. */
  readonly holder: readonly string[];
  /** The keys from the schema of the body or response to this schema. */
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
 * Returns names for a schema inside an operation, best first. They are built from its property and the enclosing
 * property, then from more enclosing properties, and finally also from the operation. References to such schemas are
 * written by bundlers.
 * @param id the id that the reader assigned to the schema: its location
 * @returns an empty list if the schema has a declared name
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
  /** The words of each property that leads to the schema, without properties that only wrap it. */
  readonly properties: readonly (readonly string[])[];
  /** The keyword and index in the enclosing schema, such as `AllOf1`. */
  readonly ending: string;
  /** True for an item of a list, or for the content of a wrapper property. */
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
