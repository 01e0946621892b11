/**
 * The reconcile stage. It merges partial APIs into one, and records in the ledger how it chose between different
 * values.
 */
import type { Api } from '../../../model/api.js';
import type { Fact } from '../../../model/origin.js';
import { readConfiguredSchemes } from '../../../input/read/index.js';
import { reconcile, type Ledger, type ReconcileOptions } from '../../../api/reconcile/index.js';
import { findUnsound } from '../../../values/soundness/index.js';
import { GENERATING_LIMITS } from '../../../base/foundation/limits/generating.js';
import { trimEndOf } from '../../../base/foundation/trim.js';
import { declaredRelations } from '../declared-relations.js';
import { rankedBy } from '../named-documents.js';
import type { Run, Stage } from '../stage.js';
import type { ReadApis } from './read.js';

/** The merged API, and the ledger, which records every decision between different values. */
export interface Merged extends ReadApis {
  readonly merged: Api;
  readonly ledger: Ledger;
  readonly reconciling: ReconcileOptions;
}

export const RECONCILE: Stage<ReadApis, Merged> = {
  name: 'reconcile',
  run(read, run) {
    const state = mergeApis(read, run);
    const most = run.input.prove === true ? Infinity : GENERATING_LIMITS.soundPlaces.most;
    for (const { fault, place, value, origins } of findUnsound(read.apis, state.merged, most)) {
      const [origin] = origins;
      run.report.add('reconcile/unsound', { fault, place, value }, origin);
    }
    return state;
  },
};

/** Merges partial APIs. Other stages also call this function. */
export function mergeApis(read: ReadApis, run: Run): Merged {
  const reconciling = reconcileOptions(read, run);
  const { api: merged, ledger } = reconcile(read.apis, reconciling, run.report);
  return { ...read, merged, ledger, reconciling };
}

function reconcileOptions(
  { stock: { documents, referenced }, accepted }: ReadApis,
  { config, input: { lock }, report }: Run,
): ReconcileOptions {
  const { title, version, servers, defaultSecurity, securitySchemes } = config;
  const sources = documents.map(({ source }) => source);
  return {
    rank: rankedBy(config.precedence, [...sources, ...referenced.sources]),
    relations: declaredRelations(config.relations, sources).flatMap(
      ({ relation }) => relation ?? [],
    ),
    accepted: new Set([...config.acceptedConflicts, ...accepted.map(({ id }) => id)]),
    ...(lock?.hosts && { hosts: lock.hosts }),
    ...(title !== undefined && { title: configured(title, '/title') }),
    ...(version !== undefined && { version: configured(version, '/version') }),
    ...(servers.length > 0 && {
      servers: servers.map((url, index) => ({
        url: trimEndOf(url, '/'),
        variables: new Map(),
        origins: configured(url, `/servers/${index}`).origins,
      })),
    }),
    ...(securitySchemes && { securitySchemes: readConfiguredSchemes(securitySchemes, report) }),
    ...(defaultSecurity && { defaultSecurity: configured(defaultSecurity, '/defaultSecurity') }),
  };
}

/**
 * Returns a fact from the configuration. It has the trust of an overlay, so that it takes precedence over every
 * document.
 */
function configured<T>(value: T, pointer: string): Fact<T> {
  return { value, origins: [{ source: 'configuration', pointer, trust: 'overlay' }] };
}
