/** Writes an operation as a Postman request, with its responses. */
import {
  effectiveMembers,
  isJsonMediaType,
  jsonText,
  plainLine,
  sampleOf,
  urlText,
  type Api,
  type CallArgument,
  type ClientCall,
  type Endpoint,
  type JsonData,
  type Media,
  type Response,
} from '../../../kit.js';
import { authOf } from './auth.js';
import { inert, valueText } from './text.js';

/**
 * Returns the item of the collection for an operation.
 * @param base the name of the server's variable: `baseUrl`
 */
export function collectionItem(
  { endpoint, name, signature }: ClientCall,
  base: string,
  api: Api,
): JsonData {
  const url = urlOf(endpoint, signature.arguments, base, api);
  const media = endpoint.body && signature.body?.choices[0]?.media;
  const body = media && bodyOf(media, api);
  const type = media?.type ?? '';
  const header = [
    ...headersOf(signature.arguments, api),
    ...(body ? [{ key: 'Content-Type', value: inert(type) }] : []),
  ];
  const auth = authOf(endpoint, api)?.auth;
  const request = {
    method: endpoint.method,
    ...(auth !== undefined && { auth }),
    header,
    ...(body && { body }),
    url,
    ...described(descriptionOf(endpoint)),
  };
  const original = { method: endpoint.method, header: [], url };
  const isBodyKept = body !== undefined && PRUNED.has(endpoint.method);
  return {
    name: inert(name),
    ...(isBodyKept && { protocolProfileBehavior: { disableBodyPruning: true } }),
    request,
    response: endpoint.responses.flatMap((one) => answerOf(one, original, api) ?? []),
  };
}

/** Methods for which Postman sends no body by default. */
const PRUNED: ReadonlySet<string> = new Set(['GET', 'HEAD', 'COPY', 'PURGE', 'UNLOCK']);

function descriptionOf({ summary, description, deprecated }: Endpoint): string {
  const paragraphs = [
    deprecated?.value === true ? 'Deprecated.' : '',
    summary?.value,
    description?.value,
  ];
  return paragraphs.filter((one) => one !== undefined && one !== '').join('\n\n');
}

function described(text: string | undefined): { description?: string } {
  return text === undefined || text === '' ? {} : { description: inert(text) };
}

function urlOf(endpoint: Endpoint, all: readonly CallArgument[], base: string, api: Api): JsonData {
  const path = segmentsOf(endpoint);
  const query = argumentsIn('query', all).flatMap((one) => queryEntries(one, api));
  const variable = argumentsIn('path', all).map(({ parameter, schema }) => ({
    key: urlText(parameter.name),
    value: valueText(sampleOf(schema, api, { label: parameter.name })),
    ...described(parameter.description?.value),
  }));
  return {
    raw: `{{${base}}}/${path.join('/')}`,
    host: [`{{${base}}}`],
    path,
    ...(query.length > 0 && { query }),
    ...(variable.length > 0 && { variable }),
  };
}

/**
 * Returns the path segments. A parameter that fills a whole segment becomes `:name`. Any other parameter becomes a
 * Postman variable with a prefix (`path_name`). Without the prefix, an API description could insert a secret variable
 * of the user by using the variable's name.
 */
function segmentsOf({ path, trailingSlash }: Endpoint): string[] {
  const segments = path.map((parts) => {
    const [only] = parts;
    if (parts.length === 1 && only?.kind !== 'literal') return `:${urlText(only?.name ?? '')}`;
    const written = parts.map((part) =>
      part.kind === 'literal' ? literalOf(part.text) : `{{path_${urlText(part.name)}}}`,
    );
    return written.join('');
  });
  return trailingSlash === true ? [...segments, ''] : segments;
}

/** Percent-encodes a literal segment if Postman would read it as a variable, or if it would end the path. */
function literalOf(text: string): string {
  return /^[\w.~@!$&'()*+,;=%-][\w.~:@!$&'()*+,;=%-]*$/.test(text) ? text : urlText(text);
}

function argumentsIn(place: string, all: readonly CallArgument[]): readonly CallArgument[] {
  return all.filter(({ parameter }) => parameter.in === place);
}

/** Returns the entry of a parameter. Optional parameters are included, but disabled. */
function entryOf({ parameter, schema, required }: CallArgument, api: Api): JsonData {
  return {
    key: inert(parameter.name),
    value: valueText(sampleOf(schema, api, { label: parameter.name })),
    ...described(parameter.description?.value),
    ...(!required && { disabled: true }),
  };
}

/**
 * Returns the entries of a query parameter. Each member of an exploded object is a separate entry. If a member is a
 * list, each item of the list is a separate entry.
 */
function queryEntries(one: CallArgument, api: Api): JsonData[] {
  const { content, description } = one.parameter;
  const isSpread = content.kind === 'schema' && content.style === 'form' && content.explode;
  const sample = isSpread ? sampleOf(one.schema, api, { optional: true }) : undefined;
  if (!(sample instanceof Map) || sample.size === 0) return [entryOf(one, api)];
  return [...(sample as ReadonlyMap<string, JsonData>)].flatMap(([key, value]) =>
    (Array.isArray(value) ? (value as readonly JsonData[]) : [value]).map((item) => ({
      key: inert(key),
      value: valueText(item),
      ...described(description?.value),
      ...(!one.required && { disabled: true }),
    })),
  );
}

function headersOf(all: readonly CallArgument[], api: Api): JsonData[] {
  const cookies = argumentsIn('cookie', all).map(
    ({ parameter, schema }) =>
      `${urlText(parameter.name)}=${urlText(valueText(sampleOf(schema, api, { label: parameter.name })))}`,
  );
  return [
    ...argumentsIn('header', all).map((one) => entryOf(one, api)),
    ...(cookies.length > 0 ? [{ key: 'Cookie', value: cookies.join('; ') }] : []),
  ];
}

function bodyOf({ type, schema }: Media, api: Api): JsonData {
  if (isJsonMediaType(type)) {
    const sample = sampleOf(schema, api, { label: 'body' });
    const raw = sample === undefined ? '' : inert(jsonText(sample).trimEnd());
    return { mode: 'raw', raw, options: { raw: { language: 'json' } } };
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { mode: 'urlencoded', urlencoded: fieldsOf(schema, api) };
  }
  if (type.startsWith('multipart/')) return { mode: 'formdata', formdata: fieldsOf(schema, api) };
  if (schema.kind === 'binary') return { mode: 'file', file: { src: '' } };
  return { mode: 'raw', raw: valueText(sampleOf(schema, api, { label: 'body' })) };
}

function fieldsOf(schema: Media['schema'], api: Api): JsonData[] {
  const sample = sampleOf(schema, api, { label: 'body', optional: true });
  if (!(sample instanceof Map)) return [];
  const files = binaryNames(schema, api);
  return [...(sample as ReadonlyMap<string, JsonData>)].map(([name, value]) =>
    files.has(name)
      ? { key: inert(name), type: 'file', src: '' }
      : { key: inert(name), value: valueText(value), type: 'text' },
  );
}

function binaryNames(schema: Media['schema'], api: Api): ReadonlySet<string> {
  const isBinary = (one: Media['schema']): boolean =>
    effectiveMembers(one, api).some(({ kind }) => kind === 'binary');
  // A list of binary values is a file field, too. Lists inside of lists are not searched for binary values, because a
  // named list may contain itself.
  const isFile = (one: Media['schema']): boolean =>
    effectiveMembers(one, api).some(
      (member) => member.kind === 'binary' || (member.kind === 'array' && isBinary(member.items)),
    );
  const properties = effectiveMembers(schema, api).flatMap((member) =>
    member.kind === 'object' ? [...member.properties] : [],
  );
  return new Set(properties.flatMap(([name, one]) => (isFile(one.schema) ? [name] : [])));
}

/**
 * Returns an example response. Returns `undefined` for a range such as `4XX` and for the default response, because
 * Postman needs one status code.
 */
function answerOf(
  { status, description, media, headers }: Response,
  originalRequest: JsonData,
  api: Api,
): JsonData | undefined {
  if (typeof status !== 'number') return undefined;
  const [first] = media;
  const isJson = first !== undefined && isJsonMediaType(first.type);
  const sample = first && sampleOf(first.schema, api, { direction: 'read', label: 'text' });
  const body =
    isJson && sample !== undefined ? inert(jsonText(sample).trimEnd()) : valueText(sample);
  const descriptionLine = plainLine(description?.value ?? '');
  return {
    name: inert(`${status} ${descriptionLine}`.trim()),
    originalRequest,
    code: status,
    ...(isJson && { _postman_previewlanguage: 'json' }),
    header: [
      ...(first ? [{ key: 'Content-Type', value: inert(first.type) }] : []),
      ...headers.map(({ name, schema }) => ({
        key: inert(name),
        value: valueText(sampleOf(schema, api, { direction: 'read', label: name })),
      })),
    ],
    ...(first && { body }),
  };
}
