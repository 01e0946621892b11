/**
 * Collects the words with which a search finds an operation or a schema. Each word is listed once.
 */
import { isComposed } from '../../../src/model/walk.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { contentSchema } from '../../../src/model/content-schema.js';
import type { Endpoint, Media, Parameter } from '../../../src/model/api.js';
import type { Schema } from '../../../src/model/schema.js';
import type { ChangesSince } from '../view.js';

/** The search covers this many characters of a description. */
const LONGEST = 4000;
/**
 * The values of an enum with more values (time zones, currencies) are not searched, because they
 * match too often.
 */
const MOST_VALUES = 60;
/** The depth to which nested fields are searched. */
const DEEPEST = 4;

const WORD = /[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu;

/** Returns the distinct words of a description, in the order of their first use. */
export function spokenWords(text: string | undefined): string {
  if (text === undefined || text === '') return '';
  const words = new Set<string>();
  const prose = text.slice(0, LONGEST).replace(/\]\([^()\s]*\)|https?:\/\/[^\s)]*|<[^<>]*>/g, ' ');
  // `match` returns strings, while `matchAll` would create an object for each word.
  for (const word of prose.match(WORD) ?? []) if (word.length > 1) words.add(word.toLowerCase());
  return [...words].join(' ');
}

/** Returns the words with which a search finds an operation, besides its names. */
export function endpointWords({ parameters, body, responses, description, callbacks }: Endpoint): {
  readonly parameters: string;
  readonly fields: string;
  readonly said: string;
} {
  const fields = new Set<string>();
  for (const parameter of parameters) for (const word of valuesOf(parameter)) fields.add(word);
  for (const media of body?.media ?? []) for (const word of fieldsOfMedia(media)) fields.add(word);
  for (const { status, media } of responses) {
    fields.add(String(status));
    for (const one of media) for (const word of fieldsOfMedia(one)) fields.add(word);
  }
  for (const { name } of callbacks) fields.add(name);
  return {
    parameters: [...new Set(parameters.map(({ name }) => name))].join(' '),
    fields: [...fields].join(' '),
    said: spokenWords(description?.value),
  };
}

/** Returns the words with which a search finds a named schema, besides its name. */
export function schemaWords(schema: Schema | undefined): {
  readonly fields: string;
  readonly said: string;
} {
  if (schema === undefined) return { fields: '', said: '' };
  return { fields: [...fieldsOf(schema)].join(' '), said: spokenWords(schema.description) };
}

/** Returns the words with which a search finds a list of changes. */
export function changeWords(levels: ChangesSince['levels']): string {
  const parts = levels.flatMap(({ groups }) => groups.flatMap((group) => group.parts));
  const said = parts.flatMap(({ name = '', changes }) => [name, ...changes.map((one) => one.text)]);
  return spokenWords(said.join('\n'));
}

const valuesOf = memoizeByObject(({ content }: Parameter) => fieldsOf(contentSchema(content)));

const fieldsOfMedia = memoizeByObject(({ type, schema }: Media): ReadonlySet<string> =>
  type === 'application/json' ? fieldsOf(schema) : new Set([type, ...fieldsOf(schema)]),
);

/**
 * Returns the names of the fields and values in a schema. Fields of referenced schemas are not
 * included.
 */
function fieldsOf(schema: Schema): ReadonlySet<string> {
  const words = new Set<string>();
  const visit = (inner: Schema, depth: number): void => {
    if (depth > DEEPEST) return;
    switch (inner.kind) {
      case 'enum':
        if (inner.values.length > MOST_VALUES) return;
        for (const value of inner.values) if (typeof value === 'string') words.add(value);
        return;
      case 'array':
        return visit(inner.items, depth);
      case 'object':
        inner.properties.forEach(({ schema: held }, name) => {
          words.add(name);
          visit(held, depth + 1);
        });
        return;
      case 'tuple':
        return inner.items.forEach((one) => visit(one, depth + 1));
      default:
        if (isComposed(inner)) inner.members.forEach((one) => visit(one, depth));
    }
  };
  visit(schema, 0);
  return words;
}
