/** Reads the authentication of requests in Postman collections. A request may inherit it from its folder. */
import type { Cursor } from '../../source/cursor.js';
import { countCredential, schemeOfType, type AuthEvidence } from '../collection/auth.js';
import type { SecretCount } from '../collection/secret.js';
import type { Scope } from '../collection/variables.js';

/** The settings that determine how to authenticate. All other settings contain credentials. */
const SETTINGS = new Set([
  'key',
  'in',
  'scope',
  'grant_type',
  'authUrl',
  'accessTokenUrl',
  'refreshTokenUrl',
  'addTokenTo',
  'headerPrefix',
  'queryParamKey',
]);
/**
 * Returns the `auth` that applies to a request: its own, otherwise that of the nearest folder, otherwise that of the
 * collection.
 * @param owners the request first, the collection last
 * @returns the location of the `auth`; `undefined` if none is declared
 */
export function nearestAuth(owners: readonly Cursor[]): Cursor | undefined {
  for (const owner of owners) {
    const auth = owner.get('auth');
    if (auth.type === 'object' && typeof auth.get('type').value === 'string') return auth;
  }
  return undefined;
}

/**
 * Reads the security scheme of an `auth`, without its credentials.
 * @param auth the result of {@link nearestAuth}
 * @param scope the variables for the URLs of OAuth
 * @param secrets counts the credentials that are omitted
 */
export function readAuth(auth: Cursor, scope: Scope, secrets: SecretCount): AuthEvidence {
  const type = String(auth.get('type').value);
  const origin = auth.origin();
  if (type.toLowerCase() === 'noauth') return { origin };
  const settings = readSettings(auth.get(type), secrets);
  const setting = (name: string): string => scope.resolve(settings.get(name) ?? '').trim();
  return { use: schemeOfType(type, setting, auth), origin };
}

/**
 * Reads the settings of a scheme: a list of `{key, value}` (v2.1) or an object (v2.0), whatever version is declared.
 */
function readSettings(cursor: Cursor, secrets: SecretCount): Map<string, string> {
  const settings = new Map<string, string>();
  if (!cursor.exists) return settings;
  const entries: (readonly [string, Cursor])[] =
    cursor.type === 'array'
      ? cursor.items().map((item) => [String(item.get('key').value ?? ''), item.get('value')])
      : cursor.entries();
  for (const [key, place] of entries) {
    const { value } = place;
    if (typeof value !== 'string') continue;
    if (SETTINGS.has(key)) settings.set(key, value);
    else countCredential(key, value, place, secrets);
  }
  return settings;
}
