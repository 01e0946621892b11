/** What a report said of an operation, with every place: a list of diagnostics keeps one place for each code. */
import type { Report } from '../../src/diagnostics/report.js';
import type { Api, Endpoint } from '../../src/model/api.js';
import type { Origin } from '../../src/model/origin.js';

/** Where something was said. */
export interface Said {
  readonly code: string;
  readonly pointer: string;
}

export interface Listening {
  readonly report: Report;
  readonly said: readonly Said[];
}

/** A report that remembers every place of what is added to it. */
export function listening(report: Report): Listening {
  const said: Said[] = [];
  const heard: Report = {
    ...report,
    add(code, params, place, also) {
      report.add(code, params, place, also);
      said.push({ code, pointer: place?.pointer ?? '' });
    },
  };
  return { report: heard, said };
}

/** The codes of what was said at an operation, its parts, and the schemas and schemes that it uses. */
export function saidOf(endpoint: Endpoint, api: Api, { said }: Listening): string[] {
  const places = placesOf(endpoint, api);
  const codes = said.flatMap(({ code, pointer }) =>
    places.some((place) => pointer === place || pointer.startsWith(`${place}/`)) ? code : [],
  );
  return [...new Set(codes)].sort();
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
