/** The five Stride documents, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolveConfig, type UserConfig } from '../src/run/config/config.js';
import { runPipeline, type Generated, type GenerateInput } from '../src/run/pipeline/generate.js';
import type { SourceFile } from '../src/input/source/index.js';

const FOLDER = new URL('../specs/stride/', import.meta.url);

/** The documents, sorted by name. */
export const STRIDE_FILES: readonly SourceFile[] = readdirSync(FOLDER)
  .filter((name) => /\.(swagger\.yaml|postman\.json)$/.test(name))
  .sort()
  .map((name) => ({ source: `specs/stride/${name}`, bytes: readFileSync(new URL(name, FOLDER)) }));

/** Overlays that add types that the documents do not declare, and endpoints that they omit. */
export const STRIDE_OVERLAYS: readonly SourceFile[] = ['overlay', 'neighbours.overlay'].map(
  (name) => ({
    source: `specs/stride/${name}.yaml`,
    bytes: readFileSync(new URL(`${name}.yaml`, FOLDER)),
  }),
);

/**
 * Runs the pipeline over some files, without targets unless the configuration names them.
 * @throws for an internal error that became a diagnostic, so that no test ignores it
 */
export async function run(
  files: readonly SourceFile[],
  config: Partial<UserConfig> = {},
  more: Partial<GenerateInput> = {},
): Promise<Generated> {
  const generated = await runDefended(files, config, more);
  const caught = generated.report.list().find(({ stack }) => stack !== undefined);
  if (caught === undefined) return generated;
  throw Object.assign(new Error(caught.message), { stack: caught.stack });
}

/**
 * Runs the pipeline like `run`, but does not throw for an internal error that became a diagnostic.
 */
export function runDefended(
  files: readonly SourceFile[],
  config: Partial<UserConfig> = {},
  more: Partial<GenerateInput> = {},
): Promise<Generated> {
  const none = { client: false, server: false, docs: false, openapi: false };
  return runPipeline({
    files,
    overlays: [],
    config: resolveConfig({ inputs: [], targets: none, title: 'Stride', ...config }),
    ...more,
  });
}

/** A file with this text or data, as if it were read from the disk. */
export function file(source: string, data: unknown): SourceFile {
  const text = typeof data === 'string' ? data : JSON.stringify(data, null, 2);
  return { source, bytes: new TextEncoder().encode(text) };
}
