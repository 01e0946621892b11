/**
 * Handles internal errors of restitch. Only the document that causes an error is excluded, and the run continues
 * without it.
 */
import { createReport } from '../../base/diagnostics/report.js';
import { culprits } from '../../base/foundation/culprits.js';
import type { Document } from '../../input/source/index.js';
import { stagesOf, type Run, type Stages } from './stage.js';
import type { Loaded } from './stages/load.js';

/**
 * Wraps stages. If they throw, they are run again without the documents or overlays that cause the error.
 * @param stages stages whose result depends only on the documents
 * @returns stages that throw only if the cause of an error is not a document or an overlay
 */
export function defended<Out>(stages: Stages<Loaded, Out>): Stages<Loaded, Out> {
  return stagesOf(async (loaded, run) => {
    const takeBack = run.report.checkpoint();
    try {
      return await stages.run(loaded, run);
    } catch (error) {
      takeBack();
      const found = await culprits([...loaded.documents, ...loaded.overlays], (some) =>
        stages.run(amongThese(loaded, some), silent(run)),
      );
      if (found.length === 0) throw error;
      for (const { item, error: own } of found) {
        run.report.add('file/internal-error', { error: own }, { source: item.source, pointer: '' });
      }
      const faulty = new Set(found.map(({ item }) => item));
      const isSound = (document: Document): boolean => !faulty.has(document);
      return stages.run(
        amongThese(loaded, [...loaded.documents, ...loaded.overlays].filter(isSound)),
        run,
      );
    }
  });
}

function amongThese(loaded: Loaded, some: readonly Document[]): Loaded {
  const kept = new Set(some);
  const isKept = (document: Document): boolean => kept.has(document);
  const { documents, overlays } = loaded;
  return { ...loaded, documents: documents.filter(isKept), overlays: overlays.filter(isKept) };
}

/** Returns a run that reports no diagnostics and no progress. */
function silent(run: Run): Run {
  const { onStage: _, ...input } = run.input;
  return { ...run, input, report: createReport() };
}
