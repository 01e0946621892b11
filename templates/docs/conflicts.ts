/** Describes conflicts between documents in words. */
import type { SecuritySchemeUse } from '../../src/model/api.js';
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import type { Json } from '../../src/model/schema.js';
import { securityText } from '../../src/model/security/security-text.js';
import { coded, operationOf, type Inline } from './blocks/inline.js';
import type { Language } from './language/language.js';
import type { Conflict, DocsView } from './view.js';

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
 * Returns a link to the operation, schema or group that a conflict is about; `undefined` if no page
 * shows it.
 */
export function entityLink(entity: string, view: DocsView): Inline | undefined {
  const endpoint = view.signatures.get(entity)?.endpoint;
  if (endpoint !== undefined) return operationOf(endpoint);
  const [, kind, name = ''] = /^(schema|tag) (.*)$/s.exec(entity) ?? [];
  if (kind === 'schema') {
    return view.schemaFileOf(name) === undefined ? undefined : { kind: 'schema', id: name };
  }
  const page = kind === 'tag' && view.pages.find(({ tag }) => tag === name);
  return page ? { kind: 'page', file: page.file, label: coded(page.name) } : undefined;
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
