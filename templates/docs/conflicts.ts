/** Describes conflicts between documents in words. */
import { memoizeByObject } from '../../src/base/foundation/memo.js';
import { isJsonArray } from '../../src/model/json.js';
import { onlyField } from '../../src/model/place.js';
import type { Json } from '../../src/model/schema.js';
import { requirementsIn } from '../../src/model/security/requirements-in.js';
import { securityText } from '../../src/model/security/security-text.js';
import { coded, operationOf, type Inline } from './blocks/inline.js';
import type { Language } from './language/language.js';
import type { Conflict, DocsView } from './view.js';

/**
 * Returns a value in words, for example a security requirement as `apiKey and token, or login
 * (read)`.
 */
export function readable({ steps }: Pick<Conflict, 'steps'>, value: Json): Json {
  const isSecurity = onlyField(steps) === 'security' && isJsonArray(value);
  return isSecurity ? securityText(requirementsIn(value)) : value;
}

/**
 * Returns a link to the operation, schema or group that a conflict is about; `undefined` if no page
 * shows it.
 */
export function entityLink(entity: string, view: DocsView): Inline | undefined {
  const endpoint = view.signatures.get(entity)?.endpoint;
  if (endpoint !== undefined) return operationOf(endpoint);
  const id = schemaEntities(view.api.schemas).get(entity);
  if (id !== undefined)
    return view.schemaFileOf(id) === undefined ? undefined : { kind: 'schema', id };
  const page = view.pages.find(({ tag }) => tag !== undefined && entity === `tag ${tag}`);
  return page ? { kind: 'page', file: page.file, label: coded(page.name) } : undefined;
}

/** The names of schemas by their entities in the ledger. */
const schemaEntities = memoizeByObject(
  (schemas: DocsView['api']['schemas']) =>
    new Map([...schemas.keys()].map((id) => [`schema ${id}`, id])),
);

/**
 * Returns true for a conflict about an `operationId`. It affects only the names of generated code,
 * and not the callers of the API.
 */
export function isName({ steps }: Pick<Conflict, 'steps'>): boolean {
  return onlyField(steps) === 'operationId';
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
