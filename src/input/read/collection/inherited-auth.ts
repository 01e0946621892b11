/**
 * Finds the authentication of a request, in formats that write it as `{ type, … }`. A request may inherit the
 * authentication from a folder. Each client has its own names for the settings.
 */
import type { Cursor } from '../../source/cursor.js';
import { countCredential, schemeOfType, type AuthEvidence } from './auth.js';
import type { SecretCount } from './secret.js';
import type { Scope } from './variables.js';
import { scalarText } from './entries.js';

/** For each setting name in Postman: the names in OpenCollection, in Bruno's own language, and in Insomnia. */
const SETTINGS = new Map<string, readonly string[]>([
  ['key', ['key']],
  ['in', ['placement', 'addTo']],
  ['scope', ['scope']],
  ['grant_type', ['flow', 'grant_type', 'grantType']],
  ['authUrl', ['authorizationUrl', 'authorization_url']],
  ['accessTokenUrl', ['accessTokenUrl', 'access_token_url']],
  ['refreshTokenUrl', ['refreshTokenUrl', 'refresh_token_url', 'refreshUrl']],
  ['addTokenTo', ['tokenPlacement', 'token_placement']],
  ['headerPrefix', ['prefix', 'tokenPrefix', 'tokenHeaderPrefix', 'token_header_prefix']],
]);
const VALUES = new Map([
  ['queryparams', 'query'],
  ['queryParams', 'query'],
  ['resource_owner_password_credentials', 'password'],
  ['resource_owner_password', 'password'],
]);
const NONE = new Set(['none', 'noauth']);
const INHERITED = new Set(['inherit', '']);

/**
 * Returns the `auth` that applies to a request: the first one that is declared.
 * @param auths the `auth` of the request, then of its folders, then of the collection: `{ type, … }`, `inherit`, or
 * nothing
 * @param scope the variables for the URLs of OAuth
 * @param secrets counts the credentials that are omitted
 * @returns `undefined` if no `auth` is declared
 */
export function inheritedAuth(
  auths: readonly Cursor[],
  scope: Scope,
  secrets: SecretCount,
): AuthEvidence | undefined {
  for (const auth of auths) {
    const type = typeOf(auth);
    if (INHERITED.has(type)) continue;
    const isOff = auth.get('disabled').value === true;
    if (isOff || NONE.has(type.toLowerCase())) return { origin: auth.origin() };
    for (const [key, place] of auth.entries()) {
      const { value } = place;
      if (typeof value === 'string' && !isSetting(key)) countCredential(key, value, place, secrets);
    }
    const setting = (name: string): string => scope.resolve(settingOf(auth, name)).trim();
    const use = schemeOfType(type, setting, auth);
    return { use, origin: auth.origin() };
  }
  return undefined;
}

function typeOf(auth: Cursor): string {
  const type = auth.type === 'object' ? auth.get('type') : auth;
  return typeof type.value === 'string' ? type.value.trim() : '';
}

function isSetting(key: string): boolean {
  return [...SETTINGS.values()].some((names) => names.includes(key));
}

function settingOf(auth: Cursor, name: string): string {
  const names = SETTINGS.get(name) ?? [];
  const found = names.map((one) => scalarText(auth.get(one))).find((one) => one !== undefined);
  return VALUES.get(found ?? '') ?? found ?? '';
}
