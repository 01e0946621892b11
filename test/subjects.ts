/** The APIs under test: Stride, two APIs with every construct of their formats, and all cases. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { UserConfig } from '../src/run/config/config.js';
import type { OutputFile } from '../src/print/emit/file.js';
import type { Generated, GenerateInput } from '../src/run/pipeline/generate.js';
import type { SourceFile } from '../src/input/source/index.js';
import { fillOptions } from '../src/base/shape/rule.js';
import {
  folderOf,
  pathInOutput,
  TARGETS,
  withHandWrittenFolder,
} from '../src/output/targets/index.js';
import { BROAD } from './broad/api.js';
import { BROAD_OPENAPI3 } from './broad/openapi3.js';
import { BROAD_SWAGGER2 } from './broad/swagger2.js';
import { renderInput } from './rendered.js';
import { file, run, STRIDE_FILES } from './stride.js';

export interface Subject {
  readonly name: string;
  readonly files: readonly OutputFile[];
}

/** All targets, with handlers. Docs for authors contain every page. */
const ALL = {
  ...Object.fromEntries(TARGETS.map(({ name }) => [name, true])),
  ...withHandWrittenFolder({}, 'handlers'),
  docs: { for: 'authors' } as const,
};

/** Disables opt-in targets, because the large APIs already cover all their features. */
const NOT_ASKED = Object.fromEntries(
  TARGETS.filter(({ optIn }) => optIn).map(({ name }) => [name, false]),
);

/** Runs the pipeline over some files, with all targets. */
export function runAll(
  files: readonly SourceFile[],
  config: Partial<UserConfig> = {},
  overlays: readonly SourceFile[] = [],
  more: Partial<GenerateInput> = {},
): Promise<Generated> {
  const targets = { ...ALL, ...NOT_ASKED, ...config.targets };
  return run(files, { ...config, targets }, { overlays, ...more });
}

/** The three large APIs, as descriptions. */
export const APIS: Readonly<Record<string, readonly SourceFile[]>> = {
  stride: STRIDE_FILES,
  'broad-swagger2': [file('specs/broad.json', BROAD_SWAGGER2)],
  'broad-openapi3': [file('specs/broad.json', BROAD_OPENAPI3)],
};

/** Generates the output of all APIs under test. */
export async function subjects(): Promise<Subject[]> {
  const found: Subject[] = [{ name: 'broad-model', files: await renderModel() }];
  for (const { name, files, config, overlays } of descriptions()) {
    found.push({ name, files: (await runAll(files, config, overlays)).files });
  }
  return found;
}

/** The inputs of an API. */
export interface Described {
  readonly name: string;
  readonly files: readonly SourceFile[];
  readonly overlays: readonly SourceFile[];
  readonly config: Partial<UserConfig>;
}

/** The large APIs, and all cases. */
export function descriptions(): Described[] {
  const big = Object.entries(APIS).map(([name, files]) => ({
    name,
    files,
    overlays: [],
    config: { targets: ALL },
  }));
  const cases = join(import.meta.dirname, 'cases');
  const small = readdirSync(cases).sort();
  return [
    ...big,
    ...small.map((name) => {
      const folder = join(cases, name);
      const all = filesBelow(join(folder, 'input'));
      const overlays = all.filter(({ source }) => source.startsWith('overlay'));
      const files = all.filter((one) => !overlays.includes(one));
      const own = configOf(folder);
      const config = { title: 'Case', ...own, targets: { ...NOT_ASKED, ...own.targets } };
      return { name: `case-${name}`, files, overlays, config };
    }),
  ];
}

/**
 * Renders a hand-written model, which contains constructs that no single description can combine.
 */
async function renderModel(): Promise<OutputFile[]> {
  const input = renderInput(BROAD);
  const files: OutputFile[] = [];
  const stated = withHandWrittenFolder({}, 'handlers');
  for (const target of TARGETS) {
    const options = fillOptions(target.options ?? {}, stated[target.name] ?? {});
    const folder = folderOf(target);
    const all = await target.render({ ...input, options, folder: `generated/${folder}` });
    for (const made of all) files.push({ ...made, path: pathInOutput(folder, made) });
  }
  return files;
}

function configOf(folder: string): Partial<UserConfig> {
  const path = join(folder, 'restitch.config.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Partial<UserConfig>) : {};
}

function filesBelow(folder: string, prefix = ''): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      const source = prefix + entry.name;
      return entry.isDirectory()
        ? filesBelow(path, `${source}/`)
        : [{ source, bytes: readFileSync(path) }];
    });
}

/** The path of a file in a project: generated code in one folder, handlers in another. */
export function placeOf({ ownership, path }: OutputFile): string {
  return `${ownership === 'handlers' ? 'handlers' : 'generated'}/${path}`;
}

/** Writes files below a folder, at their paths in a project. */
export function writeAll(folder: string, files: readonly OutputFile[]): void {
  for (const one of files) {
    const path = join(folder, placeOf(one));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, one.text);
  }
}

/** True if a file is generated from a description, and is not a part of the copied runtime. */
export function isMade({ path }: OutputFile): boolean {
  return !/^[a-z]+\/(?:src\/)?runtime\//.test(path);
}
