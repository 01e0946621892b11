/** Media of a body from all the requests or responses that show it. */
import type { Encoding, Media } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import {
  UNKNOWN,
  type Example,
  type Json,
  type Property,
  type Schema,
} from '../../../model/schema.js';
import { inferSchema, type InferOptions } from '../../infer/index.js';
import { inferredOrigins, mergeInferred } from '../../infer/merge.js';
import { guessParameter } from '../../infer/parameter.js';
import { readPlaceholder } from '../../infer/placeholder.js';
import type { BodyEvidence, Field } from '../body.js';
import { electText } from './elect.js';
import { cleanExample, cleanText, type SecretCount } from '../secret.js';
import { isSecretName, isSecretValue, REDACTED } from '../../secret.js';
import { readDescription } from '../text.js';
import { readParameterProse } from '../../infer/prose.js';

/** A body with the name of the request or response that shows it. */
export interface NamedBody {
  readonly name: string;
  readonly body: BodyEvidence;
}

const EXAMPLES = 20;

/**
 * Joins bodies by media type: schemas are inferred from all of them at once, each becomes an example.
 * @param bodies in the order of the document; those without a media type add nothing
 * @param options for the inference
 * @param secrets counts values that are left behind
 */
export function mergeMedia(
  bodies: readonly NamedBody[],
  options: InferOptions,
  secrets: SecretCount,
): Media[] {
  const types = new Map<string, NamedBody[]>();
  for (const named of bodies) {
    const { mediaType } = named.body;
    if (mediaType === '') continue;
    const same = types.get(mediaType);
    if (same) same.push(named);
    else types.set(mediaType, [named]);
  }
  return [...types].map(([type, same]) => {
    const fields = same.flatMap(({ body }) =>
      body.form.kind === 'fields' ? [body.form.fields] : [],
    );
    return {
      type,
      schema: schemaOf(type, same, fields, options),
      encoding: encodingOf(fields.flat()),
      examples: examplesOf(same, secrets),
      origins: origins(same),
    };
  });
}

function schemaOf(
  type: string,
  bodies: readonly NamedBody[],
  forms: readonly (readonly Field[])[],
  options: InferOptions,
): Schema {
  const inferred = inferredOrigins(origins(bodies));
  const samples = bodies.flatMap(({ body: { form, origin } }) =>
    form.kind === 'json' ? [{ value: form.value, origin }] : [],
  );
  const schemas: Schema[] = samples.length > 0 ? [inferSchema(samples, options)] : [];
  if (forms.length > 0) schemas.push(formSchema(forms, inferred));
  if (bodies.some(({ body }) => body.form.kind === 'binary')) {
    schemas.push({ kind: 'binary', origins: inferred });
  }
  // Markup has a structure that nobody states; plain text has none.
  const text = bodies.some(({ body }) => body.form.kind === 'text');
  if (text && !/xml/.test(type)) schemas.push({ kind: 'string', origins: inferred });
  return schemas.length === 0 ? UNKNOWN : mergeInferred(schemas);
}

function formSchema(forms: readonly (readonly Field[])[], inferred: readonly Origin[]): Schema {
  const groups = new Map<string, Field[]>();
  const repeated = new Set<string>();
  for (const form of forms) {
    const seen = new Set<string>();
    for (const field of form) {
      const group = groups.get(field.name);
      if (group) group.push(field);
      else groups.set(field.name, [field]);
      if (seen.has(field.name)) repeated.add(field.name);
      seen.add(field.name);
    }
  }
  const properties = new Map<string, Property>();
  for (const [name, fields] of groups)
    properties.set(name, propertyOf(name, fields, repeated.has(name)));
  return { kind: 'object', properties, rest: { kind: 'any', origins: [] }, origins: inferred };
}

function propertyOf(name: string, fields: readonly Field[], repeated: boolean): Property {
  const stated = electText(fields.flatMap((field) => readDescription(field.description) ?? []));
  const said = stated && readParameterProse(stated.value);
  const fieldOrigins = inferredOrigins(fields.map(({ cursor }) => cursor.origin()));
  const [first] = fieldOrigins;
  const file = fields.find((field) => field.file !== undefined);
  const one: Schema = file
    ? {
        kind: 'binary',
        ...(file.contentType && { mediaType: file.contentType }),
        origins: fieldOrigins,
      }
    : guessParameter({
        name,
        values: fields.flatMap(({ value, cursor }) =>
          value === undefined ? [] : [{ text: value, origin: cursor.origin() }],
        ),
        ...(said && first && { prose: { said, origin: first } }),
      });
  const many = repeated || fields.some((field) => field.file === 'many');
  const schema: Schema = many ? { kind: 'array', items: one, origins: fieldOrigins } : one;
  const description = said?.text;
  return {
    schema: description === undefined ? schema : { ...schema, description },
    required: said?.required === true,
  };
}

function encodingOf(fields: readonly Field[]): Map<string, Encoding> {
  const encoding = new Map<string, Encoding>();
  for (const { name, contentType } of fields) {
    if (contentType !== undefined && !encoding.has(name)) {
      encoding.set(name, { contentType, headers: [] });
    }
  }
  return encoding;
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

function exampleOf({ form, origin }: BodyEvidence, secrets: SecretCount): Json | undefined {
  switch (form.kind) {
    case 'json':
      return cleanExample(form.value, origin, secrets);
    case 'text':
      return cleanText(form.text, origin, secrets);
    case 'fields': {
      const values = new Map<string, Json>();
      for (const { name, value, cursor } of form.fields) {
        if (value === undefined || readPlaceholder(value)) continue;
        const secret = isSecretName(name) || isSecretValue(value);
        if (secret) secrets.add(cursor.origin());
        const sent = secret ? REDACTED : value;
        const known = values.get(name);
        // A name that is sent again makes a list.
        values.set(name, known === undefined ? sent : [...[known].flat(), sent]);
      }
      return values.size === 0 ? undefined : values;
    }
    case 'binary':
    case 'unknown':
      return undefined;
    default:
      return form satisfies never;
  }
}

function origins(bodies: readonly NamedBody[]): Origin[] {
  return bodies.map(({ body }) => body.origin);
}
