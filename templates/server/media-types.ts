/** The TypeScript types of request and response bodies, by media type. */
import { code } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { reference, union } from '../../src/print/emit/typescript/type.js';
import type { Member } from '../../src/print/emit/typescript/type.js';
import { followIn } from '../../src/model/dereference.js';
import type { Media } from '../../src/model/api.js';
import type { ObjectShape, Schema } from '../../src/model/schema.js';
import { mediaKind } from '../../src/print/typescript/signature-body.js';
import { eventShape, isEventStream } from '../../src/print/typescript/signature-events.js';
import type { Direction } from '../../src/model/direction.js';
import type { TypeOptions } from '../../src/print/typescript/type-options.js';
import { propertyMember, typeOf } from '../../src/print/typescript/types.js';
import { fillableOf } from './functions/fillers.js';
import { importOwnType, schemaType, type ServerView } from './view.js';

/** Returns the options for printing a schema as a type of the server. */
export function serverTypeOptions(view: ServerView, direction: Direction): TypeOptions {
  return {
    direction,
    ref: (id) => schemaType(view, id, direction),
    follow: followIn(view.api.schemas),
    readonlyArrays: true,
  };
}

/**
 * Returns the options for printing the type of a request body.
 * @param isFilled true if the server has added the declared defaults to the body
 */
function bodyTypeOptions(view: ServerView, isFilled: boolean): TypeOptions {
  const without = serverTypeOptions(view, 'write');
  if (!isFilled) return without;
  return {
    ...without,
    ref: (id) => schemaType(view, id, 'write', true),
    defaults: { of: fillableOf(view.api).defaultOf, without },
  };
}

/** The type of undeclared values. */
export const UNKNOWN_TYPE = code`unknown`;

/** Returns the type of a request body as the handler receives it. */
export function requestMediaType(
  view: ServerView,
  { type, schema }: Media,
  isFilled: boolean,
): Code {
  const options = bodyTypeOptions(view, isFilled);
  const kind = mediaKind(type, schema);
  switch (kind) {
    case 'json':
    case 'form':
      return isUnknown(schema) ? UNKNOWN_TYPE : typeOf(schema, options);
    case 'multipart':
      return type.startsWith('multipart/form-data') || type.includes('*')
        ? multipartType(view, schema, options)
        : STREAM;
    case 'text':
      return isTextual(schema) ? typeOf(schema, serverTypeOptions(view, 'write')) : code`string`;
    case 'binary':
      return STREAM;
    case 'any':
      return UNKNOWN_TYPE;
    default:
      return kind satisfies never;
  }
}

/**
 * Returns the type of a multipart body. Its binary fields have the type `File`, because `read()` of
 * the body returns a `File` for each of them.
 */
function multipartType(view: ServerView, schema: Schema, options: TypeOptions): Code {
  const body = importOwnType(view, 'runtime/multipart.ts', 'MultipartBody');
  if (isUnknown(schema)) return body;
  return reference(body, [typeOf(schema, { ...options, binary: code`File` })]);
}

const FORM_DATA = code`FormData`;
const STREAM = code`ReadableStream<Uint8Array>`;

function isUnknown(schema: Schema): boolean {
  return schema.kind === 'unknown' || schema.kind === 'any';
}

function isTextual(schema: Schema): boolean {
  return schema.kind === 'string' || (schema.kind === 'enum' && !schema.open);
}

/**
 * Returns the properties of an inline object schema as type members; `undefined` for other schemas.
 */
export function literalMembers(
  view: ServerView,
  { type, schema }: Media,
  isFilled: boolean,
): Member[] | undefined {
  const kind = mediaKind(type, schema);
  if (kind !== 'json' && kind !== 'form') return undefined;
  if (schema.kind !== 'object' || !hasOnlyNamed(schema)) return undefined;
  const options = bodyTypeOptions(view, isFilled);
  return [...schema.properties].flatMap(
    ([name, property]) => propertyMember(name, property, options) ?? [],
  );
}

/**
 * Returns true if an object schema declares properties, and no schema for additional properties. Its
 * type then needs no index signature.
 */
function hasOnlyNamed({ properties, rest, restStated }: ObjectShape): boolean {
  return properties.size > 0 && (rest === undefined || restStated !== true);
}

/** Returns the type of an event stream: an `AsyncIterable` of events, as in the client. */
function eventsType(view: ServerView, media: Media): Code {
  const { schema, isWhole } = eventShape(media, followIn(view.api.schemas));
  const iterable = (type: Code): Code => reference(code`AsyncIterable`, [type]);
  const spelled = (): Code => typeOf(schema, serverTypeOptions(view, 'read'));
  if (isWhole) return iterable(spelled());
  const event = importOwnType(view, 'runtime/events.ts', 'ServerEvent');
  return iterable(isUnknown(schema) ? event : reference(event, [spelled()]));
}

/** Returns the type of a response body as the handler returns it. */
export function responseMediaType(view: ServerView, media: Media): Code {
  const { type, schema } = media;
  const bytes = (): Code => importOwnType(view, 'runtime/types.ts', 'ResponseBytes');
  if (isEventStream(type)) return union([eventsType(view, media), bytes()]);
  const kind = mediaKind(type, schema);
  switch (kind) {
    case 'json':
      return isUnknown(schema) ? UNKNOWN_TYPE : typeOf(schema, serverTypeOptions(view, 'read'));
    case 'form':
      return code`URLSearchParams`;
    case 'multipart':
      return FORM_DATA;
    case 'text':
      return union([
        isTextual(schema) ? typeOf(schema, serverTypeOptions(view, 'read')) : code`string`,
        bytes(),
      ]);
    case 'binary':
      return bytes();
    case 'any':
      return UNKNOWN_TYPE;
    default:
      return kind satisfies never;
  }
}
