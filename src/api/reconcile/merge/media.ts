/**
 * Merges bodies and responses. The result contains the media types and statuses of all documents. If a document omits a
 * schema, the schema of another document is used.
 */
import { groupBy, least, type NonEmpty } from '../../../base/foundation/group.js';
import { byCodeUnit, isSorted } from '../../../base/foundation/sort.js';
import type { Body, Encoding, Header, Media, Response, Status } from '../../../model/api.js';
import { byMediaType, withoutUtf8 } from '../../../model/media-type.js';
import { electKeyword, keywordOrigins } from './keywords/keyword-election.js';
import { trustOf } from '../../../model/origin.js';
import { isOfOneSource, unionOrigins } from '../elect.js';
import { mergeExamples } from './examples.js';
import { mergedExtensionsMember, mergeNamed } from './extensions.js';
import { electFact, electFactText, recordUnion, within, type FactEntry } from './recorded.js';
import { electRequired } from './required.js';
import { mergeSchemas } from './schema.js';

/**
 * Merges lists of media types. The result contains each type once, and JSON first, because most users of an API look
 * for JSON.
 */
export function mergeMediaTypes(lists: readonly (readonly Media[])[], entry: FactEntry): Media[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  recordMediaTypes(lists, entry);
  const byType = groupBy(lists.flat(), (media) => withoutUtf8(media.type).toLowerCase());
  return [...byType]
    .map(([, list]) => ({ type: commonType(list), list }))
    .sort((a, b) => byMediaType(a.type, b.type))
    .map(({ type, list }) => {
      const place = within(entry, { at: 'media', type });
      const items = list.flatMap((media) => media.item ?? []);
      const keywords = mergeNamed(
        list.map(({ keywords: values, origins }) => ({ values, origins })),
        place,
      );
      return {
        type,
        schema: mergeSchemas(
          list.map((media) => media.schema),
          place,
        ),
        ...(items.length > 0 && {
          item: mergeSchemas(items, within(place, { at: 'keyword', name: 'item' })),
        }),
        encoding: mergeEncodings(list, within(place, { at: 'keyword', name: 'encoding' })),
        examples: mergeExamples(
          list.map((media) => media.examples),
          place,
        ),
        ...(keywords.size > 0 && { keywords }),
        origins: unionOrigins(list.map((media) => media.origins)),
      };
    });
}

/** Merges the encodings of form fields. Each keyword and each header is merged separately. */
function mergeEncodings(media: readonly Media[], entry: FactEntry): ReadonlyMap<string, Encoding> {
  const encoded = media.filter(({ encoding }) => encoding.size > 0);
  const [only] = encoded;
  if (only === undefined || encoded.length === 1) return only?.encoding ?? new Map();
  const plain = encoded.map(({ encoding, origins }) => ({
    values: new Map([...encoding].map(([name, { headers: _, ...values }]) => [name, values])),
    origins,
  }));
  return new Map(
    [...mergeNamed(plain, entry)].map(([name, values]): [string, Encoding] => {
      const headers = encoded.map(({ encoding }) => encoding.get(name)?.headers ?? []);
      const place = within(entry, { at: 'keyword', name }, 'headers');
      return [name, { ...values, headers: mergeHeaders(headers, place) }];
    }),
  );
}

/**
 * Returns the media type as it is written if all documents write it in the same way. Otherwise, returns it in lower
 * case without a charset.
 */
function commonType(list: NonEmpty<Media>): string {
  const { type } = least(list, (a, b) => byCodeUnit(a.type, b.type));
  return list.every((media) => media.type === type) ? type : withoutUtf8(type).toLowerCase();
}

/** Records that documents declare different media types for the same body or response. */
function recordMediaTypes(lists: readonly (readonly Media[])[], entry: FactEntry): void {
  const facts = lists.flatMap((list) => {
    const declared = list.filter(
      ({ type, origins }) => type !== '*/*' && trustOf(origins) === 'declared',
    );
    const value = declared.map(({ type }) => withoutUtf8(type).toLowerCase());
    const origins = unionOrigins(declared.map((media) => media.origins));
    return declared.length === 0 ? [] : [{ value, origins }];
  });
  if (!isOfOneSource(facts.map(({ origins }) => origins))) {
    recordUnion(facts, within(entry, 'media types'));
  }
}

/** Merges request bodies. A body is kept even if only some documents declare it. */
export function mergeBodies(bodies: readonly Body[], entry: FactEntry): Body | undefined {
  const [only] = bodies;
  if (bodies.length <= 1) return only;
  const described = bodies.filter((body) => body.media.length > 0);
  const voters = described.length > 0 ? described : bodies;
  const description = electFactText(
    bodies.flatMap((body) => body.description ?? []),
    within(entry, 'description'),
  );
  return {
    required: electRequired(
      voters.map((body) => body.required),
      { isOwn: isOfOneSource(voters.map((body) => body.origins)), denying: [] },
      within(entry, 'required'),
    ),
    ...(description && { description }),
    media: mergeMediaTypes(
      bodies.map((body) => body.media),
      entry,
    ),
    ...mergedExtensionsMember(bodies, entry),
    origins: unionOrigins(bodies.map((body) => body.origins)),
  };
}

/**
 * Merges the responses of each status. The result is sorted: status codes, then ranges such as `2XX`, then `default`.
 */
export function mergeResponses(
  lists: readonly (readonly Response[])[],
  entry: FactEntry,
): readonly Response[] {
  const [only] = lists;
  if (only && lists.length === 1 && isSorted(only, comparesBefore)) return only;
  const byStatus = groupBy(lists.flat(), (response) => String(response.status));
  return [...byStatus.values()]
    .map((list) => mergeResponse(list, entry))
    .sort((a, b) => byCodeUnit(statusOrder(a.status), statusOrder(b.status)));
}

/**
 * Compares two responses by status, to check whether a list is sorted and has no duplicates. The result is positive if
 * both have the same status, because such a list must be merged and therefore must not count as sorted.
 */
function comparesBefore(a: Response, b: Response): number {
  return isBefore(a.status, b.status) ? -1 : 1;
}

function isBefore(a: Status, b: Status): boolean {
  if (typeof a === 'number' && typeof b === 'number' && a > 99 && b < 1000) return a < b;
  return statusOrder(a) < statusOrder(b);
}

function statusOrder(status: Status): string {
  return typeof status === 'number' ? `0 ${String(status).padStart(3, '0')}` : `1 ${status}`;
}

function mergeResponse(list: NonEmpty<Response>, whole: FactEntry): Response {
  const [first] = list;
  if (list.length === 1) return first;
  const entry = within(whole, { at: 'response', status: String(first.status) });
  const descriptions = list.flatMap((item) => item.description ?? []);
  const description = electFactText(descriptions, within(entry, 'description'), ['OK']);
  const summaries = list.flatMap((item) => item.summary ?? []);
  const summary = electFact(summaries, within(entry, 'summary'));
  const media = mergeMediaTypes(
    list.map((item) => item.media),
    entry,
  );
  return {
    status: first.status,
    ...(summary && { summary }),
    ...(description && { description }),
    headers: mergeHeaders(
      list.map((item) => item.headers),
      within(entry, 'headers'),
    ),
    media,
    bodyless: media.length === 0 && list.some((item) => item.bodyless),
    links: mergeNamed(
      list.map(({ links: values, origins }) => ({ values, origins })),
      within(entry, 'links'),
    ),
    ...mergedExtensionsMember(list, entry),
    origins: unionOrigins(list.map((item) => item.origins)),
  };
}

function mergeHeaders(lists: readonly (readonly Header[])[], entry: FactEntry): Header[] {
  const byName = groupBy(lists.flat(), (header) => header.name.toLowerCase());
  return [...byName]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, list]) => mergeHeader(list, within(entry, { at: 'header', name })));
}

function mergeHeader(list: NonEmpty<Header>, entry: FactEntry): Header {
  const first = least(list, (a, b) => byCodeUnit(a.name, b.name));
  if (list.length === 1) return first;
  const { required: _, deprecated: _d, explode: _e, mediaType: _m, ...bare } = first;
  const descriptions = list.flatMap(({ description: value, origins }) =>
    value === undefined ? [] : [{ value, origins }],
  );
  const description = electFactText(descriptions, within(entry, 'description'));
  const examples = mergeExamples(
    list.map((header) => header.examples ?? []),
    entry,
  );
  return {
    ...bare,
    ...(description && { description: description.value }),
    schema: mergeSchemas(
      list.map((header) => header.schema),
      entry,
    ),
    ...headerKeywords(list, entry),
    ...(examples.length > 0 && { examples }),
    origins: unionOrigins(list.map((header) => header.origins)),
  };
}

type HeaderKeywords = Pick<Header, 'required' | 'deprecated' | 'explode' | 'mediaType'>;

/**
 * Merges the keywords of a header. If a header omits a keyword, the keyword of another document is used. In variants
 * from a single document, an omitted `required` means false.
 */
function headerKeywords(headers: readonly Header[], entry: FactEntry): HeaderKeywords {
  const isOwn = isOfOneSource(headers.map(({ origins }) => origins));
  const place = { ...entry, described: headers };
  const kept = <K extends keyof HeaderKeywords>(
    keyword: K,
    widen: HeaderKeywords[K] | undefined,
    code: Parameters<typeof electKeyword>[4],
  ): HeaderKeywords => {
    const facts = headers.flatMap((header) => {
      const value = header[keyword] ?? (isOwn && keyword === 'required' ? false : undefined);
      return value === undefined ? [] : [{ value, origins: keywordOrigins(header, keyword) }];
    });
    const value = electKeyword<string | boolean>(
      keyword,
      facts,
      place,
      ([first]) => widen ?? first,
      code,
    );
    return value === undefined ? {} : { [keyword]: value };
  };
  return {
    ...kept('required', false, 'reconcile/required'),
    ...kept('deprecated', true, 'reconcile/deprecated'),
    ...kept('explode', undefined, 'reconcile/style'),
    ...kept('mediaType', undefined, 'reconcile/style'),
  };
}
