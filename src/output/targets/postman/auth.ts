/**
 * Writes credentials for Postman. Postman supports one credential per request. The values are empty variables, which
 * the user fills in.
 */
import {
  acceptedCredentials,
  type Api,
  type Endpoint,
  type JsonData,
  type OAuthFlow,
  type SecurityScheme,
} from '../../../kit.js';
import { inert, settings } from './text.js';

/** The authentication of a Postman request. */
export interface PostmanAuth {
  readonly auth: JsonData;
  readonly variables: readonly string[];
}

/**
 * Returns the authentication for the first credential that an endpoint accepts.
 * @returns `undefined` if no security is declared, or if Postman does not support the scheme
 */
export function authOf(endpoint: Endpoint, api: Api): PostmanAuth | undefined {
  const { security } = endpoint;
  if (security === undefined) return undefined;
  const [first] = acceptedCredentials(endpoint, api).find(({ length }) => length > 0) ?? [];
  if (first === undefined) return { auth: { type: 'noauth' }, variables: [] };
  return authWith(first.scheme, first.scopes);
}

function authWith(scheme: SecurityScheme, scopes: readonly string[]): PostmanAuth | undefined {
  switch (scheme.kind) {
    case 'http': {
      const name = scheme.scheme.toLowerCase();
      if (name === 'basic' || name === 'digest') {
        const own = settings({ username: '{{username}}', password: '{{password}}' });
        return { auth: { type: name, [name]: own }, variables: ['username', 'password'] };
      }
      const bearer = settings({ token: '{{token}}' });
      return name === 'bearer' ? { auth: { type: name, bearer }, variables: ['token'] } : undefined;
    }
    case 'apiKey': {
      if (scheme.in === 'cookie') return undefined;
      const apikey = settings({ key: inert(scheme.name), value: '{{apiKey}}', in: scheme.in });
      return { auth: { type: 'apikey', apikey }, variables: ['apiKey'] };
    }
    case 'oauth2':
      return oauth2(scopes, scheme.flows[0]);
    case 'openIdConnect':
      return oauth2(scopes);
    case 'mutualTLS':
    case 'custom':
      return undefined;
    default:
      return scheme satisfies never;
  }
}

/** Postman's names for the OAuth flows of OpenAPI. */
const GRANTS: Readonly<Record<OAuthFlow['type'], string>> = {
  authorizationCode: 'authorization_code',
  clientCredentials: 'client_credentials',
  deviceAuthorization: 'device_code',
  implicit: 'implicit',
  password: 'password_credentials',
};

function oauth2(scopes: readonly string[], flow?: OAuthFlow): PostmanAuth {
  const address = (url: string | undefined): string | undefined => url && inert(url);
  const own = settings({
    accessToken: '{{accessToken}}',
    addTokenTo: 'header',
    grant_type: flow && GRANTS[flow.type],
    authUrl: address(flow?.authorizationUrl),
    accessTokenUrl: address(flow?.tokenUrl),
    refreshTokenUrl: address(flow?.refreshUrl),
    scope: scopes.length > 0 ? inert(scopes.join(' ')) : undefined,
  });
  return { auth: { type: 'oauth2', oauth2: own }, variables: ['accessToken'] };
}
