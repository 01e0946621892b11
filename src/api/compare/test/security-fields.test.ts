/** Every field of a security scheme is compared, or has a reason here. */
import type { OAuthFlow } from '../../../model/api.js';
import {
  TEXT,
  ORIGINS,
  NAMES,
  KIND,
  FLOW,
  type Scheme,
  OAUTH,
  withScheme,
  fields,
} from './fields.js';

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
