/** From bytes to documents. */
import { append } from '../../../base/foundation/lists.js';
import { WHOLE_FORMATS } from '../../../input/read/index.js';
import { loadDocuments, type Document } from '../../../input/source/index.js';
import type { GenerateInput } from '../input.js';
import type { Run, Stage } from '../stage.js';

/** Parsed files, by what they are for. */
export interface Loaded {
  readonly documents: readonly Document[];
  readonly overlays: readonly Document[];
}

/** Parses all files. */
export const LOAD: Stage<GenerateInput, Loaded> = {
  name: 'load',
  async run(input, run) {
    const onFile = run.steps(input.files.length);
    const options = { ...loadingOf(run), onFile };
    const documents = await loadDocuments(input.files, run.report, options);
    return { documents, overlays: await loadOverlays(run) };
  },
};

/** One at a time: loading sorts by name, and overlays apply in the order in which they are given. */
async function loadOverlays(run: Run): Promise<readonly Document[]> {
  const overlays: Document[] = [];
  for (const file of run.input.overlays) {
    append(overlays, await loadDocuments([file], run.report, loadingOf(run)));
  }
  return overlays;
}

function loadingOf({ input, config }: Run): Parameters<typeof loadDocuments>[2] {
  return { formats: WHOLE_FORMATS, cache: input.cache, limits: config.limits };
}
