/** Compares bodies, responses and headers: media types, whether they are required, and their schemas. */
import { isComposed } from '../../model/walk.js';
import { isSuccess, rangeOf } from '../../model/status.js';
import type { Body, Header, Media, Response, Status } from '../../model/api.js';
import { addFinding, type FindingScope } from './change.js';
import { necessity, necessityChange } from './necessity.js';
import { encodingChanges } from './encodings.js';
import type { MessageDirection } from './judge.js';
import type { ChangeRule } from './rules.js';
import { enqueuePair } from './schema/queue.js';
import { addFindingAt, type SchemaPosition, type SchemaWalk } from './schema/walk.js';

/**
 * The context for comparing a request or response: the walk that compares schemas, the scope that collects findings,
 * and the direction of the message.
 */
export interface MessageComparison {
  readonly walk: SchemaWalk;
  readonly scope: FindingScope;
  readonly direction: MessageDirection;
}

/** The name of the request body in texts. */
const BODY = 'request body';

export function compareBodies(
  message: MessageComparison,
  before: Body | undefined,
  after: Body | undefined,
): void {
  const { scope, direction } = message;
  const places = { before: before?.origins, after: after?.origins };
  if (!before || !after) {
    const required = after?.required.value === true;
    const added = required ? 'body/required-added' : 'body/added';
    if (after) {
      addFinding(scope, added, direction, `${necessity(required)} ${BODY} added`, places);
    } else if (before) {
      const text = `${necessity(before.required.value)} ${BODY} removed`;
      addFinding(scope, 'body/removed', direction, text, places);
    }
    return;
  }
  const [old, fresh] = [before.required, after.required];
  if (old.value !== fresh.value) {
    const rule = fresh.value ? 'body/became-required' : 'body/became-optional';
    const text = `${BODY} ${necessityChange(fresh.value)}`;
    // Usually `required` is omitted, so that OpenAPI's default `false` applies. The default has no location in the
    // document, so the location of the body is reported instead.
    const origins = fresh.value ? fresh.origins : after.origins;
    addFinding(scope, rule, direction, text, { before: before.origins, after: origins });
  }
  compareMedia(message, BODY, before, after);
}

/** An object with media types: a body or a response. */
type MediaOwner = Pick<Body, 'media' | 'origins'>;

function compareMedia(
  message: MessageComparison,
  base: string,
  before: MediaOwner,
  after: MediaOwner,
): void {
  const { walk, scope, direction } = message;
  const at: SchemaPosition = { scope, direction, base, path: '' };
  const [old, fresh] = [mediaOf(before), mediaOf(after)];
  const places = { before: before.origins, after: after.origins };
  if (old.size === 0 || fresh.size === 0) {
    if (fresh.size > 0) {
      const text = `content of ${base} is declared now: ${[...fresh.keys()].join(', ')}`;
      addFindingAt(at, 'type/stated', text, places);
    } else if (old.size > 0) {
      const text = `content of ${base} is no longer declared; it was ${[...old.keys()].join(', ')}`;
      addFindingAt(at, 'type/unstated', text, places);
    }
    return;
  }
  const what = base === BODY ? 'body' : 'response';
  for (const [type, media] of old) {
    const now = fresh.get(type);
    const named = /^application\/json$/.test(type) ? base : `${base} as ${type}`;
    if (now) compareContent(walk, { ...at, base: named }, media, now);
    else {
      const text = `media type ${type} of ${base} removed`;
      addFindingAt(at, `${what}/media-removed`, text, {
        before: media.origins,
        after: after.origins,
      });
    }
  }
  for (const [type, media] of fresh) {
    if (old.has(type)) continue;
    const text = `media type ${type} of ${base} added`;
    const rule = isPreferred(type, old) ? 'media-preferred' : 'media-added';
    addFindingAt(at, `${what}/${rule}`, text, { before: before.origins, after: media.origins });
  }
}

/**
 * Returns true if a new media type may become the default of clients. A JSON media type of the old API stays the
 * default, with one exception: `application/json` replaces a variant such as `application/vnd.api+json`.
 */
function isPreferred(type: string, old: ReadonlyMap<string, Media>): boolean {
  const known = [...old.keys()].filter((one) => /[/+]json\b/.test(one));
  return known.length === 0 || (isPlain(type) && !known.some(isPlain));
}

function isPlain(type: string): boolean {
  return /^application\/json\b/.test(type);
}

function compareContent(walk: SchemaWalk, at: SchemaPosition, before: Media, after: Media): void {
  enqueuePair(walk, at, before.schema, after.schema);
  if (before.item && after.item) {
    enqueuePair(walk, { ...at, path: '[]' }, before.item, after.item);
  }
  for (const [what, change] of encodingChanges(before, after)) {
    const text = `${what} of ${at.base} ${change}`;
    addFindingAt(at, 'encoding/changed', text, { before: before.origins, after: after.origins });
  }
}

function mediaOf({ media }: MediaOwner): Map<string, Media> {
  return new Map(media.map((one) => [one.type, one]));
}

export function compareResponses(
  message: MessageComparison,
  before: readonly Response[],
  after: readonly Response[],
): void {
  const { scope, direction } = message;
  const [old, fresh] = [byStatus(before), byStatus(after)];
  for (const [status, response] of old) {
    const now = fresh.get(status) ?? fresh.get(classOf(status));
    if (now) {
      compareResponse(message, response, now);
      continue;
    }
    const rule = isSuccess(status) ? 'response/removed' : 'response/error-removed';
    addFinding(scope, rule, direction, `response ${status} removed`, { before: response.origins });
  }
  for (const [status, { origins }] of fresh) {
    if (old.has(status)) continue;
    addFinding(scope, 'response/added', direction, `response ${status} added`, { after: origins });
  }
}

function compareResponse(message: MessageComparison, before: Response, after: Response): void {
  const { scope, direction } = message;
  const base = `response ${before.status}`;
  const places = { before: before.origins, after: after.origins };
  if (after.bodyless && before.media.length > 0) {
    addFinding(scope, 'response/body-removed', direction, `body of ${base} removed`, places);
  } else if (!before.bodyless || after.media.length > 0) {
    compareMedia(message, base, before, after);
  }
  compareHeaders(message, base, before.headers, after.headers);
}

function compareHeaders(
  { walk, scope, direction }: MessageComparison,
  base: string,
  before: readonly Header[],
  after: readonly Header[],
): void {
  const named = (headers: readonly Header[]): Map<string, Header> =>
    new Map(headers.map((header) => [header.name.toLowerCase(), header]));
  const [old, fresh] = [named(before), named(after)];
  const say = (rule: ChangeRule, text: string, one?: Header, other?: Header): void =>
    addFinding(scope, rule, direction, text, { before: one?.origins, after: other?.origins });
  for (const [key, header] of old) {
    const name = `header ${header.name} of ${base}`;
    const now = fresh.get(key);
    if (!now) {
      say(
        header.required ? 'header/removed' : 'header/optional-removed',
        `${necessity(header.required === true)} ${name} removed`,
        header,
      );
      continue;
    }
    if ((header.required === true) !== (now.required === true)) {
      const rule = now.required ? 'header/became-required' : 'header/became-optional';
      say(rule, `${name} ${necessityChange(now.required === true)}`, header, now);
    }
    const [was, is] = [writtenAs(header), writtenAs(now)];
    if (was !== is) {
      say('header/style', `serialization of ${name} changed from ${was} to ${is}`, header, now);
    }
    enqueuePair(walk, { scope, direction, base: name, path: '' }, header.schema, now.schema);
  }
  for (const [key, header] of fresh) {
    if (old.has(key)) continue;
    const need = necessity(header.required === true);
    say('header/added', `${need} header ${header.name} of ${base} added`, undefined, header);
  }
}

/**
 * Returns a text that represents the encoding of a header. Two headers with the same text are encoded in the same way.
 * `explode` only changes the encoding of objects, so it is ignored for other schemas.
 */
function writtenAs({ mediaType, explode, schema }: Header): string {
  const hasNames = ['object', 'ref'].includes(schema.kind) || isComposed(schema);
  return mediaType ?? (hasNames && explode === true ? 'style simple with explode' : 'style simple');
}

function byStatus(responses: readonly Response[]): Map<Status, Response> {
  return new Map(responses.map((response) => [response.status, response]));
}

/** Returns the class of a status: `2XX` for 201. The other API may declare this class instead of the status itself. */
function classOf(status: Status): Status {
  return (typeof status === 'number' ? rangeOf(status) : undefined) ?? status;
}
