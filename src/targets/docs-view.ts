/** What the templates of the docs are given, worked out once for all pages. */
import type {
  CoverageRow,
  DocsTemplates,
  DocsView,
  DocumentView,
  Place,
} from '../../templates/docs/view.js';
import type { Endpoint } from '../model/api.js';
import type { Origin } from '../model/origin.js';
import { signaturesOf } from '../typescript/signature.js';
import { conflictsOf } from './docs-conflicts.js';
import { pagesOf } from './docs-pages.js';
import { unknownsOf } from './docs-unknowns.js';
import type { Locate, RenderInput } from './target.js';

/** Gathers what the docs say. */
export function docsView(input: RenderInput<unknown>, templates: DocsTemplates): DocsView {
  const { api, names, ledger, locate } = input;
  const places = placesWith(locate);
  const pages = pagesOf(input);
  const files = new Map(
    pages.flatMap((page) =>
      (page.parts ?? [page]).flatMap(({ file, endpoints }) =>
        endpoints.map(({ key }) => [key, { file, group: page.file }] as const),
      ),
    ),
  );
  const signatures = new Map(
    signaturesOf(api, names).map((signature) => [signature.endpoint.key, signature]),
  );
  return {
    title: api.title?.value ?? 'API',
    api,
    names,
    pages,
    signatures,
    documents: documentsOf(input),
    coverage: coverageOf(api.endpoints),
    conflicts: conflictsOf({ api, ledger }, places),
    unknowns: unknownsOf(api),
    templates,
    places,
    fileOf: (key) => files.get(key)?.file ?? 'index.md',
    groupFileOf: (key) => files.get(key)?.group ?? 'index.md',
  };
}

/** Each place once, by document and line; the configuration is a document too. */
function placesWith(locate: Locate): (origins: readonly Origin[]) => readonly Place[] {
  return (origins) => {
    const places = new Map<string, Place>();
    for (const origin of origins) {
      const { line, column } = locate(origin);
      const { source, trust } = origin;
      places.set(JSON.stringify([source, line, column]), { source, line, column, trust });
    }
    return [...places.values()].sort(
      (a, b) => compare(a.source, b.source) || a.line - b.line || a.column - b.column,
    );
  };
}

function documentsOf({ ledger }: RenderInput<unknown>): DocumentView[] {
  return ledger.documents
    .map(({ source, format, endpoints, unique, containedIn }) => ({
      source,
      format,
      endpoints,
      unique,
      containedIn,
    }))
    .sort((a, b) => compare(a.source, b.source));
}

/** Endpoints by the set of documents that state them: the largest sets of endpoints first. */
function coverageOf(endpoints: readonly Endpoint[]): CoverageRow[] {
  const rows = new Map<string, { sources: Set<string>; endpoints: Endpoint[] }>();
  for (const endpoint of endpoints) {
    const sources = [...new Set(endpoint.origins.map(({ source }) => source))].sort();
    const key = JSON.stringify(sources);
    const row = rows.get(key) ?? { sources: new Set(sources), endpoints: [] };
    row.endpoints.push(endpoint);
    rows.set(key, row);
  }
  return [...rows]
    .sort(([a, x], [b, y]) => y.endpoints.length - x.endpoints.length || compare(a, b))
    .map(([, row]) => row);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
