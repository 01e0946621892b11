/** Reads the variables of Postman collections. */
import type { Cursor } from '../../source/cursor.js';
import type { SecretCount } from '../collection/secret.js';
import { variablesOf, type DeclaredVariable, type Variables } from '../collection/variables.js';

/**
 * Reads the list `variable` of a collection, a folder or an item.
 * @param secrets counts the variables whose value is omitted
 */
export function readVariableList(variables: Cursor, secrets: SecretCount): Variables {
  if (!variables.exists) return new Map();
  const declared = variables.items().flatMap((entry): DeclaredVariable[] => {
    const named = entry.get('key').exists ? entry.get('key') : entry.get('id');
    const name = typeof named.value === 'string' ? named.value.trim() : '';
    const { value } = entry.get('value');
    if (name === '' || entry.get('disabled').value === true) return [];
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const secret = entry.get('type').value === 'secret';
    return [{ name, text: String(value), secret, place: entry }];
  });
  return variablesOf(declared, secrets);
}
