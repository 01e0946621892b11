/** Reads short OpenAPI 3 documents. */
import { createReport } from '../../../../../base/diagnostics/report.js';
import { loadDocuments } from '../../../../source/index.js';
import { readDocument } from '../../../index.js';

const HEAD = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://api.acme.io' }],
};
export const STRING = { kind: 'string' };
export const OK = {
  200: { description: 'd', content: { 'application/json': { schema: { type: 'string' } } } },
};

export async function read(root: object) {
  const report = createReport();
  const bytes = new TextEncoder().encode(JSON.stringify({ ...HEAD, ...root }));
  const [document] = await loadDocuments([{ source: 'api.json', bytes }], report);
  const api = document && readDocument(document, report);
  if (!api) throw new Error('no api');
  const codes = report.list().map(({ code }) => code);
  return { api, codes: codes.sort() };
}

export async function readOperation(operation: object, components: object = {}, method = 'get') {
  const paths = { '/x': { [method]: { responses: OK, ...operation } } };
  const { api, codes } = await read({ paths, components });
  const [endpoint] = api.endpoints;
  if (!endpoint) throw new Error('no endpoint');
  return { endpoint, api, codes };
}

/**
 * Simplifies a value for comparison: removes origins and assumed values, and replaces facts by their values and maps by
 * lists of entries.
 */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return [...value].map(([key, item]) => [key, plain(item)]);
  if (typeof value !== 'object' || value === null) return value;
  const keys = Object.keys(value).filter((key) => key !== 'origins' && key !== 'assumed');
  if (keys.length === 1 && keys[0] === 'value') return (value as { value: unknown }).value;
  return Object.fromEntries(
    keys.map((key) => [key, plain((value as Record<string, unknown>)[key])]),
  );
}
