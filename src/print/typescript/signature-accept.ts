/** The media types that an operation requests (RFC 9110 §12.5.1), and those that a caller may choose. */
import { essenceOf, isJsonMediaType } from '../../model/media-type.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { ReadChoice } from './signature-body.js';
import type { ReplyCase } from './signature-replies.js';

export interface Negotiation {
  /** The media types in `Accept` if the caller does not choose one; the preferred type comes first. */
  readonly asked: readonly string[];
  /**
   * The media types that are in `Accept` even if the caller chooses one, because they belong to other statuses than the
   * choice.
   */
  readonly besides: readonly string[];
  /** The media types that a caller may choose, sorted; empty if there is no choice. */
  readonly choices: readonly string[];
  /** The replies whose type is the caller's choice. */
  readonly chosen: readonly ReplyCase[];
  /** All other replies, without the media types that are not requested. */
  readonly fixed: readonly ReplyCase[];
  /** The replies that could have another type than the requested ones, with all their types. */
  readonly offered: readonly ReplyCase[];
}

/** The lowest quality, for types to send only if the service has no other. */
const LAST = ';q=0.1';

/**
 * The media types that an operation requests: JSON only, if a reply has several types and JSON is one of them.
 * @param replies every declared reply
 * @param preferred the media type that takes precedence over JSON if the reply has it
 */
export function negotiate(replies: readonly ReplyCase[], preferred?: string): Negotiation {
  if (replies.every((reply) => mediaOf(reply).length < 2)) {
    const asked = withUnsaid(typesOf(replies.flatMap(mediaOf)), replies).sort(byAcceptance);
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
    const all = withUnsaid(others, replies).sort(byAcceptance);
    return { asked: all, besides: [], choices, chosen, fixed, offered };
  }
  const besides = others
    .sort(byAcceptance)
    .map((type) => (choices.includes(type) || type.includes('*') ? type + LAST : type));
  return { asked: [...asked].sort(byAcceptance), besides, choices, chosen, fixed, offered };
}

/**
 * Accepts any type if the success has no declared type and the errors are not JSON: the types of errors must not
 * restrict the success. JSON is kept, because most APIs return it.
 */
function withUnsaid(types: string[], replies: readonly ReplyCase[]): string[] {
  const isUnsaid = replies.some(({ ok, body }) => ok && body === 'unknown');
  const hasMedia = replies.some((reply) => reply.ok && mediaOf(reply).length > 0);
  const isOdd = types.length > 0 && !types.some(isJsonMediaType);
  return isUnsaid && !hasMedia && isOdd ? ['*/*'] : types;
}

function mediaOf({ body }: ReplyCase): readonly ReadChoice[] {
  return typeof body === 'string' ? [] : body;
}

/** The media types without ranges: a range such as `text/*` does not determine the type of the response. */
function concrete(reply: ReplyCase): readonly ReadChoice[] {
  return mediaOf(reply).filter(({ media }) => !media.type.includes('*'));
}

function typesOf(choices: readonly ReadChoice[]): string[] {
  return [...new Set(choices.map(({ media }) => media.type))];
}

/**
 * The requested media types of a reply. Of several JSON types of a success, this is `application/json`. Errors keep all
 * their JSON types, because they use other ones.
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

/** True if only some of the types are requested. */
function isNarrowed(reply: ReplyCase, preferred: string | undefined): boolean {
  return wanted(reply, preferred).length < mediaOf(reply).length;
}

function withoutOthers(reply: ReplyCase, preferred: string | undefined): ReplyCase {
  return isNarrowed(reply, preferred) ? { ...reply, body: wanted(reply, preferred) } : reply;
}

/** True if two media types are equal, whatever their parameters. */
function isType(type: string, other: string): boolean {
  return type === other || essenceOf(type) === other;
}

function byAcceptance(a: string, b: string): number {
  return Number(isJsonMediaType(b)) - Number(isJsonMediaType(a)) || byCodeUnit(a, b);
}
