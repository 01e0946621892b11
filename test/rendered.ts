/** What targets are rendered from, around an API made by hand. */
import type { Api } from '../src/model/api.js';
import { resolve } from '../src/resolve/index.js';
import { createReport } from '../src/diagnostics/report.js';
import type { Ledger } from '../src/reconcile/ledger/ledger.js';
import type { RenderInput } from '../src/targets/target.js';

export function renderInput(
  api: Api,
  ledger: Ledger = { elections: [], documents: [] },
): RenderInput<Record<string, unknown>> {
  const resolved = resolve(api, { naming: 'auto' }, createReport());
  return {
    api: resolved.api,
    names: resolved.names,
    ledger,
    locate: ({ pointer }) => ({ line: pointer.length + 1, column: 1 }),
    options: {},
    templates: {},
  };
}
