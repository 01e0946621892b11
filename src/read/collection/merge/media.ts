/** Media of a body from all the requests or responses that show it. */
import type { Encoding, Media } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Example, Json, Property, Schema } from '../../../model/schema.js';
import { groupBy } from '../../../foundation/group.js';
import { observeBody, type BodyForm, type FieldEvidence } from '../../infer/body.js';
import type { Evidence } from '../../infer/evidence.js';
import { schemaOfProfile } from '../../infer/profile-schema.js';
import { createValueProfile } from '../../infer/value-profile.js';
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
 * @param evidence how far the examples prove a schema
 * @param secrets counts values that are left behind
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
    const profile = createValueProfile();
    for (const { body } of same) {
      observeBody(profile, type, formOf(body), body.origin, evidence);
    }
    return {
      type,
      schema: withDescriptions(schemaOfProfile(profile, evidence), fields),
      encoding: encodingOf(fields),
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

/** Adds to the properties of a form the facts that the descriptions of its fields state, in the order of its author. */
function withDescriptions(schema: Schema, fields: readonly Field[]): Schema {
  if (schema.kind !== 'object') return schema;
  const described = [...groupBy(fields, (field) => field.name)].flatMap(([name, same]) => {
    const property = schema.properties.get(name);
    return property ? [[name, describedProperty(name, property, same)] as const] : [];
  });
  // The first of two entries of one key has its place, the last its value.
  const properties = new Map([...described, ...schema.properties, ...described]);
  return { ...schema, properties };
}

function describedProperty(
  name: string,
  { schema, required }: Property,
  fields: readonly [Field, ...Field[]],
): Property {
  const stated = electText(fields.flatMap((field) => readDescription(field.description) ?? []));
  const said = stated && readParameterProse(stated.value);
  const origin = fields[0].cursor.origin();
  const guessed = guessParameter({ name, shown: schema, ...(said && { prose: { said, origin } }) });
  return {
    schema: said?.text === undefined ? guessed : { ...guessed, description: said.text },
    required: required || said?.required === true,
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
