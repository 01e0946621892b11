/** The load stage. It parses the input files and returns them as documents. */
import { append } from '../../../base/foundation/lists.js';
import { WHOLE_FORMATS } from '../../../input/read/index.js';
import {
  loadDocuments,
  referencedFiles,
  type Document,
  type ReferencedFiles,
} from '../../../input/source/index.js';
import type { GenerateInput } from '../input.js';
import type { Run, Stage } from '../stage.js';

/** The parsed files: descriptions and recordings (`documents`), and overlays. */
export interface Loaded {
  readonly documents: readonly Document[];
  /** The files to which documents refer. They are parsed when a reference leads to them. */
  readonly referenced: ReferencedFiles;
  readonly overlays: readonly Document[];
}

export const LOAD: Stage<GenerateInput, Loaded> = {
  name: 'load',
  async run(input, run) {
    const referenced = await referencedFiles(input.files, loadingOf(run));
    const onFile = run.steps(input.files.length - referenced.sources.size);
    const options = { ...loadingOf(run), onFile };
    const documents = await loadDocuments(input.files, run.report, options);
    return { documents, referenced, overlays: await loadOverlays(run) };
  },
};

/**
 * Loads overlays one at a time, to keep the order in which they are given. Loading several files at once would sort
 * them by name.
 */
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
