/**
 * Every field of the model is compared, or it says here why not: who adds one to the model decides it, since this file
 * does not compile without it.
 */
import { describe, expect, it } from 'vitest';
import type {
  Api,
  Body,
  Callback,
  Encoding,
  Endpoint,
  Header,
  Media,
  OAuthFlow,
  Parameter,
  ParameterContent,
  Response,
  SecurityScheme,
  SecuritySchemeUse,
  Server,
  ServerVariable,
  Webhook,
} from '../model/api.js';
import { fact } from '../model/origin.js';
import type { Discriminator, Notes, Property, Schema, Shape } from '../model/schema.js';
import { compareApis, packed, unpacked } from './index.js';

/** What a field becomes, or why nobody compares it. */
type Verdicts<T> = { readonly [K in keyof T]-?: { readonly to: T[K] } | string };

const TEXT = 'texts are for people';
const ORIGINS = 'where a thing is stated does not change it';
const NAMES = 'names in code are not sent';
const SHOWN = 'examples and documentation are for people';
const EXTENSIONS = 'nobody knows what extensions mean';
const KIND = 'another kind is another type: see compare.test.ts';

const TEXTUAL: Schema = { kind: 'string', origins: [] };
const COUNT: Schema = { kind: 'integer', origins: [] };
const refTo = (id: string): Schema => ({ kind: 'ref', id, origins: [] });

const MEDIA: Media = {
  type: 'multipart/form-data',
  schema: TEXTUAL,
  item: TEXTUAL,
  encoding: new Map([['a', { headers: [] }]]),
  examples: [],
  origins: [],
};
const PARAMETER: Parameter = {
  name: 'q',
  in: 'query',
  required: fact(false),
  deprecated: fact(false),
  content: {
    kind: 'schema',
    schema: { kind: 'array', items: TEXTUAL, origins: [] },
    style: 'form',
    explode: true,
  },
  examples: [],
  aliases: [],
  origins: [],
};
const HEADER: Header = { name: 'X-A', required: false, schema: refTo('A'), origins: [] };
const RESPONSE: Response = {
  status: 200,
  headers: [HEADER],
  media: [MEDIA],
  bodyless: false,
  links: new Map(),
  origins: [],
};
const BODY: Body = { required: fact(false), media: [MEDIA], origins: [] };
const SERVER: Server = {
  url: 'https://{where}.pets.dev',
  variables: new Map([['where', { default: 'eu', enum: ['eu', 'us'] }]]),
  origins: [],
};
const INNER: Endpoint = {
  key: 'POST /',
  method: 'POST',
  path: [],
  aliases: [],
  tags: [],
  parameters: [],
  responses: [],
  servers: [],
  callbacks: [],
  extensions: new Map(),
  origins: [],
};
const ENDPOINT: Endpoint = {
  ...INNER,
  key: 'GET /pets',
  method: 'GET',
  path: [[{ kind: 'literal', text: 'pets' }]],
  operationId: fact('listPets'),
  parameters: [PARAMETER],
  body: BODY,
  responses: [RESPONSE],
  security: fact([[{ scheme: 'oauth', scopes: ['read'] }]]),
  servers: [SERVER],
  callbacks: [{ name: 'done', expression: '{$url}', endpoint: INNER }],
};
const FLOW: OAuthFlow = {
  type: 'deviceAuthorization',
  authorizationUrl: 'https://pets.dev/authorize',
  tokenUrl: 'https://pets.dev/token',
  refreshUrl: 'https://pets.dev/refresh',
  deviceAuthorizationUrl: 'https://pets.dev/device',
  scopes: new Map([['read', 'Read']]),
};
type Scheme<K extends SecurityScheme['kind']> = Extract<SecurityScheme, { kind: K }>;
const OAUTH: Scheme<'oauth2'> = { id: 'oauth', kind: 'oauth2', flows: [FLOW], origins: [] };
const API: Api = {
  servers: [SERVER],
  endpoints: [ENDPOINT],
  webhooks: [{ name: 'hook', endpoint: INNER }],
  schemas: new Map(['A', 'B'].map((id): [string, Schema] => [id, pet(id)])),
  securitySchemes: new Map<string, SecurityScheme>([['oauth', OAUTH]]),
  tags: new Map(),
  extensions: new Map(),
};

function pet(kind: string): Schema {
  const name: Schema = { kind: 'enum', values: [kind], origins: [] };
  return {
    kind: 'object',
    properties: new Map([['kind', { schema: name, required: true }]]),
    origins: [],
  };
}

const withEndpoint = (patch: Partial<Endpoint>): Api => ({
  ...API,
  endpoints: [{ ...ENDPOINT, ...patch }],
});
const withParameter = (patch: Partial<Parameter>): Api =>
  withEndpoint({ parameters: [{ ...PARAMETER, ...patch }] });
const withBodyMedia = (patch: Partial<Media>): Api =>
  withEndpoint({ body: { ...BODY, media: [{ ...MEDIA, ...patch }] } });
const withResponse = (patch: Partial<Response>): Api =>
  withEndpoint({ responses: [{ ...RESPONSE, ...patch }] });
/** A schema that is sent and answered. */
const withSchema = (schema: Schema): Api => {
  const media = [{ ...MEDIA, schema }];
  return withEndpoint({ body: { ...BODY, media }, responses: [{ ...RESPONSE, media }] });
};
const withScheme = (scheme: SecurityScheme): Api => ({
  ...API,
  securitySchemes: new Map([['oauth', scheme]]),
});

/** One test for each field. */
function fields<T extends object>(
  name: string,
  base: T,
  within: (value: T) => Api,
  verdicts: Verdicts<T>,
): void {
  describe(name, () => {
    for (const [field, verdict] of Object.entries<{ readonly to: unknown } | string>(verdicts)) {
      if (typeof verdict === 'string') continue;
      it(`${field} is compared`, () => {
        const [before, after] = [within(base), within({ ...base, [field]: verdict.to })];
        const found = compareApis(before, after).map(({ rule }) => rule);
        expect(found).not.toEqual([]);
        const kept = unpacked(packed(before));
        expect(kept && compareApis(kept, after).map(({ rule }) => rule)).toEqual(found);
        expect(compareApis(after, after)).toEqual([]);
      });
    }
  });
}

fields<Api>('Api', API, (api) => api, {
  title: TEXT,
  version: TEXT,
  summary: TEXT,
  description: TEXT,
  termsOfService: TEXT,
  contact: TEXT,
  license: TEXT,
  externalDocs: SHOWN,
  servers: { to: [{ ...SERVER, url: 'https://other.dev' }] },
  endpoints: { to: [] },
  webhooks: { to: [] },
  schemas: 'they are compared where they are sent',
  securitySchemes: { to: new Map() },
  tags: 'nothing of them is sent',
  extensions: EXTENSIONS,
  document: ORIGINS,
});

fields<Server>('Server', SERVER, (server) => ({ ...API, servers: [server] }), {
  url: { to: 'https://other.dev' },
  name: TEXT,
  description: TEXT,
  variables: { to: new Map() },
  origins: ORIGINS,
});

const withVariable = (variable: ServerVariable): Api => ({
  ...API,
  servers: [{ ...SERVER, variables: new Map([['where', variable]]) }],
});
fields<ServerVariable>('ServerVariable', { default: 'eu', enum: ['eu', 'us'] }, withVariable, {
  default: { to: 'us' },
  enum: { to: ['eu'] },
  description: TEXT,
});

fields<Endpoint>('Endpoint', ENDPOINT, withEndpoint, {
  key: { to: 'GET /dogs' },
  method: 'it is part of the key',
  address: 'it is part of the key',
  path: 'it is part of the key; what its parameters are called is compared with them',
  trailingSlash: { to: true },
  operationId: { to: fact('getPets') },
  givenGroup: NAMES,
  aliases: NAMES,
  summary: TEXT,
  description: TEXT,
  deprecated: { to: fact(true) },
  externalDocs: SHOWN,
  tags: 'nothing of them is sent',
  parameters: { to: [] },
  body: { to: undefined },
  responses: { to: [] },
  security: { to: fact([]) },
  servers: { to: [{ ...SERVER, url: 'https://other.dev' }] },
  callbacks: { to: [] },
  extensions: EXTENSIONS,
  origins: ORIGINS,
});

fields<Parameter>('Parameter', PARAMETER, withParameter, {
  name: { to: 'p' },
  in: { to: 'header' },
  required: { to: fact(true) },
  description: TEXT,
  deprecated: { to: fact(true) },
  content: { to: { kind: 'media', media: MEDIA } },
  examples: SHOWN,
  aliases: NAMES,
  extensions: EXTENSIONS,
  origins: ORIGINS,
});

type Content<K> = Extract<ParameterContent, { kind: K }>;
const asText = PARAMETER.content as Content<'schema'>;
fields<Content<'schema'>>(
  'ParameterContent of a schema',
  asText,
  (content) => withParameter({ content }),
  {
    kind: KIND,
    schema: { to: { kind: 'array', items: COUNT, origins: [] } },
    style: { to: 'pipeDelimited' },
    explode: { to: false },
    allowReserved: { to: true },
    allowEmptyValue: { to: true },
    itemStyle: { to: 'pipeDelimited' },
  },
);
const asMedia: Content<'media'> = { kind: 'media', media: MEDIA };
fields<Content<'media'>>(
  'ParameterContent of a media type',
  asMedia,
  (content) => withParameter({ content }),
  {
    kind: KIND,
    media: { to: { ...MEDIA, type: 'application/json' } },
  },
);

fields<Body>('Body', BODY, (body) => withEndpoint({ body }), {
  required: { to: fact(true) },
  description: TEXT,
  media: { to: [] },
  extensions: EXTENSIONS,
  origins: ORIGINS,
});

fields<Media>('Media', MEDIA, withBodyMedia, {
  type: { to: 'text/plain' },
  schema: { to: COUNT },
  item: { to: COUNT },
  encoding: { to: new Map([['a', { headers: [], contentType: 'text/csv' }]]) },
  examples: SHOWN,
  keywords: { to: new Map([['itemEncoding', true]]) },
  origins: ORIGINS,
});

const withEncoding = (encoding: Encoding): Api =>
  withBodyMedia({ encoding: new Map([['a', encoding]]) });
fields<Encoding>('Encoding', { headers: [] }, withEncoding, {
  contentType: { to: 'text/csv' },
  headers: 'headers of parts are told to people only',
  style: { to: 'pipeDelimited' },
  explode: { to: true },
  allowReserved: { to: true },
  itemStyle: { to: 'pipeDelimited' },
  keywords: { to: new Map([['encoding', true]]) },
});

fields<Response>('Response', RESPONSE, withResponse, {
  status: { to: 404 },
  summary: TEXT,
  description: TEXT,
  headers: { to: [] },
  media: { to: [] },
  bodyless: 'it is known beside media: see compare.test.ts',
  links: 'links are told to people only',
  extensions: EXTENSIONS,
  origins: ORIGINS,
});

fields<Header>('Header', HEADER, (header) => withResponse({ headers: [header] }), {
  name: { to: 'X-B' },
  required: { to: true },
  description: TEXT,
  deprecated: TEXT,
  schema: { to: COUNT },
  mediaType: { to: 'application/json' },
  explode: { to: true },
  examples: SHOWN,
  origins: ORIGINS,
});

const CALLBACK: Callback = { name: 'done', expression: '{$url}', endpoint: INNER };
fields<Callback>('Callback', CALLBACK, (callback) => withEndpoint({ callbacks: [callback] }), {
  name: { to: 'failed' },
  expression: { to: '{$other}' },
  endpoint: { to: { ...INNER, body: { ...BODY, required: fact(true) } } },
});

fields<Webhook>(
  'Webhook',
  { name: 'hook', endpoint: INNER },
  (hook) => ({ ...API, webhooks: [hook] }),
  {
    name: { to: 'other' },
    endpoint: { to: { ...INNER, body: { ...BODY, required: fact(true) } } },
  },
);

const USE: SecuritySchemeUse = { scheme: 'oauth', scopes: ['read'] };
fields<SecuritySchemeUse>(
  'SecuritySchemeUse',
  USE,
  (use) => withEndpoint({ security: fact([[use]]) }),
  {
    scheme: { to: 'key' },
    scopes: { to: ['read', 'write'] },
  },
);

const COMMON = {
  kind: KIND,
  id: 'a scheme is used by its id: see SecuritySchemeUse',
  description: TEXT,
  deprecated: TEXT,
  unnamed: NAMES,
  onlyTo: 'where a credential goes follows from the servers, which are compared',
  origins: ORIGINS,
} as const;
fields<Scheme<'oauth2'>>('SecurityScheme oauth2', OAUTH, withScheme, {
  ...COMMON,
  flows: { to: [] },
  metadataUrl: { to: 'https://pets.dev/metadata' },
});
const HTTP: Scheme<'http'> = { id: 'oauth', kind: 'http', scheme: 'bearer', origins: [] };
fields<Scheme<'http'>>('SecurityScheme http', HTTP, withScheme, {
  ...COMMON,
  scheme: { to: 'basic' },
  bearerFormat: 'it is a hint for people',
});
const KEY: Scheme<'apiKey'> = {
  id: 'oauth',
  kind: 'apiKey',
  in: 'header',
  name: 'X-Key',
  origins: [],
};
fields<Scheme<'apiKey'>>('SecurityScheme apiKey', KEY, withScheme, {
  ...COMMON,
  in: { to: 'query' },
  name: { to: 'X-Other' },
});
const OPEN: Scheme<'openIdConnect'> = {
  id: 'oauth',
  kind: 'openIdConnect',
  url: 'https://a.dev',
  origins: [],
};
fields<Scheme<'openIdConnect'>>('SecurityScheme openIdConnect', OPEN, withScheme, {
  ...COMMON,
  url: { to: 'https://b.dev' },
});
const CUSTOM: Scheme<'custom'> = { id: 'oauth', kind: 'custom', type: 'hawk', origins: [] };
fields<Scheme<'custom'>>('SecurityScheme custom', CUSTOM, withScheme, {
  ...COMMON,
  type: { to: 'ntlm' },
});

fields<OAuthFlow>('OAuthFlow', FLOW, (flow) => withScheme({ ...OAUTH, flows: [flow] }), {
  type: { to: 'password' },
  authorizationUrl: { to: 'https://other.dev' },
  tokenUrl: { to: 'https://other.dev' },
  refreshUrl: { to: 'https://other.dev' },
  deviceAuthorizationUrl: { to: 'https://other.dev' },
  scopes: { to: new Map() },
});

/** The fields of the shape that has a kind, perhaps among others. */
type Of<K extends Shape['kind'], S = Shape> = S extends { readonly kind: infer Kinds }
  ? K extends Kinds
    ? Omit<S, 'kind'>
    : never
  : never;

/** The fields of one kind of schema. */
function shape<K extends Shape['kind']>(kind: K, base: Of<K>, verdicts: Verdicts<Of<K>>): void {
  const within = (own: Of<K>): Api =>
    withSchema({ ...own, kind, origins: [] } as unknown as Schema);
  fields<Of<K>>(`Schema ${kind}`, base, within, verdicts);
}

const NUMBERS: Verdicts<Of<'number'>> = {
  format: { to: 'int64' },
  minimum: { to: 1 },
  maximum: { to: 1 },
  exclusiveMinimum: { to: 1 },
  exclusiveMaximum: { to: 1 },
  multipleOf: { to: 2 },
};
shape('number', {}, NUMBERS);
shape('integer', {}, NUMBERS);
shape(
  'string',
  {},
  {
    format: { to: 'uuid' },
    pattern: { to: '^a' },
    minLength: { to: 1 },
    maxLength: { to: 1 },
    contentEncoding: { to: 'base64' },
    contentMediaType: { to: 'image/png' },
  },
);
shape('binary', {}, { mediaType: { to: 'image/png' } });
shape(
  'enum',
  { values: ['a', 'b'] },
  {
    values: { to: ['a'] },
    open: { to: true },
    names: NAMES,
  },
);
shape(
  'array',
  { items: TEXTUAL },
  {
    items: { to: COUNT },
    minItems: { to: 1 },
    maxItems: { to: 1 },
    uniqueItems: { to: true },
  },
);
shape(
  'tuple',
  { items: [TEXTUAL], rest: TEXTUAL },
  {
    items: { to: [COUNT] },
    rest: { to: undefined },
    minItems: { to: 1 },
    maxItems: { to: 3 },
  },
);
shape(
  'object',
  { properties: new Map(), rest: TEXTUAL, restStated: true },
  {
    properties: { to: new Map([['a', { schema: TEXTUAL, required: true }]]) },
    rest: { to: undefined },
    restStated: 'it only says whether `rest` is a default',
    minProperties: { to: 1 },
    maxProperties: { to: 1 },
  },
);
const VARIANTS: Discriminator = {
  property: 'kind',
  mapping: new Map([
    ['a', 'A'],
    ['b', 'B'],
  ]),
  defaultMapping: 'A',
};
const UNION = { members: [refTo('A'), refTo('B')], discriminator: VARIANTS };
shape('union', UNION, {
  members: { to: [refTo('A')] },
  exclusive: 'whether several may match is checked, and cannot be told from the types',
  discriminator: { to: { ...VARIANTS, property: 'type' } },
});
shape(
  'intersection',
  { members: [TEXTUAL, { kind: 'any', keywords: new Map([['not', true]]), origins: [] }] },
  {
    members: { to: [TEXTUAL] },
  },
);
shape('ref', { id: 'A' }, { id: { to: 'B' } });

const withDiscriminator = (discriminator: Discriminator): Api =>
  withSchema({ kind: 'union', members: UNION.members, discriminator, origins: [] });
fields<Discriminator>('Discriminator', VARIANTS, withDiscriminator, {
  property: { to: 'type' },
  mapping: { to: new Map([['a', 'A']]) },
  defaultMapping: { to: 'B' },
  partial: 'it follows from the members',
});

const PROPERTY: Property = { schema: TEXTUAL, required: false };
const withProperty = (property: Property): Api =>
  withSchema({ kind: 'object', properties: new Map([['a', property]]), origins: [] });
fields<Property>('Property', PROPERTY, withProperty, {
  schema: { to: COUNT },
  required: { to: true },
});

fields<Notes>(
  'Notes',
  {},
  (notes) => withProperty({ schema: { ...TEXTUAL, ...notes }, required: false }),
  {
    title: TEXT,
    description: TEXT,
    default: { to: 'a' },
    examples: SHOWN,
    deprecated: { to: true },
    readOnly: { to: true },
    writeOnly: { to: true },
    externalDocs: SHOWN,
    keywords: { to: new Map([['not', true]]) },
  },
);
