/** An API as a description declares it: only its paths. */
import { createReport } from '../../../diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { Cursor } from '../../../source/cursor.js';
import { OPENAPI3 } from '../../openapi/openapi3/index.js';

export function declaredApi(url: string, paths: readonly string[]): Api {
  const data = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    servers: [{ url }],
    paths: Object.fromEntries(paths.map((path) => [path, { get: { responses: {} } }])),
  };
  const document = {
    source: 'api.json',
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 1 }),
    line: () => '',
    scalarText: () => undefined,
  } as const;
  const api = OPENAPI3.read?.(new Cursor(document, createReport(), data), {});
  if (!api) throw new Error('a description is an API');
  return api;
}
