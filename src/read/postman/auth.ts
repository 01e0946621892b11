/** Authentication in Postman collections: which scheme, where it is inherited from, never a credential. */
import type { Origin } from '../../model/origin.js';
import type { OAuthFlow, SecuritySchemeKind } from '../../model/api.js';
import type { Cursor } from '../../source/cursor.js';
import { isSecretName } from '../secret.js';
import type { SecretCount } from './secret.js';
import type { Scope } from './variables.js';

/** A scheme that a request uses. `undefined` kind: it says that none is needed. */
export interface AuthEvidence {
  readonly use?: SchemeUse;
  readonly origin: Origin;
}

export interface SchemeUse {
  readonly kind: SecuritySchemeKind;
  readonly scopes: readonly string[];
}

/** Postman's types that no standard knows. */
const CUSTOM = new Set(['oauth1', 'hawk', 'awsv4', 'edgegrid', 'ntlm', 'asap']);
const FLOWS = new Map<string, OAuthFlow['type']>([
  ['authorization_code', 'authorizationCode'],
  ['authorization_code_with_pkce', 'authorizationCode'],
  ['client_credentials', 'clientCredentials'],
  ['password_credentials', 'password'],
  ['password', 'password'],
  ['implicit', 'implicit'],
  ['device_code', 'deviceAuthorization'],
]);
/** The settings that say how to authenticate; all others hold values. */
const SETTINGS = new Set([
  'key',
  'in',
  'scope',
  'grant_type',
  'authUrl',
  'accessTokenUrl',
  'refreshTokenUrl',
  'addTokenTo',
  'queryParamKey',
]);
const TYPE = /^[A-Za-z][\w-]{0,39}$/;

/**
 * The `auth` that applies to a request: its own, else its nearest folder's, else the collection's.
 * @param owners the request first, the collection last
 * @returns the place of the winner; nothing when nobody states one
 */
export function nearestAuth(owners: readonly Cursor[]): Cursor | undefined {
  for (const owner of owners) {
    const auth = owner.get('auth');
    if (auth.type === 'object' && typeof auth.get('type').value === 'string') return auth;
  }
  return undefined;
}

/**
 * Reads one `auth`: the scheme without its values.
 * @param auth as `nearestAuth` found it
 * @param scope the variables in reach, for the addresses of OAuth
 * @param secrets counts the values that are left behind
 */
export function readAuth(auth: Cursor, scope: Scope, secrets: SecretCount): AuthEvidence {
  const type = String(auth.get('type').value);
  const origin = auth.origin();
  if (type.toLowerCase() === 'noauth') return { origin };
  const settings = readSettings(auth.get(type), secrets);
  const setting = (name: string): string => scope.resolve(settings.get(name) ?? '').trim();
  return { use: useOf(type, setting, auth), origin };
}

function useOf(type: string, setting: (name: string) => string, auth: Cursor): SchemeUse {
  switch (type.toLowerCase()) {
    case 'bearer':
    case 'basic':
    case 'digest':
      return { kind: { kind: 'http', scheme: type.toLowerCase() }, scopes: [] };
    case 'jwt': {
      if (setting('addTokenTo') === 'queryParam') {
        return { kind: apiKey('query', setting('queryParamKey') || 'token'), scopes: [] };
      }
      return { kind: { kind: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, scopes: [] };
    }
    case 'apikey': {
      const place = setting('in') === 'query' ? 'query' : 'header';
      const key = setting('key');
      if (key === '' || key.includes('{{'))
        return { kind: { kind: 'custom', type: 'apikey' }, scopes: [] };
      return {
        kind: apiKey(place, key),
        scopes: [],
      };
    }
    case 'oauth2':
      return oauth2(setting);
    default: {
      const known = CUSTOM.has(type.toLowerCase());
      const name = TYPE.test(type) ? type : 'unknown';
      auth.add('postman/auth-type', { type: name }, 'value');
      return { kind: { kind: 'custom', type: known ? name.toLowerCase() : name }, scopes: [] };
    }
  }
}

function oauth2(setting: (name: string) => string): SchemeUse {
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

/** An absolute address without user, query and fragment; nothing while a variable is left in it. */
function address(text: string): string | undefined {
  const plain = text.replace(/[?#].*$/s, '').replace(/^(https?:\/\/)[^/@]{0,500}@/i, '$1');
  return /^https?:\/\/[^\s{}]+$/i.test(plain) ? plain : undefined;
}

function apiKey(place: 'header' | 'query', name: string): SecuritySchemeKind {
  return { kind: 'apiKey', in: place, name };
}

/** The settings of a scheme: a list of `{key, value}` (v2.1) or an object (v2.0), whatever the version says. */
function readSettings(cursor: Cursor, secrets: SecretCount): Map<string, string> {
  const settings = new Map<string, string>();
  if (!cursor.exists) return settings;
  const entries: (readonly [string, Cursor])[] =
    cursor.type === 'array'
      ? cursor.items().map((item) => [String(item.get('key').value ?? ''), item.get('value')])
      : cursor.entries();
  for (const [key, { value }] of entries) {
    if (typeof value !== 'string') continue;
    if (SETTINGS.has(key)) settings.set(key, value);
    else if (isCredential(key) && value.trim() !== '' && !value.includes('{{')) secrets.count++;
  }
  return settings;
}

function isCredential(key: string): boolean {
  return /^(?:username|value|clientId|user)$/i.test(key) || isSecretName(key);
}
