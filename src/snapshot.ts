/** What the API was when it was last generated: read back from its OpenAPI document, or from what was kept of the model. */
import { createReport } from './diagnostics/report.js';
import type { Api } from './model/api.js';
import { fact, trustOf, TRUSTS, type Origin } from './model/origin.js';
import { readDocument } from './read/index.js';
import type { Names } from './resolve/index.js';
import { loadDocuments } from './source/index.js';

/**
 * An API with the names that its operations have in generated code: it is their change that callers see.
 * @param names the elected names
 */
export function withElectedNames(api: Api, names: Names): Api {
  const endpoints = api.endpoints.map((endpoint) => {
    const name = names.operations.get(endpoint.key);
    return name === undefined ? endpoint : { ...endpoint, operationId: fact(name) };
  });
  return { ...api, endpoints };
}

/** What callers do not see. */
const NOTES = new Set(['title', 'summary', 'description', 'example', 'examples', 'externalDocs']);

/**
 * What callers see of an API, as text: quicker to write and to read than a document.
 * Of the origins of a fact only the strongest trust is kept.
 */
export function packed(api: Api, names: Names): string {
  return JSON.stringify(withElectedNames(api, names), (key, value: unknown) => {
    if (NOTES.has(key)) return undefined;
    if (key === 'origins') return trustOf(value as readonly Origin[]);
    if (value instanceof Map) return { $map: [...(value as ReadonlyMap<string, unknown>)] };
    return typeof value === 'bigint' ? { $bigint: String(value) } : value;
  });
}

/**
 * The API of a `packed` text, without its notes.
 * @param text of the same build of this package: another one may have had another model
 * @returns nothing when it is damaged
 */
export function unpacked(text: string): Api | undefined {
  try {
    return revived(JSON.parse(text)) as Api;
  } catch {
    return undefined;
  }
}

const ORIGINS: ReadonlyMap<unknown, readonly Origin[]> = new Map(
  TRUSTS.map((trust) => [trust, [{ source: '', pointer: '', trust }]]),
);

/** Makes of parsed JSON what it was, in place. */
function revived(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) value[index] = revived(item);
    return value;
  }
  const object = value as Record<string, unknown>;
  if (Array.isArray(object['$map'])) return new Map(revived(object['$map']) as [string, unknown][]);
  if (typeof object['$bigint'] === 'string') return BigInt(object['$bigint']);
  for (const key in object) {
    const member = object[key];
    object[key] = key === 'origins' ? (ORIGINS.get(member) ?? []) : revived(member);
  }
  return object;
}

/**
 * The API of a document that we have written.
 * @param text the document of the target `openapi`
 * @returns nothing when it cannot be read
 */
export async function readSnapshot(text: string): Promise<Api | undefined> {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'openapi.json', bytes }], report);
  return document && readDocument(document, report);
}
