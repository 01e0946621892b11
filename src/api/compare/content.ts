/** Compares bodies, responses and headers: media types, whether they are required, and their schemas. */
import { isComposed } from '../../model/walk.js';
import { isSuccess, rangeOf } from '../../model/status.js';
import type { Body, Header, Media, Response, Status } from '../../model/api.js';
import { essenceOf, isJsonMediaType } from '../../model/media-type.js';
import { fieldStep } from '../../model/place.js';
import { addFinding, inside, type ChangeWords, type FindingPlace } from './change.js';
import { necessity, necessityChange } from './necessity.js';
import { encodingChanges } from './encodings.js';
import { paired } from './paired.js';
import type { ChangeRule } from './rules.js';
import { enqueuePair } from './schema/queue.js';
import { positionInside, positionOf, type SchemaWalk } from './schema/walk.js';

export function compareBodies(
  walk: SchemaWalk,
  sent: FindingPlace,
  before: Body | undefined,
  after: Body | undefined,
): void {
  const place = inside(sent, fieldStep('body'));
  const places = { before: before?.origins, after: after?.origins };
  if (!before || !after) {
    const whole = after ?? before;
    if (!whole) return;
    const change = after ? 'added' : 'removed';
    const required = whole.required.value;
    const rule = after && required ? 'body/required-added' : (`body/${change}` as const);
    addFinding(place, rule, [`${necessity(required)} `, ` ${change}`], places);
    return;
  }
  const [old, fresh] = [before.required, after.required];
  if (old.value !== fresh.value) {
    const rule = fresh.value ? 'body/became-required' : 'body/became-optional';
    // Usually `required` is omitted, so that OpenAPI's default `false` applies. The default has no location in the
    // document, so the location of the body is reported instead.
    const origins = fresh.value ? fresh.origins : after.origins;
    addFinding(place, rule, ['', ` ${necessityChange(fresh.value)}`], {
      before: before.origins,
      after: origins,
    });
  }
  compareMedia(walk, place, 'body', before, after);
}

/** An object with media types: a body or a response. */
type MediaOwner = Pick<Body, 'media' | 'origins'>;

function compareMedia(
  walk: SchemaWalk,
  at: FindingPlace,
  what: 'body' | 'response',
  before: MediaOwner,
  after: MediaOwner,
): void {
  const [old, fresh] = [mediaOf(before), mediaOf(after)];
  const places = { before: before.origins, after: after.origins };
  if (old.size === 0 || fresh.size === 0) {
    if (fresh.size > 0) {
      const types = [...fresh.keys()].join(', ');
      addFinding(at, 'type/stated', ['content of ', ` is declared now: ${types}`], places);
    } else if (old.size > 0) {
      const types = [...old.keys()].join(', ');
      const words = ['content of ', ` is no longer declared; it was ${types}`] as const;
      addFinding(at, 'type/unstated', words, places);
    }
    return;
  }
  for (const [media, now, { type, origins }] of paired(old, fresh)) {
    const words = (change: string): ChangeWords => [`media type ${type} of `, ` ${change}`];
    if (media && now) compareContent(walk, inside(at, { at: 'media', type }), media, now);
    else if (now) {
      const rule = isPreferred(type, old) ? 'media-preferred' : 'media-added';
      addFinding(at, `${what}/${rule}`, words('added'), { before: before.origins, after: origins });
    } else {
      const places = { before: origins, after: after.origins };
      addFinding(at, `${what}/media-removed`, words('removed'), places);
    }
  }
}

/**
 * Returns true if a new media type may become the default of clients. A JSON media type of the old API stays the
 * default, with one exception: `application/json` replaces a variant such as `application/vnd.api+json`.
 */
function isPreferred(type: string, old: ReadonlyMap<string, Media>): boolean {
  const known = [...old.keys()].filter(isJsonMediaType);
  return known.length === 0 || (isPlain(type) && !known.some(isPlain));
}

function isPlain(type: string): boolean {
  return essenceOf(type) === 'application/json';
}

function compareContent(walk: SchemaWalk, place: FindingPlace, before: Media, after: Media): void {
  const at = positionOf(place, place.steps);
  enqueuePair(walk, at, before.schema, after.schema);
  if (before.item && after.item) {
    enqueuePair(walk, positionInside(at, { at: 'items' }), before.item, after.item);
  }
  const places = { before: before.origins, after: after.origins };
  for (const words of encodingChanges(before, after)) {
    addFinding(at, 'encoding/changed', words, places);
  }
}

function mediaOf({ media }: MediaOwner): Map<string, Media> {
  return new Map(media.map((one) => [one.type, one]));
}

export function compareResponses(
  walk: SchemaWalk,
  place: FindingPlace,
  before: readonly Response[],
  after: readonly Response[],
): void {
  const [old, fresh] = [byStatus(before), byStatus(after)];
  const at = (status: Status): FindingPlace =>
    inside(place, fieldStep('responses'), { at: 'response', status: String(status) });
  for (const [status, response] of old) {
    const now = fresh.get(status) ?? fresh.get(classOf(status));
    if (now) {
      compareResponse(walk, at(status), response, now);
      continue;
    }
    const rule = isSuccess(status) ? 'response/removed' : 'response/error-removed';
    addFinding(at(status), rule, ['', ' removed'], { before: response.origins });
  }
  for (const [status, { origins }] of fresh) {
    if (old.has(status)) continue;
    addFinding(at(status), 'response/added', ['', ' added'], { after: origins });
  }
}

function compareResponse(
  walk: SchemaWalk,
  place: FindingPlace,
  before: Response,
  after: Response,
): void {
  if (after.bodyless && before.media.length > 0) {
    const places = { before: before.origins, after: after.origins };
    addFinding(place, 'response/body-removed', ['body of ', ' removed'], places);
  } else if (!before.bodyless || after.media.length > 0) {
    compareMedia(walk, place, 'response', before, after);
  }
  compareHeaders(walk, place, before.headers, after.headers);
}

function compareHeaders(
  walk: SchemaWalk,
  place: FindingPlace,
  before: readonly Header[],
  after: readonly Header[],
): void {
  const named = (headers: readonly Header[]): Map<string, Header> =>
    new Map(headers.map((header) => [header.name.toLowerCase(), header]));
  for (const [old, fresh, { name }] of paired(named(before), named(after))) {
    const required = (old ?? fresh)?.required === true;
    const at = inside(place, fieldStep('headers'), { at: 'header', name });
    const say = (rule: ChangeRule, words: ChangeWords): void =>
      addFinding(at, rule, words, { before: old?.origins, after: fresh?.origins });
    if (!old) say('header/added', [`${necessity(required)} `, ' added']);
    else if (!fresh) {
      const rule = required ? 'header/removed' : 'header/optional-removed';
      say(rule, [`${necessity(required)} `, ' removed']);
    } else {
      const isRequired = fresh.required === true;
      if (required !== isRequired) {
        const rule = isRequired ? 'header/became-required' : 'header/became-optional';
        say(rule, ['', ` ${necessityChange(isRequired)}`]);
      }
      const [was, is] = [writtenAs(old), writtenAs(fresh)];
      if (was !== is) say('header/style', ['serialization of ', ` changed from ${was} to ${is}`]);
      enqueuePair(walk, positionOf(at, at.steps), old.schema, fresh.schema);
    }
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
