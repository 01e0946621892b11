/** Reports values that a request cannot transfer, or that a server cannot distinguish. */
import type { Report } from '../../../base/diagnostics/report.js';
import type {
  Api,
  Endpoint,
  Media,
  SecurityRequirement,
  SecurityScheme,
} from '../../../model/api.js';
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
  const reported = new Set<string>();
  const nested = new Set<object>();
  const either = new Set<object>();
  for (const endpoint of api.endpoints) {
    if (endpoint.method === 'TRACE') report.add('wire/trace', {}, endpoint.origins[0]);
    for (const media of endpoint.body?.media ?? []) reportForm(media, api, report);
    reportExplodedParameters(endpoint, api, report);
    reportNestedParameters(endpoint, api, nested, report);
    reportAmbiguousTypes(endpoint, api, either, report);
    reportHeaders(endpoint, api, reported, report);
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

/**
 * Reports requirements of two different credentials in the same header. OpenAPI allows them, but a request can only
 * contain one.
 */
function reportHeaders(
  { security }: Endpoint,
  { securitySchemes }: Api,
  reported: Set<string>,
  report: Report,
): void {
  for (const requirement of security?.value ?? []) {
    if (requirement.length < 2) continue;
    const clash = clashOf(requirement, securitySchemes);
    if (clash === undefined) continue;
    const key = JSON.stringify(clash);
    if (reported.has(key)) continue;
    reported.add(key);
    report.add('wire/one-header', clash, security?.origins[0]);
  }
}

interface Clash {
  readonly first: string;
  readonly second: string;
  readonly header: string;
}

function clashOf(
  requirement: SecurityRequirement,
  schemes: Api['securitySchemes'],
): Clash | undefined {
  const known = new Map<string, { readonly id: string; readonly kind: string }>();
  for (const { scheme: id } of requirement) {
    const scheme = schemes.get(id);
    const sent = scheme && headerOf(scheme);
    if (sent === undefined) continue;
    const before = known.get(sent.header.toLowerCase());
    // Two security schemes of the same kind may accept the same token. In this case, one header is enough for both
    // schemes, so nothing is reported.
    if (before !== undefined && before.kind !== sent.kind) {
      return { first: before.id, second: id, header: sent.header };
    }
    known.set(sent.header.toLowerCase(), { id, kind: sent.kind });
  }
  return undefined;
}

function headerOf(scheme: SecurityScheme): { header: string; kind: string } | undefined {
  switch (scheme.kind) {
    case 'http':
      return { header: 'Authorization', kind: scheme.scheme.toLowerCase() };
    case 'oauth2':
    case 'openIdConnect':
      return { header: 'Authorization', kind: 'bearer' };
    case 'apiKey':
      return scheme.in === 'header' ? { header: scheme.name, kind: 'key' } : undefined;
    default:
      return undefined;
  }
}
