/** The pipeline. It computes the output files from the input files, but does not read or write the disk itself. */
import type { Report } from '../../base/diagnostics/report.js';
import type { OutputFile } from '../../print/emit/file.js';
import type { Account } from '../../api/account/index.js';
import type { Api } from '../../model/api.js';
import { withPatternBudget } from '../../base/pattern/index.js';
import { countQuestions } from '../../api/questions/index.js';
import { openConflicts, type Ledger } from '../../api/reconcile/index.js';
import type { NameLock, Names } from '../../api/resolve/index.js';
import type { Document } from '../../input/source/index.js';
import type { LocateOrigin } from '../../output/kit/target.js';
import type { GenerateInput } from './input.js';
import { defended } from './last-defence.js';
import { runOf, startingWith } from './stage.js';
import { LOAD } from './stages/load.js';
import { CORRECT } from './stages/overlay.js';
import { READ } from './stages/read.js';
import { RECONCILE } from './stages/reconcile.js';
import { renderAfter } from './stages/render.js';
import { RESOLVE } from './stages/resolve.js';

export type { GenerateInput, StageName, StageStep } from './input.js';

/**
 * The stages that turn files into an API with names. The comment on each line names the type that its stage returns.
 */
const TO_API = startingWith(LOAD) // Loaded: documents
  .followedBy(
    defended(
      startingWith(READ) // ReadApis: a partial API for each document
        .followedBy(RECONCILE) // Merged: one API, and a ledger
        .followedBy(CORRECT) // Corrected: the API after the overlays
        .followedBy(RESOLVE), // Resolved: the part of the API to generate, with names
    ),
  );

/**
 * The stages that turn input files into output files. The code in the folder `output` plans and writes the output
 * files.
 */
const STAGES = TO_API.followedBy(renderAfter(TO_API)); // RenderedFiles

export interface Generated {
  readonly api: Api;
  /**
   * The API after the overlays are applied, before it is filtered and named. A new overlay would be applied to this
   * API, so suggested overlay actions are written for it.
   */
  readonly stitched: Api;
  readonly names: Names;
  readonly ledger: Ledger;
  /** What happened to each fact of the documents when they were merged. */
  readonly account: Account;
  /** The number of open conflicts: those that are neither accepted by the configuration nor decided by an overlay. */
  readonly openConflicts: number;
  /** The number of questions about open conflicts. Conflicts with the same cause are one question. */
  readonly openQuestions: number;
  /**
   * The generated files. Their paths begin with the name of the target (`client/index.ts`), except those of handlers.
   */
  readonly files: readonly OutputFile[];
  readonly report: Report;
  readonly documents: readonly Document[];
  readonly lock: NameLock;
  readonly locate: LocateOrigin;
}

/**
 * Merges descriptions into one API and renders the configured targets. It does not throw because of a mistake in the
 * input; instead, the report describes the mistake.
 */
export function runPipeline(input: GenerateInput): Promise<Generated> {
  const run = runOf(input);
  return withPatternBudget(async () => {
    const { resolved, resolvedLedger, documents, overlays, ...state } = await STAGES.run(
      input,
      run,
    );
    return {
      api: resolved,
      stitched: state.corrected,
      names: state.names,
      ledger: resolvedLedger,
      account: state.account,
      openConflicts: openConflicts(resolvedLedger).length,
      openQuestions: countQuestions(resolvedLedger),
      files: state.files,
      report: run.report,
      documents: [...documents, ...overlays],
      lock: state.lock,
      locate: state.locate,
    };
  });
}
