/** Names for schemas that stand in an operation, and that a reference from elsewhere makes schemas of their own. */
import { pascalCase, singularWords, wordsOf } from '../../../base/foundation/words.js';
import { isIdleSegment } from './idle-segments.js';
import lists from './words.json' with { type: 'json' };

const METHODS: ReadonlySet<string> = new Set(
  'get put post delete options head patch trace query'.split(' '),
);

/** What of an operation holds schemas, and how many keys lead to them. */
const HOLDERS: ReadonlyMap<string, number> = new Map([
  ['responses', 2],
  ['parameters', 2],
  ['requestBody', 1],
]);

/** Objects that only hold what an answer is about. */
const WRAPPERS: ReadonlySet<string> = new Set(lists.wrapperProperties);

/** Properties that say what they are only with what has them. */
const VAGUE: ReadonlySet<string> = new Set(lists.vagueProperties);

/** Keywords that hold schemas by number: the number tells them apart. */
const COMBINING: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);

/** Keywords of which a schema holds a single one, which says the same as their holder. */
const ELEMENTS: ReadonlySet<string> = new Set(['items', 'additionalProperties']);

/** A schema in an operation: `paths./pets.get.responses.200.content.application/json.schema.properties.data`. */
interface Place {
  /** What the path names, without `api` and versions. */
  readonly things: readonly string[];
  readonly method: string;
  /** `['responses', '200']`, `['requestBody']` */
  readonly holder: readonly string[];
  /** The keys from the schema of the answer or the body to this one. */
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
 * What a schema in an operation can be called, best first: by the property that holds it and the one around that, then
 * with more and more of those around, the last with the operation. Bundlers leave references to such places.
 * @param id what reading calls the schema: its place
 * @returns nothing for what is called by people
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
  /** The words of the properties that lead to the schema, without those that only hold them. */
  readonly properties: readonly (readonly string[])[];
  /** `AllOf1`: which part it is of what it stands in. */
  readonly ending: string;
  /** True for what a list or a wrapper holds. */
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
