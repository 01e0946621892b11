/** Describes conflicts between documents in words. */
import type { SecuritySchemeUse } from '../../src/model/api.js';
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import type { Json } from '../../src/model/schema.js';
import { securityText } from '../../src/model/security-text.js';
import type { Language } from './language/language.js';
import type { Conflict } from './view.js';

/**
 * Returns a value in words, for example a security requirement as `apiKey and token, or login
 * (read)`.
 */
export function readable({ field }: Pick<Conflict, 'field'>, value: Json): Json {
  if (field !== 'security' || !isJsonArray(value)) return value;
  return securityText(value.map((all) => (isJsonArray(all) ? all : []).flatMap(schemeUse)));
}

function schemeUse(use: Json): SecuritySchemeUse[] {
  if (!isJsonObject(use)) return [];
  const [scheme, scopes] = [use.get('scheme'), use.get('scopes')];
  return [{ scheme: String(scheme), scopes: isJsonArray(scopes) ? scopes.map(String) : [] }];
}

/**
 * Returns true for a conflict about an `operationId`. It affects only the names of generated code,
 * and not the callers of the API.
 */
export function isName({ field }: Pick<Conflict, 'field'>): boolean {
  return field === 'operationId';
}

/**
 * Returns the number of conflicts in words. Conflicts about names are less important, so they are
 * counted separately.
 */
export function conflictCounts(conflicts: readonly Conflict[], word: Language['word']): string[] {
  const names = conflicts.filter(isName).length;
  const facts = conflicts.length - names;
  return [
    ...(facts > 0 ? [word(facts === 1 ? '1 fact' : '{count} facts', { count: facts })] : []),
    ...(names > 0 ? [word(names === 1 ? '1 name' : '{count} names', { count: names })] : []),
  ];
}
