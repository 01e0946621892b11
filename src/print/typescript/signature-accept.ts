/** Chooses the media types that a request accepts (RFC 9110 §12.5.1), and finds those that a caller may choose. */
import { essenceOf, isJsonMediaType } from '../../model/media-type.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { ReadChoice } from './signature-body.js';
import type { ReplyCase } from './signature-replies.js';

export interface Negotiation {
  /** The media types in `Accept` if the caller does not choose one, most preferred first. */
  readonly asked: readonly string[];
  /**
   * The media types that `Accept` contains in addition to the one that the caller chooses. Responses with other
   * statuses, such as errors, declare these media types.
   */
  readonly besides: readonly string[];
  /** The media types that a caller may choose, sorted; empty if there is no choice. */
  readonly choices: readonly string[];
  /** The responses whose media type the caller chooses. */
  readonly chosen: readonly ReplyCase[];
  /** All other responses, without the media types that are not requested. */
  readonly fixed: readonly ReplyCase[];
  /** The responses that declare more media types than the request accepts, with all their media types. */
  readonly offered: readonly ReplyCase[];
}

/** The lowest quality, for a media type that the service should only send if it has no other. */
const LAST = ';q=0.1';

/**
 * Chooses the media types that an operation requests. If a response declares several media types and JSON is one of
 * them, only JSON is requested.
 * @param replies every declared response
 * @param preferred the media type that is requested instead of JSON if a response declares it
 */
export function negotiate(replies: readonly ReplyCase[], preferred?: string): Negotiation {
  if (replies.every((reply) => mediaOf(reply).length < 2)) {
    const asked = orAny(typesOf(replies.flatMap(mediaOf)), replies).sort(byAcceptance);
    return { asked, besides: [], choices: [], chosen: [], fixed: replies, offered: [] };
  }
  const isOpen = (reply: ReplyCase): boolean =>
    reply.ok && (concrete(reply).length > 1 || isNarrowed(reply, preferred));
  const open = replies.filter(isOpen);
  const choices = typesOf(open.flatMap(mediaOf)).sort(byCodeUnit);
  const asked = new Set(typesOf(open.flatMap((reply) => wanted(reply, preferred))));
  const chosen: ReplyCase[] = [];
  const fixed: ReplyCase[] = [];
  const offered: ReplyCase[] = [];
  for (const reply of replies) {
    const types = typesOf(mediaOf(reply));
    const isChosen =
      isOpen(reply) ||
      (types.length > 1 &&
        types.every((type) => choices.includes(type)) &&
        types.some((type) => asked.has(type)));
    const left = isChosen ? reply : withoutOthers(reply, preferred);
    (isChosen ? chosen : fixed).push(left);
    if (isChosen || left !== reply) offered.push(reply);
  }
  const others = typesOf(fixed.flatMap(mediaOf)).filter((type) => !asked.has(type));
  if (asked.size === 0) {
    const all = orAny(others, replies).sort(byAcceptance);
    return { asked: all, besides: [], choices, chosen, fixed, offered };
  }
  const besides = others
    .sort(byAcceptance)
    .map((type) => (choices.includes(type) || type.includes('*') ? type + LAST : type));
  return { asked: [...asked].sort(byAcceptance), besides, choices, chosen, fixed, offered };
}

/**
 * Accepts any media type if the successful responses declare none and the error responses are not JSON; otherwise the
 * types of errors would restrict the successful responses. If the errors are JSON, only JSON is accepted, because
 * most APIs return it.
 */
function orAny(types: string[], replies: readonly ReplyCase[]): string[] {
  const isSuccessUnknown = replies.some(({ ok, body }) => ok && body === 'unknown');
  const hasMedia = replies.some((reply) => reply.ok && mediaOf(reply).length > 0);
  const isOdd = types.length > 0 && !types.some(isJsonMediaType);
  return isSuccessUnknown && !hasMedia && isOdd ? ['*/*'] : types;
}

function mediaOf({ body }: ReplyCase): readonly ReadChoice[] {
  return typeof body === 'string' ? [] : body;
}

/**
 * Returns the media types of a response, except ranges such as `text/*`, because the media type of the actual response
 * is not known for a range.
 */
function concrete(reply: ReplyCase): readonly ReadChoice[] {
  return mediaOf(reply).filter(({ media }) => !media.type.includes('*'));
}

function typesOf(choices: readonly ReadChoice[]): string[] {
  return [...new Set(choices.map(({ media }) => media.type))];
}

/**
 * Returns the media types to request for a response: the preferred one if it is declared, otherwise JSON, otherwise all
 * declared ones. If a successful response declares `application/json`, other JSON types are not requested. For an error
 * response, all JSON types are requested, because errors often have special JSON types.
 */
function wanted(reply: ReplyCase, preferred: string | undefined): readonly ReadChoice[] {
  const all = mediaOf(reply);
  const named = all.filter(({ media }) => preferred !== undefined && isType(media.type, preferred));
  if (named.length > 0) return named;
  const json = all.filter(({ kind }) => kind === 'json');
  const plain = json.filter(({ media }) => reply.ok && isType(media.type, 'application/json'));
  if (plain.length > 0) return plain;
  return json.length > 0 ? json : all;
}

/** Returns true if only some of the response's media types are requested. */
function isNarrowed(reply: ReplyCase, preferred: string | undefined): boolean {
  return wanted(reply, preferred).length < mediaOf(reply).length;
}

function withoutOthers(reply: ReplyCase, preferred: string | undefined): ReplyCase {
  return isNarrowed(reply, preferred) ? { ...reply, body: wanted(reply, preferred) } : reply;
}

/** Returns true if two media types are equal when their parameters are ignored. */
function isType(type: string, other: string): boolean {
  return type === other || essenceOf(type) === other;
}

function byAcceptance(a: string, b: string): number {
  return Number(isJsonMediaType(b)) - Number(isJsonMediaType(a)) || byCodeUnit(a, b);
}
