/** Authentication in Postman collections: its inheritance, and its settings. */
import type { Cursor } from '../../source/cursor.js';
import { countCredential, schemeOfType, type AuthEvidence } from '../collection/auth.js';
import type { SecretCount } from '../collection/secret.js';
import type { Scope } from '../collection/variables.js';

/** The settings that determine how to authenticate; all others contain values. */
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
/**
 * The `auth` that applies to a request: its own, or else its nearest folder's, or else the collection's.
 * @param owners the request first, the collection last
 * @returns the place of the winner; `undefined` if none is declared
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
 * @param secrets counts the values that are dropped
 */
export function readAuth(auth: Cursor, scope: Scope, secrets: SecretCount): AuthEvidence {
  const type = String(auth.get('type').value);
  const origin = auth.origin();
  if (type.toLowerCase() === 'noauth') return { origin };
  const settings = readSettings(auth.get(type), secrets);
  const setting = (name: string): string => scope.resolve(settings.get(name) ?? '').trim();
  return { use: schemeOfType(type, setting, auth), origin };
}

/** The settings of a scheme: a list of `{key, value}` (v2.1) or an object (v2.0), whatever version is declared. */
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
