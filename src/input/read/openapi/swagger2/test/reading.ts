/** Reads short Swagger 2.0 documents. */
import { createReport } from '../../../../../base/diagnostics/report.js';
import { loadDocuments } from '../../../../source/index.js';
import { readDocument } from '../../../index.js';
import type { ReadOptions } from '../../../read-options.js';

const HEAD = {
  swagger: '2.0',
  info: { title: 'T', version: '1' },
  host: 'api.acme.io',
  schemes: ['https'],
};
export const STRING = { kind: 'string' };
export const OK = { 200: { description: 'OK', schema: { type: 'object' } } };

export async function readText(text: string, options: ReadOptions = {}) {
  const report = createReport();
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'api.yaml', bytes }], report);
  const api = document && readDocument(document, report, options);
  if (!api) throw new Error('no api');
  const codes = report
    .list()
    .flatMap(({ code }) => (/^(?:file|yaml|json|text)\//.test(code) ? [] : [code]))
    .sort();
  return { api, codes, report };
}

export const read = (root: object, options: ReadOptions = {}) =>
  readText(JSON.stringify({ ...HEAD, ...root }), options);

export async function readOperation(
  operation: object,
  path = '/x',
  method = 'get',
  root: object = {},
) {
  const paths = { [path]: { [method]: { responses: OK, ...operation } } };
  const { api, codes } = await read({ paths, ...root });
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
