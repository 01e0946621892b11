/**
 * All diagnostics about an operation, with every location: the list of a report has one location
 * for each code.
 */
import type { DiagnosticCode } from '../../src/base/diagnostics/catalog.js';
import type { Report } from '../../src/base/diagnostics/report.js';
import type { Api, Endpoint } from '../../src/model/api.js';
import type { Origin } from '../../src/model/origin.js';

/** The location of a diagnostic. */
export interface Reported {
  readonly code: DiagnosticCode;
  readonly pointer: string;
}

export interface Listening {
  readonly report: Report;
  readonly said: readonly Reported[];
}

/** A report that records every location of its diagnostics. */
export function listening(report: Report): Listening {
  const said: Reported[] = [];
  const heard: Report = {
    ...report,
    add(code, params, place, also) {
      report.add(code, params, place, also);
      said.push({ code, pointer: place?.pointer ?? '' });
    },
  };
  return { report: heard, said };
}

/**
 * For each class of failures, the diagnostics that explain it, and optionally a pattern for the
 * codes of further ones.
 */
const REASONS: readonly (readonly [
  failure: RegExp,
  codes: readonly DiagnosticCode[],
  beginning?: RegExp,
])[] = [
  [/method cannot have body/, ['body/on-get']],
  [/with the form fields|a form of no fields/, ['wire/form-shape']],
  [/another operation is called/, ['path/ambiguous']],
  [/TRACE/, ['wire/trace']],
  [/^security|refuses with 401/, ['wire/one-header', 'auth/undefined', 'auth/scheme']],
  [/(query|params|headers) differ/, ['wire/ambiguous-type']],
  [/query differ|must occur only once/, ['wire/exploded']],
  [/must be a string, boolean or finite|an inner list/, ['wire/nested']],
  [/headers? differ/, ['auth/parameter'], /^param\//],
  [/no value/, ['schema/contradiction', 'schema/one-of-overlap'], /^(?:ref\/|schema\/pattern)/],
];

/**
 * The codes that explain a failure, at the operation, its parts, or the schemas and schemes that it
 * uses.
 * @param failure the class of the failure
 */
export function diagnosticsOf(
  failure: string,
  endpoint: Endpoint,
  api: Api,
  { said }: Listening,
): string[] {
  const reasons = REASONS.filter(([of]) => of.test(failure));
  const places = reasons.length === 0 ? [] : placesOf(endpoint, api);
  const found = said.flatMap(({ code, pointer }) => {
    if (!reasons.some(([, codes, begin]) => codes.includes(code) || begin?.test(code))) return [];
    return places.some((place) => pointer === place || pointer.startsWith(`${place}/`)) ? code : [];
  });
  return [...new Set(found)].sort();
}

const places = new WeakMap<Endpoint, readonly string[]>();

function placesOf(endpoint: Endpoint, api: Api): readonly string[] {
  const known = places.get(endpoint);
  if (known !== undefined) return known;
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Map) for (const one of value.values()) visit(one);
    else if (Array.isArray(value)) value.forEach(visit);
    else {
      const { origins, kind, id, scheme } = value as {
        readonly origins?: readonly Origin[];
        readonly kind?: string;
        readonly id?: string;
        readonly scheme?: string;
      };
      for (const { pointer } of origins ?? []) if (pointer !== '') found.add(pointer);
      if (kind === 'ref' && id !== undefined) visit(api.schemas.get(id));
      if (scheme !== undefined) visit(api.securitySchemes.get(scheme));
      for (const [name, one] of Object.entries(value)) if (name !== 'origins') visit(one);
    }
  };
  visit(endpoint);
  const list = [...found];
  places.set(endpoint, list);
  return list;
}
