/**
 * Generates the entry of an operation in the route table: plain data that refers to checks by name.
 */
import { operationKey } from '../../src/print/typescript/operation-key.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { json, type Data } from '../../src/print/emit/typescript/expression.js';
import { printed } from '../../src/print/emit/typescript/module.js';
import { memoizeByObject, memoizeByView } from '../../src/base/foundation/memo.js';
import type {
  Api,
  Body,
  Endpoint,
  Media,
  Parameter,
  Response,
  SecurityScheme,
  Server,
  Style,
} from '../../src/model/api.js';
import { essenceOf, isNamedText, kindOfMediaType } from '../../src/model/media-type.js';
import { spannedSegments, type PathSegment } from '../../src/model/path.js';
import { twinConditions, type TwinCondition } from '../../src/print/typescript/path-twins.js';
import { calledServer, serversOf, declaredUrl } from '../../src/model/server.js';
import type { Schema } from '../../src/model/schema.js';
import type { Names } from '../../src/api/resolve/name-table.js';
import { securityAlternatives } from '../../src/print/typescript/alternatives.js';
import { mediaKind } from '../../src/print/typescript/signature-body.js';
import { dataRecord, type DataEntry } from './data.js';
import { fillingOf } from './functions/fillers.js';
import { formEntries, multipartEntries } from './form-data.js';
import { checksEntry, responseData, typesOf } from './response-data.js';
import { responseKey, responsesKey, listKey } from './sharing-keys.js';
import { validationOf, type Validation } from './functions/validation.js';
import { typeEntry } from './wire-type.js';
import { hasDefault, operationName, schemeName, type ServerView } from './view.js';

/**
 * Returns the entry of an operation (`Route` in `runtime/route.ts`). Values that equal the
 * runtime's default are omitted.
 */
export function routeData(view: ServerView, endpoint: Endpoint): Data {
  const { parameters, responses } = endpoint;
  const conditions = twinConditions(endpoint, view.api.schemas);
  const security = securityAlternatives(endpoint.security?.value ?? []);
  const base = basePathOf(serversOf(endpoint, view.api));
  const group = groupsOf(view.names).get(endpoint.key);
  return dataRecord(
    ['key', operationKey(endpoint)],
    ['method', endpoint.method],
    ['path', endpoint.path.map(segmentData)],
    endpoint.trailingSlash === true && ['trailingSlash', true],
    conditions.length > 0 && ['conditions', conditions.map(conditionData)],
    base !== basePathOf(view.api.servers) && ['basePath', base],
    endpoint.address !== undefined && ['host', hostOf(serversOf(endpoint, view.api))],
    ['operation', operationName(view, endpoint)],
    group !== undefined && ['group', group],
    parameters.length > 0 && ['parameters', parameterEntries(parameters, view)],
    endpoint.body && ['body', bodyData(endpoint.body, view)],
    responses.length > 0 && ['responses', responseEntries(responses, view)],
    security.length > 0 && [
      'security',
      security.map(
        (uses) => new Map(uses.map((use) => [schemeName(view, use.scheme), [...use.scopes]])),
      ),
    ],
  );
}

/**
 * Maps the key of each endpoint to its group. The file with the endpoint's handler has the name of
 * the group.
 */
const groupsOf = memoizeByObject(
  ({ groups }: Names) =>
    new Map(groups.flatMap(({ slug, endpoints }) => endpoints.map((key) => [key, slug]))),
);

function segmentData(segment: PathSegment): Data {
  const parts = segment.map((part): Data => {
    if (part.kind === 'literal') return part.text;
    const spans = spannedSegments(part);
    return dataRecord(['param', part.name], spans !== undefined && ['spans', [...spans]]);
  });
  const only = parts[0];
  return only !== undefined && parts.length === 1 ? only : parts;
}

function conditionData(condition: TwinCondition): Data {
  if ('query' in condition) {
    return dataRecord(['query', condition.query], ['value', condition.value]);
  }
  const { capture, pattern, flags } = condition;
  return dataRecord(['capture', capture], ['pattern', pattern], flags !== '' && ['flags', flags]);
}

/** The style of a parameter that declares none (OpenAPI 3.1 §4.8.12.2). */
const DEFAULT_STYLES: Readonly<Record<Parameter['in'], Style>> = {
  path: 'simple',
  query: 'form',
  querystring: 'form',
  header: 'simple',
  cookie: 'form',
};

/** Operations with equal responses share one list. */
const responseEntries = memoizeByView(
  (all: readonly Response[], view: ServerView) =>
    entryList(
      'responses',
      all.map((response) => responseEntry(response, view)),
    ),
  responsesKey,
);

const responseEntry = memoizeByView(responseData, responseKey);

/** Operations with equal parameters share one list. */
const parameterEntries = memoizeByView(
  (all: readonly Parameter[], view: ServerView) =>
    entryList(
      'parameters',
      all.map((parameter) => parameterEntry(parameter, view)),
    ),
  listKey,
);

/** Formats a list with the indentation that it has in the route table. */
function entryList(name: string, entries: readonly Data[]): Code {
  return printed(json(entries), 2, `${name}: ,`.length);
}

const parameterEntry = memoizeByView((parameter: Parameter, view: ServerView) =>
  parameterData(parameter, view.api, validationOf(view)),
);

function parameterData(
  parameter: Parameter,
  api: Api,
  validation: Validation,
): ReadonlyMap<string, Data> {
  const { content, name } = parameter;
  const check = validation.parameters.get(parameter);
  const checked: DataEntry | undefined = check && ['check', check];
  const required = parameter.required.value && parameter.in !== 'path';
  const head: DataEntry[] = [
    ['in', parameter.in],
    ['name', name],
    ...(required ? [['required', true] as const] : []),
  ];
  if (content.kind === 'media') {
    const { schema, type } = content.media;
    const typed = parameter.in === 'querystring' ? typeEntry(schema, api) : undefined;
    return dataRecord(...head, typed, ['media', type], checked);
  }
  const { style, explode, itemStyle, allowEmptyValue } = content;
  const standard = style === DEFAULT_STYLES[parameter.in];
  return dataRecord(
    ...head,
    typeEntry(content.schema, api),
    !standard && ['style', style],
    explode !== (style === 'form' || style === 'cookie') && ['explode', explode],
    itemStyle !== undefined && ['itemStyle', itemStyle],
    allowEmptyValue === true && ['allowEmpty', true],
    hasDefault(parameter) && ['default', content.schema.default ?? null],
    checked,
  );
}

/**
 * Returns the entry of a request body. If a schema is declared, only the declared media types are
 * accepted; otherwise any media type is accepted.
 */
function bodyData(body: Body, view: ServerView): Data {
  const described = body.media.length > 0 && body.media.every(({ schema }) => isDescribed(schema));
  const form = body.media.find(({ type }) => type.startsWith('application/x-www-form-urlencoded'));
  const multipart = body.media.find(({ type }) => type.startsWith('multipart/form-data'));
  return dataRecord(
    body.required.value && body.media.length > 0 && ['required', true],
    described && ['media', typesOf(body.media)],
    kindsEntry(body.media),
    ...(form === undefined ? [] : formEntries(form, view.api)),
    ...(multipart === undefined ? [] : multipartEntries(multipart, view)),
    checksEntry(body.media, view),
    fillsEntry(body.media, view),
  );
}

function fillsEntry(media: readonly Media[], view: ServerView): DataEntry | undefined {
  const fills = fillingOf(view).media;
  const entries = media.flatMap((one): DataEntry[] => {
    const fill = fills.get(one);
    return fill === undefined ? [] : [[one.type, fill]];
  });
  return entries.length === 0 ? undefined : ['fills', new Map(entries)];
}

/**
 * Returns how bodies are read. The result contains only media types whose name does not determine
 * this: binary data that only the schema declares, and text types whose name does not identify them
 * as text.
 */
function kindsEntry(media: readonly Media[]): DataEntry | undefined {
  const entries = media.flatMap(({ type, schema }): DataEntry[] => {
    const [kind, named] = [mediaKind(type, schema), kindOfMediaType(type)];
    const isImplied = kind === named && (kind !== 'text' || isNamedText(essenceOf(type)));
    return isImplied ? [] : [[type, kind]];
  });
  return entries.length === 0 ? undefined : ['kinds', new Map(entries)];
}

function isDescribed(schema: Schema): boolean {
  return schema.kind !== 'unknown' && schema.kind !== 'any';
}

/** Returns how the credential of a scheme is sent (`SchemeSpec` in `runtime/route.ts`). */
export function schemeData(scheme: SecurityScheme | undefined): Data {
  switch (scheme?.kind) {
    case undefined:
      return dataRecord(['kind', 'custom'], ['type', 'undeclared']);
    case 'http': {
      const name = scheme.scheme.toLowerCase();
      if (name === 'bearer' || name === 'basic') return dataRecord(['kind', name]);
      return dataRecord(['kind', 'http'], ['scheme', scheme.scheme]);
    }
    case 'apiKey':
      return dataRecord(['kind', 'apiKey'], ['in', scheme.in], ['name', scheme.name]);
    case 'oauth2':
    case 'openIdConnect':
      return dataRecord(['kind', 'bearer']);
    case 'mutualTLS':
      return dataRecord(['kind', 'custom'], ['type', 'mutualTLS']);
    case 'custom':
      return dataRecord(['kind', 'custom'], ['type', scheme.type]);
    default:
      return scheme satisfies never;
  }
}

/** Returns the host of the server that clients call; empty for a relative URL. */
function hostOf(servers: readonly Server[]): string {
  return declaredUrl(calledServer(servers)).toLowerCase().split('/')[2] ?? '';
}

/**
 * Returns the base path of the server that clients call, such as `/v1`. It is empty if the server
 * has no path, or if a URL parser would change its path.
 */
export const basePathOf = memoizeByObject((servers: readonly Server[]): string => {
  const path = declaredUrl(calledServer(servers)).replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, '');
  return PLAIN_PATH.test(path) ? path : '';
});

/**
 * Matches a path that URL parsers leave unchanged (RFC 3986 §3.3): no braces, no empty segments, no
 * `.` or `..`.
 */
const PLAIN_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))(?:[\w.~!$&'()*+,;=:@-]|%[0-9a-f]{2})+)+$/i;
