/** Finds values in the successful response of an operation that are needed for pagination. */
import { effective, effectiveObject } from '../../model/effective/effective.js';
import { isJsonMediaType } from '../../model/media-type.js';
import { isSuccess } from '../../model/status.js';
import { memoizeByView } from '../../base/foundation/memo.js';
import type { Api, Endpoint, Response } from '../../model/api.js';
import type { Property, Schema } from '../../model/schema.js';
import type { ResponsePath } from './pagination.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

/** A value in a response. */
export interface ResponseValue {
  readonly path: ResponsePath;
  readonly schema: Schema;
}

/** A response of an operation: its only successful response with a JSON body. */
export interface ListResponse {
  readonly response: Response;
  /** The schema of the body after resolving references and removing `null`. */
  readonly body: Schema;
  /** The properties of the body and of its nested objects, outer objects first. */
  readonly values: readonly ResponseValue[];
}

/**
 * Returns the response that may contain a page of a list.
 * @returns `undefined` if no successful response has a JSON body, or several have one
 */
export const listResponseOf = memoizeByView(
  (endpoint: Endpoint, api: Api): ListResponse | undefined => {
    const successes = endpoint.responses.filter(({ status }) => isSuccess(status));
    const responses = successes.length === 0 ? endpoint.responses : successes;
    const bodies = responses.flatMap((response) => {
      if (successes.length === 0 && response.status !== 'default') return [];
      const media = response.media.find(({ type }) => isJsonMediaType(type));
      return media ? [{ response, schema: media.schema }] : [];
    });
    const [only] = bodies;
    if (only === undefined || bodies.length > 1) return undefined;
    const body = bare(only.schema, api);
    return { response: only.response, body, values: nestedValues(body, api) };
  },
);

/** Cached, because operations share responses. */
const nestedValues = memoizeByView((body: Schema, api: Api) => valuesIn(body, api, []));

function valuesIn(schema: Schema, api: Api, around: ResponsePath): ResponseValue[] {
  if (schema.kind === 'union' || around.length >= GENERATING_LIMITS.pageDepth.most) return [];
  const own: ResponseValue[] = [];
  propertiesOf(schema, api).forEach((one, name) => {
    own.push({ path: [...around, name], schema: bare(one, api) });
  });
  // If there are many properties, nested objects are not searched, because this would take quadratic time.
  if (own.length > GENERATING_LIMITS.pageObjects.most) return own;
  return [...own, ...own.flatMap(({ path, schema: inner }) => valuesIn(inner, api, path))];
}

/**
 * Returns the properties of an object; an empty map if the object has more properties than a page of a list usually
 * has.
 */
export function propertiesOf(schema: Schema, api: Api): ReadonlyMap<string, Schema> {
  const { properties = NONE } = effectiveObject(bare(schema, api), api) ?? {};
  if (properties.size > GENERATING_LIMITS.pageProperties.most) return new Map();
  return new Map([...properties].map(([name, property]) => [name, property.schema]));
}

const NONE: ReadonlyMap<string, Property> = new Map();

/** Returns the schema at a path in a response; `undefined` if it does not exist. */
export function schemaAtPath(schema: Schema, path: ResponsePath, api: Api): Schema | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return bare(schema, api);
  const inner = propertiesOf(schema, api).get(first);
  return inner && schemaAtPath(inner, rest, api);
}

/** Returns the effective schema without `null`. */
export function bare(schema: Schema, api: Pick<Api, 'schemas'>): Schema {
  let whole = effective(schema, api);
  for (
    let steps = 0;
    steps < GENERATING_LIMITS.pageUnions.most && whole.kind === 'union';
    steps++
  ) {
    const [only, another] = whole.members.filter(({ kind }) => kind !== 'null' && kind !== 'any');
    if (only === undefined || another !== undefined) return whole;
    whole = effective(only, api);
  }
  return whole;
}

/** Returns true for a list. */
export function isList({ kind }: Schema): boolean {
  return kind === 'array';
}

/**
 * Returns the path of the items: of the body if it is a list, otherwise of the only list among its properties,
 * otherwise of the only list in a nested object.
 * @returns `undefined` if the body contains no list, or several lists are possible
 */
export function itemsIn({ body, values }: ListResponse): ResponsePath | undefined {
  if (isList(body)) return [];
  for (let depth = 1; depth <= GENERATING_LIMITS.pageDepth.most; depth++) {
    const lists = values.filter(({ path, schema }) => path.length === depth && isList(schema));
    if (lists.length > 0) return lists.length === 1 ? lists[0]?.path : undefined;
  }
  return undefined;
}
