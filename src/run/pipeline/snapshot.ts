/** Reads the API of the last run from its OpenAPI document, so that it can be compared with the API of this run. */
import { createReport } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import { fact } from '../../model/origin.js';
import { readDocument } from '../../input/read/index.js';
import type { Names } from '../../api/resolve/index.js';
import { loadDocuments } from '../../input/source/index.js';

/**
 * Returns an API in which each operationId is the generated name of the operation. If two such APIs are compared, a
 * change of a generated name is found too. Such a change affects callers.
 * @param names the generated names
 */
export function withElectedNames(api: Api, names: Names): Api {
  const endpoints = api.endpoints.map((endpoint) => {
    const name = names.operations.get(endpoint.key);
    return name === undefined ? endpoint : { ...endpoint, operationId: fact(name) };
  });
  return { ...api, endpoints };
}

/**
 * Reads the API from a document that restitch has written.
 * @param text the document of the target `openapi`
 * @returns `undefined` if the document cannot be read
 */
export async function readSnapshot(text: string): Promise<Api | undefined> {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'openapi.json', bytes }], report);
  return document && readDocument(document, report);
}
