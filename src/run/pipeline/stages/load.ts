/** From bytes to documents. */
import { allowedBy } from '../../config/config.js';
import { append } from '../../../base/foundation/lists.js';
import { acceptedIn, type AcceptedConflict } from '../../../api/overlay/index.js';
import {
  formatOf,
  readVariables,
  WHOLE_FORMATS,
  withoutForeignKeywords,
  type DocumentSet,
  type ReadOptions,
} from '../../../input/read/index.js';
import { loadDocuments, type Document } from '../../../input/source/index.js';
import type { GenerateInput } from '../input.js';
import type { Run, Stage } from '../stage.js';

/** Parsed files, by what they are for. */
export interface Loaded {
  /** The documents that describe or record an API, and how references find them. */
  readonly stock: DocumentSet;
  readonly overlays: readonly Document[];
  /** Conflicts that overlays accept. */
  readonly accepted: readonly AcceptedConflict[];
  /** How documents are read: as configured, with the variables that other documents set. */
  readonly reading: ReadOptions;
}

/** Parses all files. */
export const LOAD: Stage<GenerateInput, Loaded> = {
  name: 'load',
  async run(input, run) {
    const { config, report } = run;
    const onFile = run.steps(input.files.length);
    const all = await loadDocuments(input.files, report, { ...loadingOf(run), onFile });
    const overlays = await loadOverlays(run);
    const { variables: found, environments, documents } = readVariables(all, report);
    // Values of variables alone are no API: with a collection they are no error.
    for (const document of documents.length === 0 ? all : []) {
      const { title: what = 'plain text' } = formatOf(document) ?? {};
      report.add('file/no-description', { what }, { source: document.source, pointer: '' });
    }
    const variables = new Map([...found, ...(config.read.variables ?? [])]);
    return {
      stock: stockOf(withoutForeignKeywords(documents, allowedBy(config)), input),
      overlays,
      accepted: acceptedIn(overlays, report),
      reading: { ...config.read, variables, environments },
    };
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

function stockOf(
  documents: readonly Document[],
  { files, missing = new Map(), config }: GenerateInput,
): DocumentSet {
  const referenced = files.flatMap((file) => (file.referenced === true ? file.source : []));
  const named = files.flatMap((file) => (file.named === true ? file.source : []));
  return {
    documents,
    referenced: new Set(referenced),
    named: new Set(named),
    missing,
    allowed: allowedBy(config),
  };
}
