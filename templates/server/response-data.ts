/**
 * Generates the entry of a response in the route table. The runtime uses the entry to encode and
 * check the response.
 */
import { code } from '../../src/print/emit/typescript/code.js';
import type { Data } from '../../src/print/emit/typescript/expression.js';
import { followIn } from '../../src/model/dereference.js';
import type { Header, Media, Response } from '../../src/model/api.js';
import { isDeclared } from '../../src/model/origin.js';
import { eventShape, isEventStream } from '../../src/print/typescript/signature-events.js';
import { dataRecord, type DataEntry } from './data.js';
import { strippingOf } from './functions/strippers.js';
import { validationOf } from './functions/validation.js';
import { type ServerView } from './view.js';
import { typeEntry } from './wire-type.js';

/**
 * Returns the entry of a response. `guessed` marks a response that was inferred from an example.
 */
export function responseData(response: Response, view: ServerView): ReadonlyMap<string, Data> {
  const { status, media, bodyless } = response;
  const open = media.length > 0 && !media.some(isDeclared);
  const guessed = isDeclared(response) ? (open ? 'media' : undefined) : 'status';
  const headers = response.headers.flatMap((header) => headerData(header, view));
  return dataRecord(
    ['status', status],
    ['media', typesOf(media)],
    bodyless && ['bodyless', true],
    guessed !== undefined && ['guessed', guessed],
    checksEntry(
      media.filter(({ type }) => !isEventStream(type)),
      view,
    ),
    stripsEntry(media, view),
    eventsEntry(media, view),
    headers.length > 0 && ['headers', headers],
  );
}

/**
 * Returns the entry of a header of a response or of a part. `Content-Type` has none, because OpenAPI ignores it among
 * the headers (OpenAPI 3.1 §4.8.17.1).
 */
export function headerData(header: Header, view: ServerView): Data[] {
  const { name, required, schema, mediaType, explode } = header;
  const check = validationOf(view).headers.get(header);
  const type =
    mediaType === undefined && isDeclared(schema) ? typeEntry(schema, view.api) : undefined;
  if (name.toLowerCase() === 'content-type') return [];
  const typed = type !== undefined && type[1] !== 'string';
  if (!required && !typed && check === undefined) return [];
  return [
    dataRecord(
      ['name', name],
      required && ['required', true],
      type,
      explode === true && ['explode', true],
      mediaType !== undefined && ['media', mediaType],
      check !== undefined && ['check', check],
    ),
  ];
}

/** Returns the checks by media type. */
export function checksEntry(media: readonly Media[], view: ServerView): DataEntry | undefined {
  const checks = validationOf(view).media;
  const entries = media.flatMap((one): DataEntry[] => {
    const check = checks.get(one);
    return check === undefined ? [] : [[one.type, check]];
  });
  return entries.length === 0 ? undefined : ['checks', new Map(entries)];
}

/**
 * Returns the functions that remove undeclared fields, by media type. The functions for event
 * streams are in `eventsEntry`.
 */
function stripsEntry(media: readonly Media[], view: ServerView): DataEntry | undefined {
  const known = strippingOf(view).media;
  const strips = media.map((one) => (isEventStream(one.type) ? undefined : known.get(one)));
  const end = strips.findLastIndex((one) => one !== undefined) + 1;
  return end === 0 ? undefined : ['strips', strips.slice(0, end).map((one) => one ?? UNDEFINED)];
}

const UNDEFINED = code`undefined`;

/** Returns the declarations of event streams, by media type. */
function eventsEntry(media: readonly Media[], view: ServerView): DataEntry | undefined {
  const checks = validationOf(view).media;
  const entries = media.flatMap((one): DataEntry[] => {
    if (!isEventStream(one.type)) return [];
    const { isWhole, isText } = eventShape(one, followIn(view.api.schemas));
    const check = checks.get(one);
    const strip = strippingOf(view).media.get(one);
    if (check === undefined && strip === undefined && isText) return [];
    const spec = dataRecord(
      !isText && ['json', true],
      isWhole && ['whole', true],
      check !== undefined && ['check', check],
      strip !== undefined && ['strip', strip],
    );
    return [[one.type, spec]];
  });
  return entries.length === 0 ? undefined : ['events', new Map(entries)];
}

export function typesOf(media: readonly Media[]): string[] {
  return media.map(({ type }) => type);
}
