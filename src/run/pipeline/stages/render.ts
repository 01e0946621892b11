/** The render stage. It generates the files of all targets from the resolved API. */
import { createReport } from '../../../base/diagnostics/report.js';
import type { OutputFile } from '../../../print/emit/file.js';
import type { Api } from '../../../model/api.js';
import type { Origin } from '../../../model/origin.js';
import { createExcerpts, questionsOf, settledNotes } from '../../../api/questions/index.js';
import { ledgerWithin, type Ledger } from '../../../api/reconcile/index.js';
import { resolve } from '../../../api/resolve/index.js';
import { createFinder, createRanker, type Document } from '../../../input/source/index.js';
import type { QuestionSource, LocateOrigin } from '../../../output/kit/target.js';
import { readEarlierApis } from '../earlier.js';
import type { GenerateInput } from '../input.js';
import { render, type Narrow } from '../render/index.js';
import { runOf, type Run, type Stage, type Stages } from '../stage.js';
import { resolveOptions, type Resolved } from './resolve.js';

export interface RenderedFiles extends Resolved {
  readonly files: readonly OutputFile[];
  readonly locate: LocateOrigin;
}

/**
 * Creates the stage that renders all targets.
 * @param toApi the stages before this one; they are also used to build the API of each earlier version
 */
export function renderAfter(
  toApi: Stages<GenerateInput, Resolved>,
): Stage<Resolved, RenderedFiles> {
  return {
    name: 'render',
    async run(state, run) {
      const { input, config, report } = run;
      const documents = [...state.documents, ...state.overlays];
      const locate = locateIn(documents);
      const onTarget = run.steps(Object.keys(config.targets).length + config.customTargets.length);
      const rendered = {
        api: state.resolved,
        names: state.names,
        ledger: state.resolvedLedger,
        locate,
        rank: createRanker(documents),
        asked: askedIn(state, documents, locate),
        earlier: await earlierApis(run, toApi),
        ...(input.projectFiles && { projectFiles: input.projectFiles }),
      };
      const options = { ...input, narrow: narrowing(state, run) };
      return { ...state, files: await render(rendered, options, report, onTarget), locate };
    },
  };
}

/** Builds the APIs of earlier versions. The configuration and overlays are those of the current version. */
function earlierApis(
  { input: { earlier = [], overlays, cache }, config, report }: Run,
  toApi: Stages<GenerateInput, Resolved>,
): ReturnType<typeof readEarlierApis> {
  const shared = { overlays, config, ...(cache && { cache }) };
  const apiOf = async (input: GenerateInput): Promise<Api> =>
    (await toApi.run(input, runOf(input))).resolved;
  return readEarlierApis(
    earlier,
    config,
    ({ files, missing = new Map() }, own) => apiOf({ ...shared, files, missing, report: own }),
    report,
  );
}

/** Returns the questions that the docs show, and the notes: differences that need no decision by the user. */
function askedIn(
  { corrected: api, names }: Resolved,
  documents: readonly Document[],
  locate: LocateOrigin,
): (ledger: Ledger) => QuestionSource {
  const asking = { api, typeNames: names.schemas, locate, excerpt: createExcerpts(documents) };
  return (ledger) => ({
    questions: questionsOf({ ...asking, ledger }),
    notes: settledNotes({ ...asking, ledger }),
  });
}

/**
 * Returns a function that resolves a part of the API. The names of the whole API are passed as the lock, so an
 * operation has the same name in each part.
 */
function narrowing({ corrected: api, lock, ledger }: Resolved, run: Run): Narrow {
  return (test) => {
    const endpoints = api.endpoints.filter(test);
    const webhooks = api.webhooks.filter(({ endpoint }) => test(endpoint));
    const options = { ...resolveOptions(run), lock };
    const part = resolve({ ...api, endpoints, webhooks }, options, createReport());
    return { api: part.api, names: part.names, ledger: ledgerWithin(ledger, part.api) };
  };
}

function locateIn(documents: readonly Document[]): LocateOrigin {
  const find = createFinder(documents);
  // The locations are cached, because every target needs the same ones.
  const known = new Map<Origin, ReturnType<LocateOrigin>>();
  return (origin) => {
    const before = known.get(origin);
    if (before !== undefined) return before;
    const found = find(origin) ?? { line: 1, column: 1 };
    known.set(origin, found);
    return found;
  };
}
