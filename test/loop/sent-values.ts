/** Random arguments for a call, and the arguments that its handler must receive. */
import type { Encoding, Parameter } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import type { BodyChoice } from '../../src/print/typescript/signature-body.js';
import type { CallArgument, OperationSignature } from '../../src/print/typescript/signature.js';
import type { Judging } from './fits.js';
import { isSent } from './fits.js';
import { FIELD_PLACE, fieldPlace, JSON_PLACE, placeOf, type Place } from './place.js';
import type { Random } from './random.js';
import { NoValue, valueOf } from './value.js';

type Slot = 'params' | 'query' | 'headers' | 'cookies';

export const SLOTS: Readonly<Record<Parameter['in'], Slot>> = {
  path: 'params',
  query: 'query',
  querystring: 'query',
  header: 'headers',
  cookie: 'cookies',
};

export interface Sending extends Judging {
  readonly random: Random;
  /** Omits everything optional. */
  readonly least: boolean;
}

/** The arguments of a call by name, without its body. */
export function argumentsOf(
  { arguments: all, endpoint }: OperationSignature,
  sending: Sending,
): Map<CallArgument, unknown> {
  const { random, least, api } = sending;
  const made = new Map<CallArgument, unknown>();
  for (const argument of all) {
    const { parameter, schema, required } = argument;
    if (!required && (least || random.chance(0.2))) continue;
    const place = placeOf(parameter, endpoint.path, api);
    try {
      made.set(argument, valueOf(schema, { ...sending, place }));
    } catch (error) {
      if (required || !(error instanceof NoValue)) throw noValue(error, parameter);
    }
  }
  return made;
}

function noValue(error: unknown, { in: place, name }: Parameter): unknown {
  if (!(error instanceof NoValue)) return error;
  return new NoValue(`${error.message} in ${place}\u0000 ${name}`);
}

/** The expected argument of the handler: the server fills in defaults of omitted values. */
export function expectedArguments(
  { arguments: all }: OperationSignature,
  args: ReadonlyMap<CallArgument, unknown>,
  received: Readonly<Record<Slot, Readonly<Record<string, unknown>>>>,
): Record<Slot, Record<string, unknown>> {
  const expected: Record<Slot, Record<string, unknown>> = {
    params: {},
    query: {},
    headers: {},
    cookies: {},
  };
  for (const argument of all) {
    const { parameter } = argument;
    const slot = SLOTS[parameter.in];
    const isDefault = !args.has(argument) && argument.schema.default !== undefined;
    const value = isDefault ? received[slot][parameter.name] : args.get(argument);
    if (value !== undefined) {
      Object.defineProperty(expected[slot], parameter.name, { value, enumerable: true });
    }
  }
  return expected;
}

/**
 * A body of a form.
 * @throws NoValue
 */
export function bodyOf(choice: BodyChoice | undefined, sending: Sending): unknown {
  if (choice === undefined) return { text: 'a/b', list: [1, null] };
  const { kind, media } = choice;
  const { schema } = media;
  switch (kind) {
    case 'any':
    case 'json':
      return valueOf(schema, { ...sending, place: JSON_PLACE });
    case 'text':
      return schema.kind === 'string'
        ? valueOf(schema, { ...sending, place: { kind: 'form', without: '' } })
        : `text & "more" <ü>\n日本`;
    case 'binary':
      return new Blob([Uint8Array.of(0, 255, 10, 13, 128)], { type: 'image/png' });
    case 'form':
    case 'multipart':
      return fieldsOf(choice, sending);
    default:
      return kind satisfies never;
  }
}

/** The fields of a form, with values that their encoding can represent. */
function fieldsOf({ kind, media }: BodyChoice, sending: Sending): Record<string, unknown> {
  const form = objectOf(media.schema, sending);
  if (form === undefined) {
    const place: Place = { kind: 'form', without: '' };
    const whole = valueOf(media.schema, { ...sending, place, blobs: kind === 'multipart' });
    if (typeof whole !== 'object' || whole === null) throw new NoValue(`a form of no fields`);
    return whole as Record<string, unknown>;
  }
  const made: [string, unknown][] = [];
  for (const [name, { schema, required }] of form.properties) {
    if (!isSent(schema, sending.direction)) continue;
    if (!required && (sending.least || sending.random.chance(0.3))) continue;
    const encoding: Partial<Encoding> = media.encoding.get(name) ?? {};
    const plain = fieldPlace(kind === 'form' ? 'form' : 'multipart', encoding);
    const isJson = /[/+]json/.test(encoding.contentType ?? '') || isRecords(schema, sending);
    const styled = encoding.style !== undefined || encoding.explode !== undefined;
    const place = isJson && !styled ? FIELD_PLACE : plain;
    try {
      made.push([name, valueOf(schema, { ...sending, place, blobs: kind === 'multipart' })]);
    } catch (error) {
      if (!(error instanceof NoValue)) throw error;
      if (required) throw new NoValue(`${error.message} in a field\u0000 ${name}`);
    }
  }
  return Object.fromEntries(made);
}

/** The object schema, after following references; undefined for any other schema. */
function objectOf(
  schema: Schema,
  { api }: Judging,
): Extract<Schema, { kind: 'object' }> | undefined {
  let shape: Schema | undefined = schema;
  for (let steps = 0; shape?.kind === 'ref' && steps < 20; steps++) {
    shape = api.schemas.get(shape.id);
  }
  return shape?.kind === 'object' ? shape : undefined;
}

/** True if a field is an object, or a list of them. */
function isRecords(schema: Schema, judging: Judging): boolean {
  const target = schema.kind === 'ref' ? judging.api.schemas.get(schema.id) : schema;
  if (target?.kind === 'array') return isRecords(target.items, judging);
  return target?.kind === 'object' || target?.kind === 'intersection';
}
