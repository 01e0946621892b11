/**
 * One test for each field of a type of the model. A table lists every field, with a changed value for the test or with
 * the reason why the field is not compared. After a field was added to the model, the tables do not compile until they
 * list the new field.
 */
import { describe, expect, it } from 'vitest';
import type {
  Api,
  Body,
  Endpoint,
  Header,
  Media,
  OAuthFlow,
  Parameter,
  Response,
  SecurityScheme,
  Server,
} from '../../../model/api.js';
import { fact } from '../../../model/origin.js';
import type { Schema } from '../../../model/schema.js';
import { compareApis, encodeSnapshot, decodeSnapshot } from '../index.js';

/** The changed value of a field, or the reason why it is not compared. */
export type Verdicts<T> = { readonly [K in keyof T]-?: { readonly to: T[K] } | string };

export const TEXT = 'texts are for people';
export const ORIGINS = 'the location of a declaration has no effect on callers';
export const NAMES = 'names in code are not sent';
export const SHOWN = 'examples and documentation are for people';
export const EXTENSIONS = 'the meaning of extensions is unknown';
export const KIND = 'a schema of another kind is another type: see types.test.ts';

export const TEXTUAL: Schema = { kind: 'string', origins: [] };
export const COUNT: Schema = { kind: 'integer', origins: [] };
export const refTo = (id: string): Schema => ({ kind: 'ref', id, origins: [] });

export const MEDIA: Media = {
  type: 'multipart/form-data',
  schema: TEXTUAL,
  item: TEXTUAL,
  encoding: new Map([['a', { headers: [] }]]),
  examples: [],
  origins: [],
};
export const PARAMETER: Parameter = {
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
export const HEADER: Header = { name: 'X-A', required: false, schema: refTo('A'), origins: [] };
export const RESPONSE: Response = {
  status: 200,
  headers: [HEADER],
  media: [MEDIA],
  bodyless: false,
  links: new Map(),
  origins: [],
};
export const BODY: Body = { required: fact(false), media: [MEDIA], origins: [] };
export const SERVER: Server = {
  url: 'https://{where}.pets.dev',
  variables: new Map([['where', { default: 'eu', enum: ['eu', 'us'] }]]),
  origins: [],
};
export const INNER: Endpoint = {
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
export const ENDPOINT: Endpoint = {
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
export const FLOW: OAuthFlow = {
  type: 'deviceAuthorization',
  authorizationUrl: 'https://pets.dev/authorize',
  tokenUrl: 'https://pets.dev/token',
  refreshUrl: 'https://pets.dev/refresh',
  deviceAuthorizationUrl: 'https://pets.dev/device',
  scopes: new Map([['read', 'Read']]),
};
export type Scheme<K extends SecurityScheme['kind']> = Extract<SecurityScheme, { kind: K }>;
export const OAUTH: Scheme<'oauth2'> = { id: 'oauth', kind: 'oauth2', flows: [FLOW], origins: [] };
export const API: Api = {
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

export const withEndpoint = (patch: Partial<Endpoint>): Api => ({
  ...API,
  endpoints: [{ ...ENDPOINT, ...patch }],
});
export const withParameter = (patch: Partial<Parameter>): Api =>
  withEndpoint({ parameters: [{ ...PARAMETER, ...patch }] });
export const withBodyMedia = (patch: Partial<Media>): Api =>
  withEndpoint({ body: { ...BODY, media: [{ ...MEDIA, ...patch }] } });
export const withResponse = (patch: Partial<Response>): Api =>
  withEndpoint({ responses: [{ ...RESPONSE, ...patch }] });
/** A schema in a request and a response. */
export const withSchema = (schema: Schema): Api => {
  const media = [{ ...MEDIA, schema }];
  return withEndpoint({ body: { ...BODY, media }, responses: [{ ...RESPONSE, media }] });
};
export const withScheme = (scheme: SecurityScheme): Api => ({
  ...API,
  securitySchemes: new Map([['oauth', scheme]]),
});

/** One test for each field. */
export function fields<T extends object>(
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
        const kept = decodeSnapshot(encodeSnapshot(before, ''), '');
        expect(kept && compareApis(kept, after).map(({ rule }) => rule)).toEqual(found);
        expect(compareApis(after, after)).toEqual([]);
      });
    }
  });
}
