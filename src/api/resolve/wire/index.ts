/** Reports values that a request cannot transfer, or that a server cannot distinguish. */
import type { Report } from '../../../base/diagnostics/report.js';
import type { Api, Media } from '../../../model/api.js';
import { dereference } from '../../../model/dereference.js';
import type { Schema } from '../../../model/schema.js';
import { reportAmbiguousTypes } from './ambiguous-types.js';
import { reportNestedParameters } from './nested.js';
import { reportExplodedParameters } from './exploded.js';

/**
 * Reports parts of the API that the generated client cannot send or the generated server cannot read.
 * @param api the API, in which every reference has a target
 */
export function reportWire(api: Api, report: Report): void {
  const nested = new Set<object>();
  const either = new Set<object>();
  for (const endpoint of api.endpoints) {
    if (endpoint.method === 'TRACE') report.add('wire/trace', {}, endpoint.origins[0]);
    for (const media of endpoint.body?.media ?? []) reportForm(media, api, report);
    reportExplodedParameters(endpoint, api, report);
    reportNestedParameters(endpoint, api, nested, report);
    reportAmbiguousTypes(endpoint, api, either, report);
  }
}

const FORM = /^(?:application\/x-www-form-urlencoded|multipart\/)/;

/** The types of form bodies that have no fields. Bytes are not included, because they are sent unchanged. */
const FIELDLESS: ReadonlySet<Schema['kind']> = new Set([
  'array',
  'tuple',
  'boolean',
  'number',
  'integer',
  'null',
  'string',
  'enum',
]);

function reportForm({ type, schema, origins }: Media, { schemas }: Api, report: Report): void {
  if (!FORM.test(type)) return;
  const shape = dereference(schema, { schemas });
  if (!FIELDLESS.has(shape.kind)) return;
  const article = /^[aeiou]/.test(shape.kind) ? 'an' : 'a';
  report.add('wire/form-shape', { type, kind: `${article} ${shape.kind}` }, origins[0]);
}
