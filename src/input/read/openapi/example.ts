/** Reads the examples of parameters and media types, in the forms of all versions. */
import { append } from '../../../base/foundation/lists.js';
import type { Example } from '../../../model/schema.js';
import { EXTENSION } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { exampleValue } from '../references/example-value.js';
import type { References } from '../references/reference.js';
import { readText } from '../text.js';

const SEVERAL = 1;
const SINGLE = 2;

/**
 * The keywords for examples. They are checked first, because most objects have no examples, or only one of these
 * keywords.
 */
const KEYS: ReadonlyMap<string, number> = new Map([
  ['examples', SEVERAL],
  ['x-examples', SEVERAL],
  ['example', SINGLE],
  ['x-example', SINGLE],
]);

/**
 * Reads the examples of a parameter or a media type: `example`, `examples` (a map of Example Objects, or a list of
 * values), and `x-example` and `x-examples` in Swagger 2.0.
 * @param cursor the object that contains these keywords
 */
export function readExamples(cursor: Cursor, references: References): Example[] {
  const examples: Example[] = [];
  const present = cursor.keyMask(KEYS, 0);
  if (present === 0) return examples;
  const of: Exemplified = { references, schema: cursor.get('schema') };
  if ((present & SEVERAL) !== 0) {
    for (const key of ['examples', 'x-examples']) {
      if (!cursor.has(key)) continue;
      const place = references.part(cursor.get(key));
      if (place.type === 'array')
        for (const item of place.items()) examples.push(unnamed(item, of));
      if (place.type !== 'object') continue;
      for (const [name, item] of place.entries()) append(examples, named(name, item, of));
    }
  }
  if ((present & SINGLE) === 0) return examples;
  for (const key of ['example', 'x-example']) {
    if (!cursor.has(key)) continue;
    if (examples.length > 0) cursor.get(key).add('schema/example-twice', {});
    else examples.push(unnamed(cursor.get(key), of));
  }
  return examples;
}

/** The schema for which examples are declared, and the references of the document. */
interface Exemplified {
  readonly references: References;
  readonly schema: Cursor;
}

function unnamed(cursor: Cursor, { references, schema }: Exemplified): Example {
  const value = exampleValue(cursor, references, schema);
  return { name: '', value, origins: [cursor.origin()] };
}

/** An Example Object has at least one of these fields. */
const FIELDS = [
  '$ref',
  'value',
  'externalValue',
  'dataValue',
  'serializedValue',
  EXTENSION.externalValue,
  EXTENSION.name,
];

/** Reads an Example Object. A plain value is accepted in its place. */
function named(name: string, cursor: Cursor, of: Exemplified): Example[] {
  if (!FIELDS.some((field) => cursor.has(field))) return [{ ...unnamed(cursor, of), name }];
  const { references } = of;
  const place = references.follow(cursor, '/components/examples');
  return place
    ? [references.readCached(references.examples, place, name, () => described(name, place, of))]
    : [];
}

function described(name: string, place: Cursor, { references, schema }: Exemplified): Example {
  const value = ['value', 'dataValue', 'serializedValue'].find((key) => place.has(key));
  const serialized = place.has('dataValue') ? place.get('serializedValue').text() : undefined;
  const inMessage = serialized ?? place.get(EXTENSION.serialized).text();
  const summary = readText(place.get('summary'));
  const description = readText(place.get('description'));
  const externalValue =
    place.get('externalValue').text() ?? place.get(EXTENSION.externalValue).text();
  return {
    name: place.has(EXTENSION.name) ? String(place.get(EXTENSION.name).value) : name,
    ...(summary !== undefined && { summary }),
    ...(description !== undefined && { description }),
    ...(value !== undefined && { value: exampleValue(place.get(value), references, schema) }),
    ...(inMessage !== undefined && { serialized: inMessage }),
    ...(externalValue !== undefined && { externalValue }),
    origins: [place.origin()],
  };
}
