/** The five Stride documents, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { resolveConfig, type UserConfig } from '../src/config/config.js';
import { runPipeline, type Generated, type GenerateInput } from '../src/pipeline/generate.js';
import type { SourceFile } from '../src/source/index.js';

const FOLDER = new URL('../specs/stride/', import.meta.url);

/** The documents in the order of their names. */
export const STRIDE_FILES: readonly SourceFile[] = readdirSync(FOLDER)
  .filter((name) => /\.(swagger\.yaml|postman\.json)$/.test(name))
  .sort()
  .map((name) => ({ source: `specs/stride/${name}`, bytes: readFileSync(new URL(name, FOLDER)) }));

/** What the documents leave unknown, and the endpoints that they leave out. */
export const STRIDE_OVERLAYS: readonly SourceFile[] = ['overlay', 'neighbours.overlay'].map(
  (name) => ({
    source: `specs/stride/${name}.yaml`,
    bytes: readFileSync(new URL(`${name}.yaml`, FOLDER)),
  }),
);

/** Runs the pipeline over some files; no targets unless the configuration asks for them. */
export function run(
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

/** A description written in a test. */
export function file(source: string, data: unknown): SourceFile {
  const text = typeof data === 'string' ? data : JSON.stringify(data, null, 2);
  return { source, bytes: new TextEncoder().encode(text) };
}
