/** Creates the route table of an API, including its checks, and loads it into this process. */
import { compileFunction } from 'node:vm';
import { inlineTable } from '../../../templates/server/inline.js';
import type { Api } from '../../model/api.js';
import type { Names } from '../../api/resolve/name-table.js';
import { RUNTIME, type RouteTable } from './runtime.js';

/**
 * Generates the same route table as the target `server`, and evaluates the code. Texts from API descriptions are
 * encoded before they are inserted into the code, as in every generated file.
 */
export function routeTable(api: Api, names: Names): RouteTable {
  const text = inlineTable({
    ...{ api, names, inputs: new Map(), root: 'served', importExtension: '.js', isInline: true },
    checkFiles: { schema: () => 'routes.ts', operation: () => 'routes.ts' },
  });
  const make = compileFunction(text, ['runtime']) as (runtime: object) => RouteTable;
  return make(RUNTIME);
}
