/** Parameters that may be of several types which one text can be: a request does not tell `"9"` from `9`. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../../model/api.js';
import { effectiveMembers } from '../../../model/effective/effective.js';
import type { Schema } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';

/** The value that a text on the wire is read as, if its schema allows more than text. */
const READ: Readonly<Partial<Record<Schema['kind'], readonly [what: string, as: string]>>> = {
  integer: ['a string of digits', 'a number'],
  number: ['a string of digits', 'a number'],
  boolean: ['the string true or false', 'a boolean'],
  array: ['a list of one string', 'a string'],
};

/**
 * Reports parameters of which some values arrive as others.
 * @param reported the parameters that are reported already: many operations have the same
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
