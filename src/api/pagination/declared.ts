/** Reads declared pagination from restitch's own extension and from those of other tools. */
import { quotedName } from '../../base/foundation/text/quoted.js';
import { isJsonArray, isJsonObject } from '../../model/json.js';
import { pointerKeys } from '../../model/pointer.js';
import type { Api, Endpoint } from '../../model/api.js';
import type { Json } from '../../model/schema.js';
import { schemaAtPath, isList, itemsIn, type ListResponse } from './response.js';
import {
  dottedPath,
  type ResponsePath,
  type NextPage,
  type PaginationFinding,
  type PaginationInput,
} from './pagination.js';

type Members = ReadonlyMap<string, Json>;

/** A declaration of pagination: how to request the next page, and optionally where the items are in the response. */
interface Statement {
  readonly next: NextPage;
  readonly items?: ResponsePath;
}

/** Thrown for an invalid declaration. The message is the reason. */
class Misstated extends Error {}

/**
 * The supported extensions in order of precedence, each with a function that reads it. The function returns `undefined`
 * if the extension declares that the operation has no pagination.
 */
const READERS: readonly (readonly [string, (extension: Json) => Statement | undefined])[] = [
  ['x-restitch-pagination', ownStatement],
  ['x-speakeasy-pagination', speakeasyStatement],
  ['x-fern-pagination', fernStatement],
  ['x-ms-pageable', azureStatement],
];

/**
 * Returns the declared pagination of an operation.
 * @param answer the JSON response of the operation, if it has one
 * @returns `undefined` if no pagination is declared
 */
export function declaredPagination(
  endpoint: Endpoint,
  answer: ListResponse | undefined,
  api: Api,
): PaginationFinding | undefined {
  for (const [keyword, read] of READERS) {
    const extension = endpoint.extensions.get(keyword);
    if (extension === undefined) continue;
    try {
      const statement = read(extension);
      if (statement === undefined) return { kind: 'none' };
      return { kind: 'pages', paging: fitting(keyword, statement, { endpoint, answer, api }) };
    } catch (error) {
      if (!(error instanceof Misstated)) throw error;
      return { kind: 'wrong', keyword, reason: error.message };
    }
  }
  return undefined;
}

interface Scene {
  readonly endpoint: Endpoint;
  readonly answer: ListResponse | undefined;
  readonly api: Api;
}

/** Checks a declaration of pagination against the parameters and the response of the operation. */
function fitting(keyword: string, { next, items }: Statement, scene: Scene) {
  const { answer, api } = scene;
  if (answer === undefined)
    throw new Misstated('there is not exactly one success response with a JSON body');
  if ('input' in next) checkInput(next.input, scene);
  for (const path of pathsOf(next)) {
    if (schemaAtPath(answer.body, path, api) === undefined && isDescribed(answer)) {
      throw new Misstated(`the response has no field ${quotedName(dottedPath(path))}`);
    }
  }
  const list = items ?? itemsIn(answer);
  if (list === undefined) throw new Misstated('it does not declare where the items are');
  const target = schemaAtPath(answer.body, list, api);
  if (isDescribed(answer) && (target === undefined || !isList(target))) {
    const what =
      list.length === 0
        ? 'the response'
        : `the field ${quotedName(dottedPath(list))} of the response`;
    throw new Misstated(`${what} is not a list`);
  }
  return { items: list, next, why: `${keyword} declares it` };
}

/** Returns true if the schema of the response is known. If it is unknown, any declaration is accepted. */
function isDescribed({ body }: ListResponse): boolean {
  return body.kind !== 'unknown' && body.kind !== 'any';
}

function checkInput({ in: place, name }: PaginationInput, { endpoint, api }: Scene): void {
  if (place !== 'body') {
    if (endpoint.parameters.some((one) => one.in === place && one.name === name)) return;
  } else {
    const media = endpoint.body?.media.find(({ type }) => /[/+]json/.test(type));
    if (media && schemaAtPath(media.schema, [name], api)) return;
  }
  throw new Misstated(`the operation has no ${place} parameter ${quotedName(name)}`);
}

function pathsOf(next: NextPage): ResponsePath[] {
  const {
    next: at,
    more,
    total,
    pages,
  } = next as Partial<Record<'next' | 'more' | 'total' | 'pages', ResponsePath>>;
  return [at, more, total, pages].filter((one) => one !== undefined);
}

/**
 * Reads `{ by: cursor, parameter: after, next: meta.next, items: data }`, or `false` for an operation without
 * pagination.
 */
function ownStatement(extension: Json): Statement | undefined {
  if (extension === false) return undefined;
  const members = objectOf(extension);
  const path = (name: string): ResponsePath | undefined => pathAt(members, name);
  const place = members.get('in') ?? 'query';
  if (place !== 'query' && place !== 'header' && place !== 'body') {
    throw new Misstated('the key "in" must be "query", "header" or "body"');
  }
  const input = (): PaginationInput => ({ in: place, name: textAt(members, 'parameter') });
  const items = path('items');
  const more = path('more');
  const [total, pages] = [path('total'), path('pages')];
  const first = members.get('first') ?? 1;
  const counted = { ...(total && { total }) };
  const nextOf: Readonly<Record<string, () => NextPage>> = {
    link: () => ({ by: 'link' }),
    url: () => ({ by: 'url', next: needed(path('next'), 'next') }),
    cursor: () => ({
      ...{ by: 'cursor', input: input(), next: needed(path('next'), 'next') },
      ...(more && { more }),
    }),
    item: () => ({
      ...{ by: 'item', input: input(), key: path('key') ?? ['id'], more: needed(more, 'more') },
    }),
    offset: () => ({ by: 'offset', input: input(), ...counted }),
    page: () => ({
      ...{ by: 'page', input: input(), first: Number(first) },
      ...counted,
      ...(pages && { pages }),
    }),
  };
  const by = members.get('by');
  const make = typeof by === 'string' && Object.hasOwn(nextOf, by) ? nextOf[by] : undefined;
  if (make === undefined)
    throw new Misstated('the key "by" must be "link", "url", "cursor", "item", "offset" or "page"');
  if (!Number.isSafeInteger(Number(first))) throw new Misstated('the key "first" must be a number');
  return { next: make(), ...(items && { items }) };
}

/** Reads https://www.speakeasy.com/docs/sdks/customize/runtime/pagination */
function speakeasyStatement(extension: Json): Statement {
  const members = objectOf(extension);
  const outputs = objectOf(members.get('outputs') ?? new Map<string, Json>());
  const [listed] = [members.get('inputs')];
  const inputs = isJsonArray(listed) ? listed.map(objectOf) : [];
  const inputOf = (type: string): PaginationInput | undefined => {
    const one = inputs.find((input) => input.get('type') === type);
    if (one === undefined) return undefined;
    return { in: one.get('in') === 'requestBody' ? 'body' : 'query', name: textAt(one, 'name') };
  };
  const items = pathAt(outputs, 'results');
  const found = { ...(items && { items }) };
  if (members.get('type') === 'url') {
    return { ...found, next: { by: 'url', next: needed(pathAt(outputs, 'nextUrl'), 'nextUrl') } };
  }
  const cursor = inputOf('cursor');
  if (cursor) {
    const next = needed(pathAt(outputs, 'nextCursor'), 'nextCursor');
    return { ...found, next: { by: 'cursor', input: cursor, next } };
  }
  const offset = inputOf('offset');
  if (offset) return { ...found, next: { by: 'offset', input: offset } };
  const page = needed(inputOf('page'), 'inputs');
  const pages = pathAt(outputs, 'numPages');
  return { ...found, next: { by: 'page', input: page, first: 1, ...(pages && { pages }) } };
}

/** Reads https://buildwithfern.com/learn/api-definitions/openapi/extensions/pagination */
function fernStatement(extension: Json): Statement {
  const members = objectOf(extension);
  const items = pathAt(members, 'results');
  const found = { ...(items && { items }) };
  if (members.has('next_uri')) {
    return { ...found, next: { by: 'url', next: needed(pathAt(members, 'next_uri'), 'next_uri') } };
  }
  const input = (name: string): PaginationInput => {
    const [first = '', ...rest] = pathAt(members, name) ?? [];
    if (rest.length > 0) throw new Misstated(`${name} is nested too deeply`);
    return { in: 'query', name: first };
  };
  if (members.has('cursor')) {
    const next = needed(pathAt(members, 'next_cursor'), 'next_cursor');
    return { ...found, next: { by: 'cursor', input: input('cursor'), next } };
  }
  if (!members.has('offset')) throw new Misstated('it needs cursor, offset or next_uri');
  // With `step`, the offset counts items. Otherwise, it counts pages.
  const counts = members.has('step')
    ? ({ by: 'offset', input: input('offset') } as const)
    : ({ by: 'page', input: input('offset'), first: 1 } as const);
  return { ...found, next: counts };
}

/** Reads https://azure.github.io/autorest/extensions/#x-ms-pageable */
function azureStatement(extension: Json): Statement | undefined {
  const members = objectOf(extension);
  const name = members.get('nextLinkName');
  if (name === null) return undefined;
  const next = name === undefined ? 'nextLink' : textAt(members, 'nextLinkName');
  const items = members.has('itemName') ? textAt(members, 'itemName') : 'value';
  return { items: [items], next: { by: 'url', next: [next] } };
}

function objectOf(value: Json): Members {
  if (!isJsonObject(value)) throw new Misstated('it must be an object');
  return value;
}

function textAt(members: Members, name: string): string {
  const value = members.get(name);
  if (typeof value !== 'string' || value === '')
    throw new Misstated(`the key "${name}" must be a string`);
  return value;
}

function needed<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Misstated(`the key "${name}" is missing`);
  return value;
}

/** Reads a path in one of the forms `meta.next`, `/meta/next`, `$.meta.next` or `$response.meta.next`. */
function pathAt(members: Members, name: string): ResponsePath | undefined {
  const value = members.get(name);
  if (value === undefined) return undefined;
  if (typeof value !== 'string') throw new Misstated(`the key "${name}" must be a string`);
  if (value.startsWith('/')) return pointerKeys(value);
  const inner = value.replace(/^\$(response|request)?(\.|$)/, '');
  const keys = inner === '' ? [] : inner.split('.');
  const isPlain = keys.every((key) => key !== '' && !/[[\]*?()$]/.test(key));
  if (!isPlain) throw new Misstated(`${name} must name properties: meta.next`);
  return keys;
}
