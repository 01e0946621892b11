/** The resolve stage. It chooses which parts of the API are generated, their order and their names. */
import type { Api } from '../../../model/api.js';
import { ledgerWithin, type Ledger } from '../../../api/reconcile/index.js';
import {
  resolve,
  type NameLock,
  type Names,
  type ResolveOptions,
} from '../../../api/resolve/index.js';
import type { Run, Stage } from '../stage.js';
import type { Corrected } from './overlay.js';

/** The part of the API that is generated, with names. */
export interface Resolved extends Corrected {
  readonly resolved: Api;
  readonly names: Names;
  /** The chosen names. The next run uses the same ones. */
  readonly lock: NameLock;
  /** The elections (decisions between different values) that concern the generated part of the API. */
  readonly resolvedLedger: Ledger;
}

/** Filters, orders and names the operations and types of the API. */
export const RESOLVE: Stage<Corrected, Resolved> = {
  name: 'resolve',
  run(before, run) {
    const {
      api: resolved,
      names,
      lock,
    } = resolve(before.corrected, resolveOptions(run), run.report);
    const { filter } = run.config;
    const isFiltered = filter.include.length + filter.exclude.length > 0;
    const resolvedLedger = isFiltered ? ledgerWithin(before.ledger, resolved) : before.ledger;
    return { ...before, resolved, names, lock, resolvedLedger };
  },
};

/** Returns the options for resolving the API of a run, or a part of it. */
export function resolveOptions({ naming, config }: Pick<Run, 'naming' | 'config'>): ResolveOptions {
  return { ...naming, hoist: config.nameInlineObjects, filter: config.filter };
}
