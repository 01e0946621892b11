/** Merges the bodies of several requests or responses by media type. */
import type { Encoding, Media } from '../../../../model/api.js';
import type { Origin } from '../../../../model/origin.js';
import type { Example, Json, Property, Schema } from '../../../../model/schema.js';
import { groupBy } from '../../../../base/foundation/group.js';
import { observeBody, type BodyForm } from '../../infer/body.js';
import {
  observeEncodings,
  formValue,
  isIndex,
  keysOfField,
  type FieldEvidence,
  type FormValue,
} from '../../infer/form.js';
import type { Evidence } from '../../infer/evidence.js';
import { schemaOfProfile } from '../../infer/profile-schema.js';
import { createValueProfile } from '../../infer/value-profile.js';
import { guessParameter, type ParameterEvidence } from '../../infer/parameter.js';
import { readPlaceholder } from '../../infer/placeholder.js';
import type { BodyEvidence, Field } from '../body.js';
import { electText } from './elect.js';
import { cleanExample, cleanText, type SecretCount } from '../secret.js';
import { isSecretName, isSecretValue, REDACTED } from '../../secret.js';
import { readDescription } from '../text.js';
import { readParameterProse } from '../../infer/prose.js';

/** A body, and the name of the request or response that contains it. */
export interface NamedBody {
  readonly name: string;
  readonly body: BodyEvidence;
}

const EXAMPLES = 20;

/**
 * Merges bodies by media type. One schema is inferred from all bodies of a media type, and each body becomes an
 * example.
 * @param bodies the bodies in the order of the document; a body without a media type is ignored
 * @param evidence how reliable the examples are
 * @param secrets counts the values that are omitted
 */
export function mergeMedia(
  bodies: readonly NamedBody[],
  evidence: Evidence,
  secrets: SecretCount,
): Media[] {
  const types = groupBy(
    bodies.filter(({ body }) => body.mediaType !== ''),
    ({ body }) => body.mediaType,
  );
  return [...types].map(([type, same]) => {
    const fields = same.flatMap(({ body }) =>
      body.form.kind === 'fields' ? body.form.fields : [],
    );
    const encoding = new Map<string, Encoding>();
    observeEncodings(encoding, fields, type);
    const profile = createValueProfile();
    for (const { body } of same) {
      observeBody(profile, type, formOf(body), body.origin, evidence);
    }
    return {
      type,
      schema: withDescriptions(schemaOfProfile(profile, evidence), fields, type),
      encoding,
      examples: examplesOf(same, secrets),
      origins: origins(same),
    };
  });
}

function formOf({ form }: BodyEvidence): BodyForm {
  if (form.kind !== 'fields') return form;
  const fields = form.fields.map(({ file, cursor, ...field }): FieldEvidence => ({
    ...field,
    isFile: file !== undefined,
    isList: file === 'many',
    origin: cursor.origin(),
  }));
  return { kind: 'fields', fields };
}

/**
 * Adds facts from the descriptions of form fields to the schema of the form. The properties are sorted in the order in
 * which the author wrote the fields.
 */
function withDescriptions(schema: Schema, fields: readonly Field[], type: string): Schema {
  if (schema.kind !== 'object' || fields.length === 0) return schema;
  const properties = new Map<string, Property>();
  for (const { name } of fields) {
    const [key] = keysOfField(name, type);
    const property = schema.properties.get(key);
    if (property) properties.set(key, property);
  }
  let described: Schema = { ...schema, properties: new Map([...properties, ...schema.properties]) };
  for (const [name, same] of groupBy(fields, (field) => field.name)) {
    described = withDescription(described, keysOfField(name, type), same);
  }
  return described;
}

/** Adds the descriptions of fields to a property. The keys in the fields' name are the path to this property. */
function withDescription(
  schema: Schema,
  [key = '', ...inside]: readonly string[],
  fields: readonly [Field, ...Field[]],
): Schema {
  const isLast = inside.length === 0;
  if (schema.kind === 'array' && isIndex(key)) {
    const { items } = schema;
    const one = isLast ? described(key, items, fields) : withDescription(items, inside, fields);
    return { ...schema, items: one };
  }
  const property = schema.kind === 'object' && schema.properties.get(key);
  if (schema.kind !== 'object' || !property) return schema;
  const member = isLast
    ? described(key, property.schema, fields)
    : withDescription(property.schema, inside, fields);
  const required = property.required || (isLast && proseOf(fields)?.facts.required === true);
  return {
    ...schema,
    properties: new Map(schema.properties).set(key, { schema: member, required }),
  };
}

function described(name: string, inferred: Schema, fields: readonly [Field, ...Field[]]): Schema {
  const prose = proseOf(fields);
  const guessed = guessParameter({ name, inferred, ...(prose && { prose }) });
  const text = prose?.facts.text;
  return text === undefined ? guessed : { ...guessed, description: text };
}

function proseOf(fields: readonly [Field, ...Field[]]): ParameterEvidence['prose'] {
  const chosen = electText(fields.flatMap((field) => readDescription(field.description) ?? []));
  return chosen && { facts: readParameterProse(chosen.value), origin: fields[0].cursor.origin() };
}

function examplesOf(bodies: readonly NamedBody[], secrets: SecretCount): Example[] {
  const examples: Example[] = [];
  for (const { name, body } of bodies) {
    const value = exampleOf(body, secrets);
    if (value !== undefined && examples.length < EXAMPLES) {
      examples.push({ name, value, origins: [body.origin] });
    }
  }
  return examples;
}

function exampleOf(
  { form, mediaType, origin }: BodyEvidence,
  secrets: SecretCount,
): Json | undefined {
  switch (form.kind) {
    case 'json':
      return cleanExample(form.value, origin, secrets);
    case 'text':
      return cleanText(form.text, origin, secrets);
    case 'fields':
      return exampleOfForm(formValue(form.fields, mediaType), secrets);
    case 'binary':
    case 'unknown':
      return undefined;
    default:
      return form satisfies never;
  }
}

function exampleOfForm(
  { own, items, members }: FormValue<Field>,
  secrets: SecretCount,
): Json | undefined {
  const sent = own.flatMap((field) => sentValue(field, secrets) ?? []);
  // If a field occurs several times, its value is a list.
  if (own.length > 0) return sent.length > 1 ? sent : sent[0];
  const list = items.flatMap((item) => {
    const example = exampleOfForm(item, secrets);
    return example === undefined ? [] : [example];
  });
  if (items.length > 0) return list.length > 0 ? list : undefined;
  const object = [...members].flatMap(([key, member]) => {
    const example = exampleOfForm(member, secrets);
    return example === undefined ? [] : [[key, example] as const];
  });
  return object.length > 0 ? new Map(object) : undefined;
}

function sentValue({ name, value, cursor }: Field, secrets: SecretCount): string | undefined {
  if (value === undefined || readPlaceholder(value)) return undefined;
  if (!isSecretName(name) && !isSecretValue(value)) return value;
  secrets.add(cursor.origin());
  return REDACTED;
}

function origins(bodies: readonly NamedBody[]): Origin[] {
  return bodies.map(({ body }) => body.origin);
}
