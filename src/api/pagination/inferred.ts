/**
 * Infers pagination if the API description is unambiguous. A wrong inference would generate an iterator that does not
 * work.
 */
import type { Api, Endpoint, Header, Parameter } from '../../model/api.js';
import { isNumber, type Schema } from '../../model/schema.js';
import {
  bare,
  schemaAtPath,
  itemsIn,
  propertiesOf,
  type ListResponse,
  type ResponseValue,
} from './response.js';
import { dottedPath, type ResponsePath, type NextPage, type Pagination } from './pagination.js';
import {
  ADDRESS_FORMATS,
  ADDRESSES,
  CURSORS,
  ITEMS_BEFORE,
  LINKS,
  MORE,
  OFFSETS,
  OTHER_LINKS,
  PAGE_COUNTS,
  PAGES,
  SIZES,
  TOTALS,
  wordOf,
} from './words.js';

/** The operation for which pagination is inferred. */
interface Scene {
  readonly api: Api;
  readonly endpoint: Endpoint;
  readonly answer: ListResponse;
  readonly items: ResponsePath;
  /** Optional query parameters with their schemas. */
  readonly query: readonly Asked[];
}

interface Asked {
  readonly name: string;
  readonly word: string;
  readonly schema: Schema;
}

/** A possible pagination, and the reason for it. */
interface Clue {
  readonly next: NextPage;
  readonly why: string;
}

/** The rules for inferring pagination, the most reliable first. */
const RULES: readonly ((scene: Scene) => Clue | undefined)[] = [
  byLink,
  byCursor,
  byItem,
  byUrl,
  byOffset,
  byPage,
];

/** Infers the pagination of a GET operation whose response contains exactly one list. */
export function inferredPagination(
  endpoint: Endpoint,
  answer: ListResponse,
  api: Api,
): Pagination | undefined {
  if (endpoint.method !== 'GET') return undefined;
  const items = itemsIn(answer);
  if (items === undefined) return undefined;
  const query = endpoint.parameters.flatMap((one) => askedFor(one, api) ?? []);
  const scene: Scene = { api, endpoint, answer, items, query };
  for (const rule of RULES) {
    const clue = rule(scene);
    if (clue) return { items, ...clue };
  }
  return undefined;
}

function askedFor({ name, in: place, required, content }: Parameter, api: Api): Asked | undefined {
  if (place !== 'query' || required.value || content.kind !== 'schema') return undefined;
  // A reference may have its own `default`. `bare` replaces the reference with its target, so this default would be
  // lost.
  const standard = content.schema.default;
  const schema = {
    ...bare(content.schema, api),
    ...(standard !== undefined && { default: standard }),
  };
  return { name, word: wordOf(name), schema };
}

/**
 * Infers pagination by a `Link` header, if a description or an example of the header contains `rel="next"`. Links with
 * another `rel` may lead anywhere.
 */
function byLink({ answer }: Scene): Clue | undefined {
  const header = answer.response.headers.find(({ name }) => name.toLowerCase() === 'link');
  if (header === undefined || !leadsOn(header)) return undefined;
  return { next: { by: 'link' }, why: 'its response has a header Link with rel="next"' };
}

const LEADS_ON = /rel=\\?["']?next\b/;

function leadsOn({ description = '', schema, examples = [] }: Header): boolean {
  const texts = [
    description,
    schema.description ?? '',
    ...examples.map(({ value }) => value),
    ...(schema.examples ?? []),
  ];
  return texts.some((one) => typeof one === 'string' && LEADS_ON.test(one));
}

/**
 * Infers pagination by a cursor: the value of a response property is sent as a parameter. The property has the name of
 * the parameter, or this name with the prefix `next`.
 */
function byCursor({ answer, query }: Scene): Clue | undefined {
  const clues = query.flatMap(({ name, word, schema }): Clue[] => {
    const isPage = PAGES.has(word);
    if (!(CURSORS.has(word) || isPage) || !isToken(schema)) return [];
    const names = isPage ? [`next${word}`] : [`next${word}`, word, ...(RELAY[word] ?? [])];
    const found = names
      .map((one) =>
        answer.values.filter(
          (candidate) => lastWordOf(candidate) === one && isLike(candidate, schema),
        ),
      )
      .find(({ length }) => length > 0);
    const [next] = found ?? [];
    if (next === undefined || found?.length !== 1) return [];
    const more = single(answer.values, MORE, ({ kind }) => kind === 'boolean');
    return [
      {
        next: {
          by: 'cursor',
          input: { in: 'query', name },
          next: next.path,
          ...(more && { more: more.path }),
        },
        why: `its response contains ${dottedPath(next.path)}, and it has the parameter ${name}`,
      },
    ];
  });
  return clues.length === 1 ? clues[0] : undefined;
}

/** Maps the parameter `after` of Relay connections to the names that its cursor has in responses. */
const RELAY: Readonly<Record<string, readonly string[]>> = { after: ['endcursor'] };

function isToken({ kind }: Schema): boolean {
  return kind === 'string' || kind === 'integer';
}

/** Returns true if the cursor in the response has the same type as the parameter. */
function isLike({ schema }: ResponseValue, { kind }: Schema): boolean {
  return schema.kind === kind;
}

/**
 * Infers pagination by the id of the last item, as in Stripe. The response must have a boolean that is true if more
 * items follow.
 */
function byItem({ api, answer, items, query }: Scene): Clue | undefined {
  const [before, ...others] = query.filter(({ word }) => ITEMS_BEFORE.has(word));
  const more = single(answer.values, MORE, ({ kind }) => kind === 'boolean');
  const list = schemaAtPath(answer.body, items, api);
  if (before === undefined || others.length > 0 || more === undefined) return undefined;
  if (list?.kind !== 'array' || list.items === undefined || !isToken(before.schema))
    return undefined;
  const id = propertiesOf(list.items, api).get('id');
  if (id === undefined || bare(id, api).kind !== before.schema.kind) return undefined;
  return {
    next: {
      by: 'item',
      input: { in: 'query', name: before.name },
      key: ['id'],
      more: more.path,
    },
    why: `its items have an id, its response contains ${dottedPath(more.path)}, and it has the parameter ${before.name}`,
  };
}

function byUrl({ answer }: Scene): Clue | undefined {
  const next = single(
    answer.values,
    ADDRESSES,
    (schema) => schema.kind === 'string' && ADDRESS_FORMATS.has(schema.format ?? ''),
  );
  const named = single(
    answer.values.filter((candidate) => lastWordOf(candidate) !== 'next'),
    ADDRESSES,
    ({ kind }) => kind === 'string',
  );
  const found = next ?? named ?? linkOfLinks(answer.values);
  if (found === undefined) return undefined;
  const why = `its response contains the URL ${dottedPath(found.path)}`;
  return { next: { by: 'url', next: found.path }, why };
}

/**
 * Infers pagination from `links.next`. Another link such as `links.prev` must exist, as evidence that the links are
 * URLs.
 */
function linkOfLinks(values: readonly ResponseValue[]): ResponseValue | undefined {
  const links = values.filter(({ path: [around = '', ...inner], schema }) => {
    return inner.length === 1 && LINKS.has(wordOf(around)) && schema.kind === 'string';
  });
  const isOther = links.some((one) => OTHER_LINKS.has(lastWordOf(one)));
  const next = links.filter((one) => lastWordOf(one) === 'next');
  return isOther && next.length === 1 ? next[0] : undefined;
}

function byOffset({ answer, query }: Scene): Clue | undefined {
  const [offset, ...others] = query.filter(
    ({ word, schema }) => OFFSETS.has(word) && isNumber(schema),
  );
  const size = query.find(({ word, schema }) => SIZES.has(word) && isNumber(schema));
  if (offset === undefined || others.length > 0 || size === undefined) return undefined;
  const total = single(answer.values, TOTALS, isNumber);
  return {
    next: {
      by: 'offset',
      input: { in: 'query', name: offset.name },
      ...(total && { total: total.path }),
    },
    why: `it has the parameters ${offset.name} and ${size.name}${totalText(total)}`,
  };
}

/** Infers pagination by a page number. The parameter must declare the number of the first page. */
function byPage({ answer, query }: Scene): Clue | undefined {
  const [page, ...others] = query.filter(({ word, schema }) => PAGES.has(word) && isNumber(schema));
  const size = query.find(({ word, schema }) => SIZES.has(word) && isNumber(schema));
  if (page === undefined || others.length > 0 || size === undefined) return undefined;
  const first = firstPage(page.schema);
  if (first === undefined) return undefined;
  const total = single(answer.values, TOTALS, isNumber);
  const pages = single(answer.values, PAGE_COUNTS, isNumber);
  return {
    next: {
      by: 'page',
      input: { in: 'query', name: page.name },
      first,
      ...(total && { total: total.path }),
      ...(pages && { pages: pages.path }),
    },
    why: `it has the parameters ${page.name}, from ${first} on, and ${size.name}${totalText(pages ?? total)}`,
  };
}

function totalText(total: ResponseValue | undefined): string {
  return total === undefined ? '' : `, and its response contains ${dottedPath(total.path)}`;
}

/**
 * Returns the number of the first page: the default of the parameter, or its minimum if it has no default. Returns
 * `undefined` if this number is neither 0 nor 1.
 */
function firstPage(schema: Schema): number | undefined {
  const value = schema.default ?? ('minimum' in schema ? schema.minimum : undefined);
  const first = typeof value === 'bigint' ? Number(value) : value;
  return first === 0 || first === 1 ? first : undefined;
}

/**
 * Returns the value in the response that has one of the names and passes the test; `undefined` if there are none or
 * several.
 */
function single(
  values: readonly ResponseValue[],
  words: ReadonlySet<string>,
  test: (schema: Schema) => boolean,
): ResponseValue | undefined {
  const found = values.filter((one) => words.has(lastWordOf(one)) && test(one.schema));
  const [first] = found;
  const outer = found.filter(({ path }) => path.length === first?.path.length);
  return outer.length === 1 ? first : undefined;
}

function lastWordOf({ path }: ResponseValue): string {
  return wordOf(path.at(-1) ?? '');
}
