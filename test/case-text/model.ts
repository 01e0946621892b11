/**
 * Parts of the model that `inspect` omits, for the case directories: complete schemas, styles,
 * schemes.
 */
import { assertedSchemas } from '../../src/model/assertions.js';
import type { Api, Endpoint, Header, Media, SecurityScheme } from '../../src/model/api.js';
import { templateOf } from '../../src/model/path.js';
import { trustOf, type Origin } from '../../src/model/origin.js';
import type { Assertions, Json, Schema } from '../../src/model/schema.js';

/** Text about an API, a section for everything that it has. */
export function modelText(api: Api): string {
  const { title, version, description, servers, schemas, securitySchemes, tags, webhooks } = api;
  const info = [title && `title ${quoted(title.value)}`, version && `version ${version.value}`];
  return [
    ...info.flatMap((line) => line ?? []),
    ...(description ? [`description ${quoted(description.value)}`] : []),
    ...servers.map(
      ({ url, origins, variables }) => `server ${quoted(url)}${names(variables)}${mark(origins)}`,
    ),
    ...[...securitySchemes.values()].map((scheme) => `scheme ${schemeText(scheme)}`),
    ...[...tags.values()].map(
      ({ name, parent }) =>
        `tag ${quoted(name)}${parent === undefined ? '' : ` in ${quoted(parent)}`}`,
    ),
    ...[...schemas].map(([id, schema]) => `schema ${id}: ${schemaText(schema)}`),
    ...webhooks.flatMap(({ name, endpoint }) => [
      `webhook ${name}: ${endpoint.method}`,
      ...endpointLines(endpoint),
    ]),
    ...api.endpoints.flatMap((endpoint) => [
      `${endpoint.method} ${templateOf(endpoint.path, endpoint.trailingSlash)}`,
      ...endpointLines(endpoint),
    ]),
  ].join('\n');
}

function endpointLines(endpoint: Endpoint): string[] {
  const { parameters, body, responses, callbacks, extensions } = endpoint;
  return [
    ...parameters.map(({ name, in: place, content, aliases, examples }) => {
      const said =
        content.kind === 'media'
          ? `${content.media.type} ${schemaText(content.media.schema)}`
          : `${schemaText(content.schema)} ${content.style}${content.explode ? '*' : ''}${content.allowReserved ? ' reserved' : ''}${content.allowEmptyValue ? ' or-empty' : ''}${content.itemStyle ? ` of ${content.itemStyle}` : ''}`;
      return `  ${place} ${quoted(name)}: ${said}${aliases.length > 0 ? ` alias ${aliases.join(' ')}` : ''}${exampleText(examples)}`;
    }),
    ...(body
      ? [
          `  body${body.required.value ? ' required' : ''}${body.media.length === 0 ? ': unknown' : ''}`,
          ...body.media.map(mediaLine),
        ]
      : []),
    ...responses.flatMap(({ status, media, headers, bodyless }) => [
      `  response ${status}${bodyless ? ': no body' : media.length === 0 ? ': unknown' : ''}`,
      ...headers.map(headerLine),
      ...media.map(mediaLine),
    ]),
    ...callbacks.flatMap(({ name, expression, endpoint: inner }) => [
      `  callback ${name} ${expression} ${inner.method}`,
      ...endpointLines(inner).map((line) => `  ${line}`),
    ]),
    ...(extensions.size > 0 ? [`  extensions ${jsonText(extensions)}`] : []),
  ];
}

function headerLine({ name, required, schema, mediaType, examples = [] }: Header): string {
  const form = mediaType === undefined ? '' : ` ${mediaType}`;
  return `    header ${name}${required ? ' required' : ''}:${form} ${schemaText(schema)}${exampleText(examples)}`;
}

function mediaLine({ type, schema, item, encoding, examples, keywords }: Media): string {
  const encodings = [...encoding].map(
    ([name, { contentType, style, explode, keywords: kept }]) =>
      ` ${name} as ${[contentType, style, explode && 'exploded'].filter(Boolean).join(' ')}${keywordText(kept)}`,
  );
  return `    ${type}: ${schemaText(schema)}${item ? ` items ${schemaText(item)}` : ''}${encodings.join(',')}${exampleText(examples)}${keywordText(keywords)}`;
}

function keywordText(keywords: ReadonlyMap<string, Json> | undefined): string {
  return keywords === undefined ? '' : ` keywords=${jsonText(keywords)}`;
}

function exampleText(
  examples: readonly { readonly name: string; readonly value?: Json }[],
): string {
  return examples
    .map(
      ({ name, value }) =>
        ` example ${name === '' ? '' : `${quoted(name)} `}${jsonText(value ?? null)}`,
    )
    .join('');
}

function schemeText(scheme: SecurityScheme): string {
  const { id, kind, origins, ...rest } = scheme;
  return `${id}: ${kind} ${jsonText(toJson(rest))}${mark(origins)}`;
}

/** A schema to its bottom, on one line. */
function schemaText(schema: Schema): string {
  return `${shapeText(schema)}${notesText(schema)}`;
}

function shapeText(schema: Schema): string {
  switch (schema.kind) {
    case 'object': {
      const members = [...schema.properties].map(
        ([name, { schema: inner, required }]) =>
          `${quoted(name)}${required ? '' : '?'}: ${schemaText(inner)}`,
      );
      for (const [pattern, inner] of schema.patterns ?? []) {
        members.push(`/${pattern}/: ${schemaText(inner)}`);
      }
      const rest =
        schema.rest === undefined
          ? ['closed']
          : schema.restStated
            ? [`...${schemaText(schema.rest)}`]
            : [];
      return `{ ${[...members, ...rest].join(', ')} }${limits(schema)}`;
    }
    case 'array':
      return `[${schemaText(schema.items)}]${limits(schema)}`;
    case 'tuple':
      return `[${schema.items.map(schemaText).join(', ')}${schema.rest ? `, ...${schemaText(schema.rest)}` : ''}]`;
    case 'enum':
      return `(${schema.values.map((value) => jsonText(value)).join(' | ')}${schema.open ? ' | …' : ''})${schema.names ? ` named ${schema.names.join(' ')}` : ''}`;
    case 'union': {
      const by = schema.discriminator
        ? ` by ${schema.discriminator.property} ${jsonText(schema.discriminator.mapping)}`
        : '';
      return `(${schema.members.map(schemaText).join(schema.exclusive ? ' xor ' : ' | ')}${by})`;
    }
    case 'intersection':
      return `(${schema.members.map(schemaText).join(' & ')})`;
    case 'ref':
      return schema.id;
    default:
      return `${schema.kind}${limits(schema)}`;
  }
}

const SHOWN = new Set([
  'kind',
  'origins',
  'properties',
  'rest',
  'restStated',
  'items',
  'patterns',
  'keywords',
  'assertions',
  'default',
  'examples',
  'title',
  'description',
  'deprecated',
  'readOnly',
  'writeOnly',
  'externalDocs',
]);

function limits(schema: Schema): string {
  const entries = Object.entries(schema).filter(([key]) => !SHOWN.has(key));
  return entries.map(([key, value]) => ` ${key}=${jsonText(value as Json)}`).join('');
}

function notesText(schema: Schema): string {
  const flags = (['deprecated', 'readOnly', 'writeOnly'] as const).filter((key) => schema[key]);
  return [
    ...flags.map((flag) => ` ${flag}`),
    ...(schema.default === undefined ? [] : [` default=${jsonText(schema.default)}`]),
    ...(schema.description === undefined ? [] : [` # ${schema.description}`]),
    ...(schema.examples === undefined ? [] : [` examples=${jsonText(schema.examples)}`]),
    ...(schema.keywords === undefined ? [] : [` keywords=${jsonText(schema.keywords)}`]),
    ...(schema.assertions === undefined ? [] : [assertionText(schema.assertions)]),
    mark(schema.origins),
  ].join('');
}

/** Assertions repeat the keywords, so only their names and references are printed. */
function assertionText(assertions: Assertions): string {
  const refs = assertedSchemas({ kind: 'any', assertions, origins: [] }).flatMap((schema) =>
    schema.kind === 'ref' ? [schema.id] : [],
  );
  const leading = refs.length === 0 ? '' : ` of ${refs.join(', ')}`;
  return ` asserts ${Object.keys(assertions).join(', ')}${leading}`;
}

function mark(origins: readonly Origin[]): string {
  const trust = trustOf(origins);
  return trust === 'declared' || trust === 'absent' ? '' : ` ~${trust}`;
}

function names(variables: ReadonlyMap<string, { readonly default?: string }>): string {
  return [...variables]
    .map(([name, { default: value }]) => ` {${name}${value === undefined ? '' : `=${value}`}}`)
    .join('');
}

function quoted(text: string): string {
  return /^[\w$-]+$/.test(text) ? text : JSON.stringify(text);
}

function jsonText(value: Json): string {
  if (value instanceof Map)
    return `{${[...value].map(([key, item]) => `${quoted(key)}: ${jsonText(item as Json)}`).join(', ')}}`;
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(jsonText).join(', ')}]`;
  return typeof value === 'bigint' ? `${value}n` : JSON.stringify(value);
}

function toJson(value: unknown): Json {
  if (value instanceof Map)
    return new Map([...value].map(([key, item]) => [String(key), toJson(item)]));
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, item]) => [key, toJson(item)]));
  return value as Json;
}
