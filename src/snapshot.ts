/** What the API was when it was last generated: kept as an OpenAPI document, and read back from one. */
import { createReport } from './diagnostics/report.js';
import { jsonText } from './emit/json.js';
import type { Api } from './model/api.js';
import { fact } from './model/origin.js';
import { toOpenApi } from './openapi/document.js';
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

/** The text to keep, where no document is generated that says the same. */
export function snapshotOf(api: Api, names: Names): string {
  return jsonText(toOpenApi(api, { operationIds: names.operations }));
}

/**
 * The API of a document that we have written.
 * @param text a snapshot, or the document of the target `openapi`
 * @returns nothing when it cannot be read
 */
export async function readSnapshot(text: string): Promise<Api | undefined> {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'openapi.json', bytes }], report);
  return document && readDocument(document, report);
}
