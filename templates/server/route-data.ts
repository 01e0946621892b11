/** Endpoint → its entry in the route table: plain data, and the names of checks. */
import type {
  Api,
  Body,
  Endpoint,
  Media,
  Parameter,
  SecurityScheme,
  Style,
} from '../../src/model/api.js';
import type { PathPart, PathSegment } from '../../src/model/path.js';
import type { Json, Schema } from '../../src/model/schema.js';
import { mediaKind } from '../../src/typescript/signature-body.js';
import { isDeclared } from '../../src/typescript/validator-demands.js';
import { record, type Data, type Entry } from './data.js';
import { checksEntry, responseData, typesOf } from './response-data.js';
import { validationOf, type Validation } from './validation.js';
import { typeEntry, wireType } from './wire-type.js';
import { hasDefault, operationKey, operationName, schemeName, type ServerView } from './view.js';

/**
 * The entry of an endpoint (`Route` in `runtime/route.ts`).
 * What is a default of the runtime is left out.
 */
export function routeData(view: ServerView, endpoint: Endpoint): Data {
  const parameters = endpoint.parameters.map((parameter) =>
    parameterData(parameter, view.api, validationOf(view)),
  );
  const responses = endpoint.responses.map((response) => responseData(response, view));
  const security = endpoint.security?.value ?? [];
  return record(
    ['key', operationKey(endpoint)],
    ['method', endpoint.method],
    ['path', endpoint.path.map(segmentData)],
    endpoint.trailingSlash === true && ['trailingSlash', true],
    ['operation', operationName(view, endpoint)],
    parameters.length > 0 && ['parameters', parameters],
    endpoint.body && ['body', bodyData(endpoint.body, view)],
    responses.length > 0 && ['responses', responses],
    security.length > 0 && [
      'security',
      security.map(
        (uses) => new Map(uses.map((use) => [schemeName(view, use.scheme), [...use.scopes]])),
      ),
    ],
  );
}

function segmentData(segment: PathSegment): Json {
  const [only] = segment;
  if (only !== undefined && segment.length === 1) return partData(only);
  return segment.map(partData);
}

function partData(part: PathPart): Json {
  return part.kind === 'literal' ? part.text : new Map([['param', part.name]]);
}

/** The style that a location has when nothing is stated. */
const DEFAULT_STYLES: Readonly<Record<Parameter['in'], Style>> = {
  path: 'simple',
  query: 'form',
  querystring: 'form',
  header: 'simple',
  cookie: 'form',
};

function parameterData(parameter: Parameter, api: Api, validation: Validation): Data {
  const { content, name } = parameter;
  const check = validation.parameters.get(parameter);
  const checked: Entry | undefined = check && ['check', check];
  const required = parameter.required.value && parameter.in !== 'path';
  const head: Entry[] = [
    ['in', parameter.in],
    ['name', name],
    ...(required ? [['required', true] as const] : []),
  ];
  if (content.kind === 'media') {
    const { schema, type } = content.media;
    const typed = parameter.in === 'querystring' ? typeEntry(schema, api) : undefined;
    return record(...head, typed, ['media', type], checked);
  }
  const { style, explode, itemStyle, allowEmptyValue } = content;
  const standard = style === DEFAULT_STYLES[parameter.in];
  return record(
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

/** Bodies of which somebody described the form are refused in any other; all others are taken. */
function bodyData(body: Body, view: ServerView): Data {
  const described = body.media.length > 0 && body.media.every(({ schema }) => isDescribed(schema));
  const raw = body.media.some(
    ({ schema, type }) => schema.kind === 'binary' && mediaKind(type, TEXTUAL) !== 'binary',
  );
  const form = body.media.find(({ type }) => type.startsWith('application/x-www-form-urlencoded'));
  const fields = form === undefined ? [] : fieldsOf(form, view.api);
  const multipart = body.media.find(({ type }) => type.startsWith('multipart/form-data'));
  const parts = multipart === undefined ? [] : partsOf(multipart, view.api);
  return record(
    body.required.value && body.media.length > 0 && ['required', true],
    described && ['media', typesOf(body.media)],
    raw && ['raw', true],
    fields.length > 0 && ['form', fields],
    parts.length > 0 && ['parts', parts],
    checksEntry(body.media, view),
  );
}

const TEXTUAL: Schema = { kind: 'string', origins: [] };

function isDescribed(schema: Schema): boolean {
  return schema.kind !== 'unknown' && schema.kind !== 'any';
}

function fieldsOf(form: Media, api: Api): Data[] {
  const shape = resolved(form.schema, api);
  if (shape?.kind !== 'object') return [];
  return [...shape.properties].map(([name, { schema, required }]) => {
    const { style, explode, contentType, itemStyle } = form.encoding.get(name) ?? {};
    const type = wireType(schema, api);
    // Unless a style is stated, an object is JSON (OpenAPI 3.1 §4.8.15.1).
    const plain = style === undefined && explode === undefined;
    const media = contentType ?? (isRecord(type) ? 'application/json' : '');
    return record(
      ['name', name],
      required && ['required', true],
      type !== 'unknown' && ['type', type],
      style !== undefined && style !== 'form' && ['style', style],
      explode !== undefined && ['explode', explode],
      itemStyle !== undefined && ['itemStyle', itemStyle],
      plain && /[/+]json\b/.test(media) && ['media', media],
      plain && contentType === undefined && holdsRecords(type) && ['itemMedia', 'application/json'],
    );
  });
}

/** The declared fields of a multipart form. What was only seen in an example is no field that has to be of a type. */
function partsOf({ schema, encoding }: Media, api: Api): Data[] {
  const shape = resolved(schema, api);
  if (shape?.kind !== 'object' || !isDeclared(shape)) return [];
  return [...shape.properties].map(([name, property]) => {
    const { style, explode, contentType = '', itemStyle } = encoding.get(name) ?? {};
    const type = isDeclared(property.schema) ? wireType(property.schema, api) : 'unknown';
    const file = isFile(property.schema, api);
    // Objects are JSON (OpenAPI 3.1 §4.8.15.1), alone or as the items of a list.
    const json = /[/+]json\b/.test(contentType) || isRecord(type) || holdsRecords(type);
    return record(
      ['name', name],
      type !== 'unknown' && ['type', type],
      style !== undefined && style !== 'form' && ['style', style],
      explode === false && ['explode', false],
      itemStyle !== undefined && ['itemStyle', itemStyle],
      file ? ['file', true] : json && ['media', 'application/json'],
    );
  });
}

function resolved(schema: Schema, api: Api): Schema | undefined {
  return schema.kind === 'ref' ? api.schemas.get(schema.id) : schema;
}

/** Whether a field holds bytes, or a list of them. */
function isFile(schema: Schema, api: Api): boolean {
  const shape = resolved(schema, api);
  if (shape?.kind === 'array') return resolved(shape.items, api)?.kind === 'binary';
  return shape?.kind === 'binary';
}

function isRecord(type: Json): boolean {
  return type instanceof Map && type.has('object');
}

/** Whether a type is an array of values that are no texts. */
function holdsRecords(type: Json): boolean {
  const items: Json = type instanceof Map ? ((type.get('array') ?? null) as Json) : null;
  return items instanceof Map && (items.has('object') || items.has('array'));
}

/** How the credential of a scheme is sent (`SchemeSpec` in `runtime/route.ts`). */
export function schemeData(scheme: SecurityScheme | undefined): Data {
  switch (scheme?.kind) {
    case undefined:
      return record(['kind', 'custom'], ['type', 'undeclared']);
    case 'http': {
      const name = scheme.scheme.toLowerCase();
      if (name === 'bearer' || name === 'basic') return record(['kind', name]);
      return record(['kind', 'http'], ['scheme', scheme.scheme]);
    }
    case 'apiKey':
      return record(['kind', 'apiKey'], ['in', scheme.in], ['name', scheme.name]);
    case 'oauth2':
    case 'openIdConnect':
      return record(['kind', 'bearer']);
    case 'mutualTLS':
      return record(['kind', 'custom'], ['type', 'mutualTLS']);
    case 'custom':
      return record(['kind', 'custom'], ['type', scheme.type]);
    default:
      return scheme satisfies never;
  }
}

/**
 * What stands before every path: the path of the API's servers, if they agree on one.
 * @returns `/v1`, or nothing
 */
export function basePathOf(api: Api): string {
  const paths = api.servers.map(({ url }) => url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/]*/i, ''));
  const [path = '', another] = new Set(paths);
  return another === undefined && /^(\/[\w.~-]+)+$/.test(path) ? path : '';
}
