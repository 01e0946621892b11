/**
 * Every field of an API and its endpoints, requests and responses is compared, or has a reason
 * here.
 */
import type {
  Api,
  Body,
  Callback,
  Encoding,
  Endpoint,
  Header,
  Media,
  Parameter,
  ParameterContent,
  Response,
  SecuritySchemeUse,
  Server,
  ServerVariable,
  Webhook,
} from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import {
  TEXT,
  ORIGINS,
  NAMES,
  SHOWN,
  EXTENSIONS,
  KIND,
  COUNT,
  MEDIA,
  PARAMETER,
  HEADER,
  RESPONSE,
  BODY,
  SERVER,
  INNER,
  ENDPOINT,
  API,
  withEndpoint,
  withParameter,
  withBodyMedia,
  withResponse,
  fields,
} from './fields.js';

fields<Api>('Api', API, (api) => api, {
  title: TEXT,
  version: TEXT,
  summary: TEXT,
  description: TEXT,
  termsOfService: TEXT,
  contact: TEXT,
  license: TEXT,
  externalDocs: SHOWN,
  infoExtensions: EXTENSIONS,
  servers: { to: [{ ...SERVER, url: 'https://other.dev' }] },
  localServers: 'only docs show them',
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
  variant: 'it is part of the key',
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
    assumed: ORIGINS,
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
  headers: 'headers of parts only occur in documentation',
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
  bodyless: 'it is only compared together with `media`: see bodies.test.ts',
  links: 'links only occur in documentation',
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
