/** Finds conflicts between recorded traffic and descriptions. */
import type { Config } from '../config/config.js';
import { createReport, type Report } from '../../base/diagnostics/report.js';
import type { Api, Endpoint } from '../../model/api.js';
import { counted } from '../../base/foundation/counted.js';
import { fact, isDeclared, type Origin, type SourceId } from '../../model/origin.js';
import { applyOverlays, withdrawResolvedUnknowns } from '../../api/overlay/index.js';
import { isTraffic, readRecordings, withProseNotes } from '../../input/read/index.js';
import {
  createLedgerWriter,
  reconcile,
  type ConflictCode,
  type Election,
  type ElectionResult,
  type ReconcileOptions,
} from '../../api/reconcile/index.js';
import { resolve, type ResolveOptions } from '../../api/resolve/index.js';
import type { Document } from '../../input/source/index.js';
import type { Misfit } from '../../service/verify/index.js';

export interface TrafficInput {
  readonly documents: readonly Document[];
  readonly overlays: readonly Document[];
  /** The ids of the overlay actions that were applied to documents. */
  readonly written: ReadonlySet<string>;
  /** The APIs, each as the reader of a document's format returned it. */
  readonly apis: readonly Api[];
  /** The merged API of all documents. */
  readonly merged: Api;
  /** The merged API after the overlays. */
  readonly corrected: Api;
  readonly reconciling: ReconcileOptions;
  readonly naming: ResolveOptions;
  readonly read: Config['read'];
}

/**
 * Compares the recordings of a run with what its descriptions declare, using the checks of the generated server.
 * Removes a diagnostic about an unknown fact from the report if recorded exchanges contain this fact.
 * @returns the conflicts; none if there is no traffic or no description
 */
export async function trafficDisagreements(
  input: TrafficInput,
  report: Report,
): Promise<readonly Election[]> {
  const recorded = input.documents.filter(isTraffic);
  if (recorded.length === 0) return [];
  const sources = new Set(recorded.map(({ source }) => source));
  const described = input.apis.filter(({ document }) => !sources.has(document?.source ?? ''));
  if (described.length === 0) return [];
  // The diagnostics are dropped, because they were reported when the descriptions were merged with the recordings.
  const silent = createReport();
  const { api: declared } = reconcile(described, input.reconciling, silent);
  withdrawResolvedUnknowns(declared, input.merged, sources, report);
  const noted = withProseNotes(declared, silent);
  const { overlays, naming, written } = input;
  const { api: corrected } = await applyOverlays(noted, overlays, naming, silent, written);
  const { api, names } = resolve(corrected, input.naming, silent);
  const { misfitSteps, verifyTraffic } = await import('../../service/verify/index.js');
  const recordings = readRecordings(recorded, silent);
  const { misfits } = await verifyTraffic(api, names, recordings, input.read);
  const declaring = new Set(
    described.flatMap(({ document }) =>
      document?.isRecording === true ? [] : (document?.source ?? []),
    ),
  );
  const writer = createLedgerWriter(report, input.reconciling.accepted ?? new Set());
  const endpoints = endpointsOf(api);
  const settled = operationsOfOverlays(input);
  for (const misfit of misfits) {
    const endpoint = endpoints.get(misfit.key);
    if (misfit.part === 'operation' && settled.has(misfit.key)) continue;
    if (!isDisputed(misfit, endpoint, declaring)) continue;
    const at: Origin = { ...misfit.first, trust: 'observed' };
    const outcome = outcomeOf(misfit, at, endpoint, described);
    const partText = addedPart(misfit);
    writer.record(misfit.key, misfitSteps(misfit), outcome, codeOf(misfit), {
      at,
      // The identity contains neither counts nor values, because they may differ in the next recording. A conflict that
      // the user has accepted would then be reported again.
      identity: [misfit.message],
      identityText: identityText(misfit),
      ...(partText !== undefined && { partText }),
    });
  }
  return writer.elections;
}

function endpointsOf({ endpoints }: Api): ReadonlyMap<string, Endpoint> {
  return new Map(endpoints.map((endpoint) => [endpoint.key, endpoint]));
}

/**
 * Returns the operations that an overlay describes or removes. The author of the overlay has already decided whether
 * these operations belong to the API.
 */
function operationsOfOverlays({ merged, corrected }: TrafficInput): ReadonlySet<string> {
  const left = endpointsOf(corrected);
  const decided = merged.endpoints.filter(({ key }) => {
    const endpoint = left.get(key);
    return endpoint === undefined || endpoint.origins.some(({ trust }) => trust === 'overlay');
  });
  return new Set(decided.map(({ key }) => key));
}

/** Returns true if a description declares the fact. Traffic may only fill in facts that no description declares. */
function isDisputed(
  misfit: Misfit,
  endpoint: Endpoint | undefined,
  declaring: ReadonlySet<SourceId>,
): boolean {
  if (misfit.part === 'operation' || !endpoint) return declaring.size > 0;
  const isDescribed = endpoint.origins.some(
    ({ source, trust }) => declaring.has(source) || trust === 'overlay',
  );
  if (!isDescribed) return false;
  if (misfit.part === 'request' || misfit.code !== 'undeclared') return true;
  const responses = endpoint.responses.filter(isDeclared);
  if (misfit.in === 'status') return responses.length > 0;
  return misfit.in === 'body' || responses.some(({ media }) => media.length > 0);
}

/**
 * Chooses between a declared and an observed value. The declared value is kept, unless traffic contains something
 * that no document declares.
 */
function outcomeOf(
  { code, message, found, count, of }: Misfit,
  at: Origin,
  endpoint: Endpoint | undefined,
  described: readonly Api[],
): ElectionResult<string> {
  const seen = `observed in ${count} of ${counted(of, 'exchange')}`;
  const silent = described.map(({ document }): Origin => {
    return { source: document?.source ?? '', pointer: '', trust: 'declared' };
  });
  const declared = { value: message, origins: endpoint?.origins ?? silent };
  if (code === 'undeclared') {
    return {
      kept: fact(seen, at),
      rule: 'seen',
      rejected: [{ fact: declared, why: 'traffic has it' }],
    };
  }
  const rejected = [{ fact: fact(found.join(', ') || 'another value', at), why: seen }];
  return { kept: declared, rule: 'trust', rejected };
}

/** Returns the words for a part of a request that is added to the API as a whole. */
function addedPart({ part, in: place, name, pointer = '', code }: Misfit): string | undefined {
  if (part !== 'request' || code !== 'undeclared') return undefined;
  if (place === 'body' && pointer === '') return 'a body';
  return name === 'content-type' ? 'a body with another media type' : undefined;
}

/** Returns the text from which the id of a conflict is computed. A changed text would make accepted ids invalid. */
function identityText({ part, status, in: place, name, pointer }: Misfit): string {
  if (part === 'operation') return part;
  if (place === 'status') return `response ${String(status)}`;
  const words = [place, name, pointer].filter((word) => word !== undefined && word !== '');
  return `${part === 'response' ? `response ${String(status)}` : 'request'}, ${words.join(' ')}`;
}

function codeOf({ part, in: place, name, code }: Misfit): ConflictCode {
  if (part === 'operation') return 'traffic/undeclared-operation';
  if (code === 'unlisted') return 'traffic/undeclared-property';
  if (code !== 'undeclared') return 'traffic/forbidden';
  if (part === 'response') return 'traffic/undeclared-answer';
  const isParameter = place !== 'body' && name !== 'content-type';
  return isParameter ? 'traffic/undeclared-parameter' : 'traffic/forbidden';
}
