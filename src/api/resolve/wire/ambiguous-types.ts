/**
 * Reports parameters that allow several types whose values look the same in a request. For example, the string `"9"`
 * and the number `9` are both sent as `9`.
 */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { effectiveMembers } from '../../../model/effective/effective.js';
import type { Schema } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';

/** How the server reads a value whose schema allows strings and another type. */
const READ: Readonly<Partial<Record<Schema['kind'], readonly [what: string, as: string]>>> = {
  integer: ['a string of digits', 'a number'],
  number: ['a string of digits', 'a number'],
  boolean: ['the string true or false', 'a boolean'],
  array: ['a list of one string', 'a string'],
};

/**
 * Reports parameters for which the server would read some values as another type than the client sent.
 * @param reported the parameters that were already reported; many operations have the same parameter
 */
export function reportAmbiguousTypes(
  { parameters }: Endpoint,
  api: Api,
  reported: Set<object>,
  report: Report,
): void {
  for (const { content, name, origins } of parameters) {
    if (content.kind !== 'schema' || reported.has(content)) continue;
    const { schema } = content;
    if (schema.kind !== 'ref' && !isComposed(schema)) continue;
    reported.add(content);
    const kinds = new Set(effectiveMembers(schema, api).map(({ kind }) => kind));
    const other = kinds.has('string')
      ? [...kinds].find((one) => READ[one] !== undefined)
      : undefined;
    const read = other && READ[other];
    if (read === undefined) continue;
    report.add('wire/ambiguous-type', { name, what: read[0], as: read[1] }, origins[0]);
  }
}
