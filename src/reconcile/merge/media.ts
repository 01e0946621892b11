/** Merging bodies and responses: the union of media types and statuses; silence never erases a schema. */
import { groupBy, least, type NonEmpty } from '../../foundation/group.js';
import { byCodeUnit, isSorted } from '../../foundation/sort.js';
import type { Body, Header, Media, Response, Status } from '../../model/api.js';
import { byMediaType, withoutUtf8 } from '../../model/media-type.js';
import type { Example } from '../../model/schema.js';
import { canonicalText } from '../canonical.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { elect, isOfOneSource, unionOrigins, type Authority } from '../elect.js';
import { mergedExtensionsMember } from './extensions.js';
import { electKeyword, keywordOrigins } from './keyword-election.js';
import { electRequired } from './required.js';
import { mergeSchemas } from './schema.js';
import { electDescription } from '../elect-text.js';

/** Where the thing stands and who has a say. */
export interface MediaLedgerEntry {
  readonly entity: string;
  readonly field: string;
  readonly ledger: LedgerWriter;
  readonly authority: Authority;
}

/** Merges lists of media types: one per type, sorted with JSON first as it is what people look for. */
export function mergeMediaTypes(
  lists: readonly (readonly Media[])[],
  entry: MediaLedgerEntry,
): Media[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  const byType = groupBy(lists.flat(), (media) => withoutUtf8(media.type).toLowerCase());
  return [...byType]
    .map(([, list]) => ({ type: commonType(list), list }))
    .sort((a, b) => byMediaType(a.type, b.type))
    .map(({ type, list }) => {
      const field = `${entry.field}/${type}`;
      const items = list.flatMap((media) => media.item ?? []);
      const encodings = list
        .flatMap((media) => [...media.encoding])
        .sort(([a], [b]) => byCodeUnit(a, b));
      const keywords = list
        .flatMap((media) => [...(media.keywords ?? [])])
        .sort(([a], [b]) => byCodeUnit(a, b));
      return {
        type,
        schema: mergeSchemas(
          list.map((media) => media.schema),
          { ...entry, field },
        ),
        ...(items.length > 0 && {
          item: mergeSchemas(items, { ...entry, field: `${field} item` }),
        }),
        encoding: new Map(encodings),
        examples: mergeExamples(list.map((media) => media.examples)),
        ...(keywords.length > 0 && { keywords: new Map(keywords) }),
        origins: unionOrigins(list.map((media) => media.origins)),
      };
    });
}

/** The spelling of one document stays; of several spellings the one without a charset. */
function commonType(list: NonEmpty<Media>): string {
  const { type } = least(list, (a, b) => byCodeUnit(a.type, b.type));
  return list.every((media) => media.type === type) ? type : withoutUtf8(type).toLowerCase();
}

/** Unites examples: equal values are one; names are kept apart from each other. */
export function mergeExamples(lists: readonly (readonly Example[])[]): Example[] {
  if (lists.length === 1) return [...(lists[0] ?? [])];
  const distinct = groupBy(lists.flat(), (example) =>
    canonicalText(example.value ?? example.externalValue),
  );
  return [...distinct]
    .map(([text, list]) => {
      const first = least(list, (a, b) => byCodeUnit(a.name, b.name));
      const origins = unionOrigins(list.map((example) => example.origins));
      return { text, example: { ...first, origins } };
    })
    .sort((a, b) => byCodeUnit(a.example.name, b.example.name) || byCodeUnit(a.text, b.text))
    .map(({ example }) => example);
}

/** Merges request bodies; a body that only some documents know is kept. */
export function mergeBodies(bodies: readonly Body[], entry: MediaLedgerEntry): Body | undefined {
  const [only] = bodies;
  if (bodies.length <= 1) return only;
  const described = bodies.filter((body) => body.media.length > 0);
  const voters = described.length > 0 ? described : bodies;
  const description = electDescription(
    bodies.flatMap((body) => body.description ?? []),
    [],
    entry.authority,
  );
  if (description) entry.ledger.record(entry.entity, `${entry.field}/description`, description);
  return {
    required: electRequired(
      voters.map((body) => body.required),
      { isOwn: isOfOneSource(voters.map((body) => body.origins)), denying: [] },
      { ...entry, field: `${entry.field}/required` },
    ),
    ...(description && { description: description.kept }),
    media: mergeMediaTypes(
      bodies.map((body) => body.media),
      entry,
    ),
    ...mergedExtensionsMember(bodies),
    origins: unionOrigins(bodies.map((body) => body.origins)),
  };
}

/** Merges responses status by status, sorted: codes, then ranges, then `default`. */
export function mergeResponses(
  lists: readonly (readonly Response[])[],
  entry: MediaLedgerEntry,
): readonly Response[] {
  const [only] = lists;
  if (only && lists.length === 1 && isSorted(only, comparesBefore)) return only;
  const byStatus = groupBy(lists.flat(), (response) => String(response.status));
  return [...byStatus.values()]
    .map((list) => mergeResponse(list, entry))
    .sort((a, b) => byCodeUnit(statusOrder(a.status), statusOrder(b.status)));
}

/** Of two responses of one status neither comes first: they are to be merged. */
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

function mergeResponse(list: NonEmpty<Response>, entry: MediaLedgerEntry): Response {
  const [first] = list;
  if (list.length === 1) return first;
  const field = `${entry.field}/${first.status}`;
  const description = electDescription(
    list.flatMap((item) => item.description ?? []),
    ['OK'],
    entry.authority,
  );
  if (description) entry.ledger.record(entry.entity, `${field}/description`, description);
  const summary = elect(
    list.flatMap((item) => item.summary ?? []),
    entry.authority,
  );
  if (summary) entry.ledger.record(entry.entity, `${field}/summary`, summary);
  const media = mergeMediaTypes(
    list.map((item) => item.media),
    { ...entry, field },
  );
  const links = list.flatMap((item) => [...item.links]).sort(([a], [b]) => byCodeUnit(a, b));
  return {
    status: first.status,
    ...(summary && { summary: summary.kept }),
    ...(description && { description: description.kept }),
    headers: mergeHeaders(
      list.map((item) => item.headers),
      { ...entry, field },
    ),
    media,
    bodyless: media.length === 0 && list.some((item) => item.bodyless),
    links: new Map(links),
    ...mergedExtensionsMember(list),
    origins: unionOrigins(list.map((item) => item.origins)),
  };
}

function mergeHeaders(lists: readonly (readonly Header[])[], entry: MediaLedgerEntry): Header[] {
  const byName = groupBy(lists.flat(), (header) => header.name.toLowerCase());
  return [...byName]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([name, list]) => {
      const { required: _, ...first } = least(list, (a, b) => byCodeUnit(a.name, b.name));
      const field = `${entry.field}/headers/${name}`;
      const schema = mergeSchemas(
        list.map((header) => header.schema),
        { ...entry, field },
      );
      const description = electDescription(
        list.flatMap(({ description: value, origins }) =>
          value === undefined ? [] : [{ value, origins }],
        ),
        [],
        entry.authority,
      );
      if (description) entry.ledger.record(entry.entity, `${field}/description`, description);
      return {
        ...first,
        ...(description && { description: description.kept.value }),
        schema,
        ...headerRequired(list, { ...entry, field }),
        origins: unionOrigins(list.map((header) => header.origins)),
      };
    });
}

/** A header without the keyword denies nothing, unless all are of one document: its variants are described alike. */
function headerRequired(
  headers: readonly Header[],
  entry: MediaLedgerEntry,
): Pick<Header, 'required'> {
  const isOwn = isOfOneSource(headers.map(({ origins }) => origins));
  const facts = headers.flatMap((header) => {
    const { required = isOwn ? false : undefined } = header;
    return required === undefined
      ? []
      : [{ value: required, origins: keywordOrigins(header, 'required') }];
  });
  const place = { ...entry, described: headers };
  const required = electKeyword('required', facts, place, () => false, 'reconcile/required');
  return required === undefined ? {} : { required };
}
