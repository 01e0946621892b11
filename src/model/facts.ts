/**
 * The kinds of facts in the model. The table has a row for every field of every type of the model, so a new field
 * without a row does not compile. The account and the table of targets read it.
 */
import type * as Model from './api.js';
import type * as Data from './schema.js';

/** The types of the model that contain facts. */
export interface Owners {
  readonly api: Model.Api;
  readonly server: Model.Server;
  readonly variable: Model.ServerVariable;
  readonly endpoint: Model.Endpoint;
  readonly webhook: Model.Webhook;
  readonly callback: Model.Callback;
  readonly parameter: Model.Parameter;
  readonly content: Model.ParameterContent;
  readonly body: Model.Body;
  readonly media: Model.Media;
  readonly encoding: Model.Encoding;
  readonly response: Model.Response;
  readonly header: Model.Header;
  readonly scheme: Model.SecurityScheme;
  readonly flow: Model.OAuthFlow;
  readonly tag: Model.Tag;
  readonly example: Data.Example;
  readonly schema: Data.Schema;
  readonly property: Data.Property;
  readonly assertions: Data.Assertions;
  readonly discriminator: Data.Discriminator;
}

export type Owner = keyof Owners;

/** The names of the fields of all members of a union. */
type Fields<T> = T extends unknown ? Extract<keyof T, string> : never;

/**
 * How a field states facts. `none`: it states no fact, because the reader or the merger computes it, or because it is
 * the form of other facts. `value`: one value. `flag`: a boolean whose default is false. `text`: words for people.
 * `items`: each item of a list is a fact. `entries`: each entry of a map is a fact. An owner: each part is a fact, and
 * contains the facts of the owner. `=` before an owner: the part states nothing by itself.
 */
export type FactRule =
  'none' | 'value' | 'flag' | 'text' | 'items' | 'entries' | Owner | `=${Owner}`;

const TEXTS = { summary: 'text', description: 'text' } as const;
const WIRE = {
  style: 'value',
  explode: 'value',
  allowReserved: 'flag',
  itemStyle: 'value',
} as const;
const BOUNDS = { minItems: 'value', maxItems: 'value', uniqueItems: 'flag' } as const;

/** Tells for each field of the model how it states facts. */
export const FACTS = {
  api: {
    ...TEXTS,
    title: 'text',
    version: 'value',
    termsOfService: 'value',
    contact: 'value',
    license: 'value',
    externalDocs: 'value',
    infoExtensions: 'entries',
    servers: 'server',
    localServers: 'server',
    endpoints: 'endpoint',
    webhooks: 'webhook',
    schemas: 'schema',
    securitySchemes: 'scheme',
    tags: 'tag',
    extensions: 'entries',
    document: 'none',
  },
  server: {
    url: 'none',
    name: 'text',
    description: 'text',
    variables: 'variable',
    origins: 'none',
  },
  variable: { default: 'value', enum: 'items', description: 'text' },
  endpoint: {
    ...TEXTS,
    key: 'none',
    method: 'none',
    path: 'none',
    address: 'none',
    variant: 'none',
    trailingSlash: 'none',
    operationId: 'value',
    givenGroup: 'none',
    aliases: 'none',
    deprecated: 'flag',
    externalDocs: 'value',
    tags: 'items',
    parameters: 'parameter',
    body: 'body',
    responses: 'response',
    security: 'value',
    servers: 'server',
    callbacks: 'callback',
    extensions: 'entries',
    origins: 'none',
  },
  webhook: { name: 'none', endpoint: '=endpoint' },
  callback: { name: 'none', expression: 'none', endpoint: '=endpoint' },
  parameter: {
    name: 'none',
    in: 'none',
    required: 'flag',
    description: 'text',
    deprecated: 'flag',
    content: '=content',
    examples: 'example',
    aliases: 'none',
    extensions: 'entries',
    origins: 'none',
  },
  content: {
    ...WIRE,
    kind: 'none',
    schema: '=schema',
    assumed: 'none',
    allowEmptyValue: 'flag',
    media: 'media',
  },
  body: {
    required: 'flag',
    description: 'text',
    media: 'media',
    extensions: 'entries',
    origins: 'none',
  },
  media: {
    type: 'none',
    schema: '=schema',
    item: 'schema',
    encoding: 'encoding',
    examples: 'example',
    keywords: 'entries',
    origins: 'none',
  },
  encoding: { ...WIRE, contentType: 'value', headers: 'header', keywords: 'entries' },
  response: {
    ...TEXTS,
    status: 'none',
    headers: 'header',
    media: 'media',
    bodyless: 'none',
    links: 'entries',
    extensions: 'entries',
    origins: 'none',
  },
  header: {
    name: 'none',
    required: 'flag',
    description: 'text',
    deprecated: 'flag',
    schema: '=schema',
    mediaType: 'value',
    explode: 'value',
    examples: 'example',
    origins: 'none',
  },
  scheme: {
    id: 'none',
    kind: 'value',
    scheme: 'value',
    bearerFormat: 'value',
    in: 'value',
    name: 'value',
    flows: 'flow',
    metadataUrl: 'value',
    url: 'value',
    type: 'value',
    description: 'text',
    deprecated: 'flag',
    unnamed: 'none',
    onlyTo: 'none',
    origins: 'none',
  },
  flow: {
    type: 'none',
    authorizationUrl: 'value',
    tokenUrl: 'value',
    refreshUrl: 'value',
    deviceAuthorizationUrl: 'value',
    scopes: 'entries',
  },
  tag: {
    ...TEXTS,
    name: 'none',
    parent: 'value',
    kind: 'value',
    externalDocs: 'value',
    origins: 'none',
  },
  example: {
    ...TEXTS,
    name: 'none',
    value: 'value',
    serialized: 'value',
    externalValue: 'value',
    origins: 'none',
  },
  schema: {
    ...BOUNDS,
    kind: 'value',
    typeImplied: 'none',
    title: 'text',
    description: 'text',
    default: 'value',
    examples: 'items',
    deprecated: 'flag',
    readOnly: 'flag',
    writeOnly: 'flag',
    externalDocs: 'value',
    keywords: 'entries',
    assertions: '=assertions',
    origins: 'none',
    mediaType: 'value',
    format: 'value',
    minimum: 'value',
    maximum: 'value',
    exclusiveMinimum: 'value',
    exclusiveMaximum: 'value',
    multipleOf: 'value',
    pattern: 'value',
    minLength: 'value',
    maxLength: 'value',
    contentEncoding: 'value',
    contentMediaType: 'value',
    values: 'items',
    open: 'none',
    names: 'items',
    items: '=schema',
    rest: '=schema',
    restStated: 'flag',
    properties: 'property',
    patterns: 'schema',
    minProperties: 'value',
    maxProperties: 'value',
    members: '=schema',
    exclusive: 'none',
    discriminator: 'discriminator',
    id: 'none',
  },
  property: { schema: '=schema', required: 'flag', undescribed: 'none' },
  assertions: {
    not: 'schema',
    if: 'schema',
    then: 'schema',
    else: 'schema',
    contains: 'schema',
    minContains: 'value',
    maxContains: 'value',
    propertyNames: 'schema',
    dependentRequired: 'entries',
    dependentSchemas: 'schema',
    unevaluatedProperties: 'schema',
    unevaluatedItems: 'schema',
    values: 'items',
    // Each form states the facts of the schema that contains the assertions.
    forms: 'none',
  },
  discriminator: {
    property: 'value',
    mapping: 'entries',
    defaultMapping: 'value',
    type: 'none',
    partial: 'none',
  },
} as const satisfies { readonly [O in Owner]: { readonly [F in Fields<Owners[O]>]: FactRule } };

type Table = typeof FACTS;

/** A kind of fact: an owner and a field that states facts, such as `parameter.description`. */
export type FactKind = {
  [O in Owner]: {
    [F in keyof Table[O] & string]: Table[O][F] extends 'none' | `=${string}` ? never : `${O}.${F}`;
  }[keyof Table[O] & string];
}[Owner];
