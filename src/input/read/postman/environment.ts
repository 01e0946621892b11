/** Reads Postman environments. An environment contains values for the variables of collections. */
import { maskedLine } from '../masked-line.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { Cursor } from '../../source/cursor.js';
import type { Document } from '../../source/document.js';
import { has, own } from '../../source/root.js';
import type { Format } from '../format.js';

/** A Postman environment: `values: [{ key, value, enabled }]`. */
export const POSTMAN_ENVIRONMENT: Format = {
  name: 'postman-environment',
  title: 'a Postman environment',
  maskLine: maskedLine,
  kind: 'companion',
  detects(root) {
    if (has(root, '_postman_variable_scope')) return true;
    const values = own(root, 'values');
    return (
      Array.isArray(values) &&
      has(root, 'name') &&
      values.every((entry) => isPlainObject(entry) && has(entry, 'key'))
    );
  },
  variables: environmentVariables,
};

/**
 * Returns the values of all enabled, non-secret variables in some Postman environments. A variable that has different
 * values in two environments gets no value.
 * @param documents Postman environments only
 */
function environmentVariables(documents: readonly Document[], report: Report): Map<string, string> {
  const values = new Map<string, Set<string>>();
  for (const document of documents) {
    for (const entry of new Cursor(document, report, document.data).get('values').items()) {
      const name = entry.get('key').text();
      const value = entry.get('value').string();
      const secret = entry.get('type').string() === 'secret';
      if (name === undefined || value === undefined || secret) continue;
      if (entry.get('enabled').boolean() === false) continue;
      values.set(name, (values.get(name) ?? new Set()).add(value));
    }
  }
  return new Map(
    [...values].flatMap(([name, set]): [string, string][] => {
      const [only] = set;
      return set.size === 1 && only !== undefined ? [[name, only]] : [];
    }),
  );
}
