/** Creates a new output folder for each test, and runs that write texts into it. */
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { folderOfEachTest, type TestFolder } from '../../../../test/folder.js';
import { createReport } from '../../../base/diagnostics/report.js';
import type { OutputFile } from '../../../print/emit/file.js';
import {
  planOutput,
  readPreviousRun,
  writeOutput,
  type OutputFolders,
  type OutputPlan,
} from '../index.js';

type Options = Partial<Parameters<typeof planOutput>[4]>;

/** The texts of files by path. The paths of handlers begin with `handlers/`. */
type Texts = Record<string, string>;

export interface OutputOfEachTest {
  readonly base: TestFolder;
  folder: string;
  folders: OutputFolders;
  readonly prepare: (
    texts: Texts,
    options?: Options,
  ) => Promise<{ plan: OutputPlan; codes: string[] }>;
  readonly run: (texts: Texts, options?: Options) => Promise<{ verbs: string; codes: string[] }>;
  /** Reads a file by its path below the base folder: `out/a.ts`. */
  readonly read: (path: string) => string;
}

const OPTIONS = { force: false, format: 'layout', keepStale: false } as const;

/** Creates a new folder before each test of a file. */
export function outputOfEachTest(): OutputOfEachTest {
  const base = folderOfEachTest();
  const on = { base, read: base.read } as OutputOfEachTest;
  beforeEach(() => {
    on.folder = join(base.path, 'out');
    on.folders = {
      folder: on.folder,
      handlers: join(base.path, 'handlers'),
      show: (ownership, path) => (ownership === 'handlers' ? `handlers/${path}` : `out/${path}`),
    };
  });
  const prepare: OutputOfEachTest['prepare'] = async (texts, options = {}) => {
    const report = createReport();
    const files = Object.entries(texts).map(([path, text]): OutputFile => {
      const mine = path.startsWith('handlers/');
      return mine
        ? { ownership: 'handlers', path: path.slice('handlers/'.length), text }
        : { ownership: 'generated', path, text };
    });
    const previous = readPreviousRun(on.folders, report);
    const all = { ...OPTIONS, ...options };
    const plan = await planOutput(on.folders, previous, files, new Map(), all, report);
    return { plan, codes: report.list().map(({ code }) => code) };
  };
  const run: OutputOfEachTest['run'] = async (texts, options = {}) => {
    const { plan, codes } = await prepare(texts, options);
    if (!plan.refused) await writeOutput(plan, createReport());
    const verbs = plan.actions.map(({ verb, path }) => `${verb} ${path}`).join(', ');
    return { verbs, codes };
  };
  return Object.assign(on, { prepare, run });
}
