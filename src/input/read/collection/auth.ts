/** Reads which security scheme a request in a collection uses. Credentials are never read. */
import type { OAuthFlow, SecuritySchemeKind } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import type { Text } from '../../../model/schema.js';
import { carrierOf } from '../../../model/security/credential-carrier.js';
import { isKeyName } from '../key-name.js';
import { schemeOfHeader } from '../authorization.js';
import { isSecretName } from '../secret.js';
import type { SecretCount } from './secret.js';
import type { Cursor } from '../../source/cursor.js';
import type { QueryEntry } from './address.js';
import type { HeaderEntry } from './header.js';
import { readDescription } from './text.js';

/**
 * The security scheme that a request uses. If `use` is absent, the request declares that it needs no authentication.
 */
export interface AuthEvidence {
  readonly use?: SchemeUse;
  readonly origin: Origin;
}

export interface SchemeUse {
  readonly kind: SecuritySchemeKind;
  readonly scopes: readonly string[];
  /** The descriptions of the headers or query parameters that contain the credential. */
  readonly texts?: readonly Text[];
}

/** Types of authentication that several clients support, but that no standard defines. */
const CUSTOM = new Set([
  'oauth1',
  'hawk',
  'awsv4',
  'edgegrid',
  'ntlm',
  'asap',
  'wsse',
  'netrc',
  'akamai-edgegrid',
]);
const FLOWS = new Map<string, OAuthFlow['type']>([
  ['authorization_code', 'authorizationCode'],
  ['authorization_code_with_pkce', 'authorizationCode'],
  ['client_credentials', 'clientCredentials'],
  ['password_credentials', 'password'],
  ['password', 'password'],
  ['implicit', 'implicit'],
  ['device_code', 'deviceAuthorization'],
]);
const TYPE = /^[A-Za-z][\w-]{0,39}$/;

/**
 * Returns the value of a setting of a security scheme; empty if the setting is not declared. Variables in the value are
 * resolved. The parameter is the name of the setting in Postman.
 */
export type AuthSetting = (name: string) => string;

/**
 * Returns the security scheme for a type of authentication.
 * @param type `bearer`, `apikey`, `oauth2`, …
 * @param place the location of the authentication; a type that no standard defines is reported there
 */
export function schemeOfType(type: string, setting: AuthSetting, place: Cursor): SchemeUse {
  switch (type.toLowerCase()) {
    case 'bearer':
      return { kind: tokenKind({ kind: 'http', scheme: 'bearer' }, setting), scopes: [] };
    case 'basic':
    case 'digest':
      return { kind: { kind: 'http', scheme: type.toLowerCase() }, scopes: [] };
    case 'jwt': {
      if (setting('addTokenTo') === 'queryParam') {
        return { kind: apiKey('query', setting('queryParamKey') || 'token'), scopes: [] };
      }
      const kind = { kind: 'http', scheme: 'bearer', bearerFormat: 'JWT' } as const;
      return { kind: tokenKind(kind, setting), scopes: [] };
    }
    case 'apikey': {
      const location = setting('in');
      const place = location === 'query' || location === 'cookie' ? location : 'header';
      const key = setting('key');
      if (key === '' || key.includes('{{'))
        return { kind: { kind: 'custom', type: 'apikey' }, scopes: [] };
      return {
        kind: apiKey(place, key),
        scopes: [],
      };
    }
    case 'oauth2': {
      const { kind, scopes } = oauth2(setting);
      const sent = tokenKind(kind, setting);
      return { kind: sent, scopes: sent === kind ? scopes : [] };
    }
    default: {
      const known = CUSTOM.has(type.toLowerCase());
      const name = TYPE.test(type) ? type : 'unknown';
      place.add('collection/auth-type', { type: name }, 'value');
      return { kind: { kind: 'custom', type: known ? name.toLowerCase() : name }, scopes: [] };
    }
  }
}

/**
 * Returns the scheme of a token. If the request sends another word than `Bearer` before the token, the whole value of the
 * header is the credential.
 */
function tokenKind(kind: SecuritySchemeKind, setting: AuthSetting): SecuritySchemeKind {
  const prefix = setting('headerPrefix');
  const isUsual = prefix === '' || prefix.toLowerCase() === 'bearer' || prefix.includes('{{');
  return isUsual || kind.kind === 'apiKey' ? kind : apiKey('header', 'Authorization');
}

function oauth2(setting: AuthSetting): SchemeUse {
  const scopes = [...new Set(setting('scope').split(/[\s,]+/))].filter(
    (scope) => scope !== '' && !scope.includes('{{'),
  );
  if (/^query/i.test(setting('addTokenTo'))) {
    return { kind: apiKey('query', 'access_token'), scopes: [] };
  }
  const type = FLOWS.get(setting('grant_type').toLowerCase());
  const authorizationUrl = address(setting('authUrl'));
  const tokenUrl = address(setting('accessTokenUrl'));
  const refreshUrl = address(setting('refreshTokenUrl'));
  const guessed = type ?? (authorizationUrl && tokenUrl ? 'authorizationCode' : undefined);
  if (guessed === undefined) return { kind: { kind: 'oauth2', flows: [] }, scopes };
  const needsPage = guessed === 'authorizationCode' || guessed === 'implicit';
  const flow: OAuthFlow = {
    type: guessed,
    ...(needsPage && authorizationUrl && { authorizationUrl }),
    ...(guessed !== 'implicit' && tokenUrl && { tokenUrl }),
    ...(refreshUrl && { refreshUrl }),
    scopes: new Map(scopes.map((scope) => [scope, ''])),
  };
  return { kind: { kind: 'oauth2', flows: [flow] }, scopes };
}

/** Returns an absolute URL without its user, query and fragment; `undefined` if the URL still contains a variable. */
function address(text: string): string | undefined {
  const plain = text.replace(/[?#].*$/s, '').replace(/^(https?:\/\/)[^/@]{0,500}@/i, '$1');
  return /^https?:\/\/[^\s{}]+$/i.test(plain) ? plain : undefined;
}

function apiKey(place: 'header' | 'query' | 'cookie', name: string): SecuritySchemeKind {
  return { kind: 'apiKey', in: place, name };
}

/**
 * Returns the authentication that a header or a query parameter with a credential implies.
 * @returns `undefined` if no header or query parameter contains a credential
 */
export function displayedAuth(
  headers: readonly HeaderEntry[],
  query: readonly QueryEntry[],
): AuthEvidence | undefined {
  const header = headers.find(
    ({ name, disabled }) => !disabled && name.toLowerCase() === 'authorization',
  );
  if (header) {
    const kind = schemeOfHeader(header.value);
    return { use: { kind, scopes: [] }, origin: header.cursor.origin('inferred') };
  }
  const key = headers.find(({ name, disabled }) => !disabled && isKeyName(name));
  const pair = query.find(({ name, disabled }) => !disabled && isKeyName(name));
  if (key) return keyEvidence('header', key.name, key.cursor);
  return pair && keyEvidence('query', pair.name, pair.cursor);
}

/**
 * Adds the descriptions of the headers and query parameters that contain the credential, because they are not parameters.
 * A disabled one counts too, because it describes the same credential.
 */
export function describedAuth(
  auth: AuthEvidence,
  headers: readonly HeaderEntry[],
  query: readonly QueryEntry[],
): AuthEvidence {
  const { use } = auth;
  const carrier = use && carrierOf(use.kind);
  if (use === undefined || carrier === undefined) return auth;
  const carries = (place: string, name: string): boolean => carrier === `${place} ${name}`;
  const texts = [
    ...headers.filter(({ name }) => carries('header', name.toLowerCase())),
    ...query.filter(({ name }) => carries('query', name)),
  ].flatMap(({ description }) => (description && readDescription(description)) ?? []);
  return texts.length === 0 ? auth : { ...auth, use: { ...use, texts } };
}

function keyEvidence(place: 'header' | 'query', name: string, cursor: Cursor): AuthEvidence {
  return { use: { kind: apiKey(place, name), scopes: [] }, origin: cursor.origin('inferred') };
}

/**
 * Counts a setting whose value is a credential, and which is therefore omitted.
 * @param key the name of the setting in the client's format
 * @param place the location of the value in the document
 */
export function countCredential(
  key: string,
  value: string,
  place: Cursor,
  secrets: SecretCount,
): void {
  const isCredential = /^(?:username|value|clientId|user)$/i.test(key) || isSecretName(key);
  if (isCredential && value.trim() !== '' && !value.includes('{{')) secrets.add(place.origin());
}
