/**
 * The public API of the package. Every configuration file imports it, so importing it must be cheap: each stage is only
 * loaded when it is called.
 */
import type { Change } from './api/compare/index.js';
import type { HandlersOnDisk } from './print/emit/handler.js';
import type { Generated, GenerateInput } from './run/pipeline/generate.js';
import type { Api } from './model/api.js';
import type { Action } from './output/files/index.js';
import type { NameLock } from './api/resolve/index.js';
import type { WriteOptions } from './run/pipeline/write.js';

export { defineConfig, resolveConfig } from './run/config/config.js';
export type { Change, ChangeRule, ChangeSeverity, ChangeSubject } from './api/compare/index.js';
export type { Config, UserConfig, UserConfigs } from './run/config/config.js';
export type { Diagnostic, SourceLocation, Report } from './base/diagnostics/report.js';
export type { OutputFile, Ownership } from './print/emit/file.js';
export type { HandlerLocation, HandlersOnDisk } from './print/emit/handler.js';
export type { Generated, GenerateInput, StageName } from './run/pipeline/generate.js';
export type * from './model/api.js';
export type * from './model/origin.js';
export type * from './model/path.js';
export type * from './model/schema.js';
export type { Action } from './output/files/index.js';
export type {
  Candidate,
  DocumentCoverage,
  Election,
  Ledger,
  RejectedCandidate,
} from './api/reconcile/index.js';
export type { Group, NameLock, Names } from './api/resolve/index.js';
export type { SourceFile } from './input/source/index.js';
export type { WriteOptions } from './run/pipeline/write.js';

/**
 * Merges descriptions into one API and renders the targets, without accessing the disk. A user's mistake does not throw
 * an error; it becomes a diagnostic in the report of the result.
 */
export async function generate(input: GenerateInput): Promise<Generated> {
  return (await import('./run/pipeline/generate.js')).runPipeline(input);
}

/**
 * Writes the output of `generate`. Files that did not change are not written, and files that a person edited are kept.
 * @returns one entry for each file, with its path and the action, such as `create`, `keep` or `remove`
 */
export async function write(
  generated: Generated,
  options: WriteOptions,
): Promise<readonly Action[]> {
  return (await import('./run/pipeline/write.js')).writeGenerated(generated, options);
}

/**
 * Reads the names that an earlier `write` stored in the same folder. Pass them to `generate` as `lock` to keep these
 * names.
 */
export async function readNames(options: WriteOptions): Promise<NameLock | undefined> {
  return (await import('./run/pipeline/write.js')).readLockedNames(options);
}

/** Reads the existing handlers. Pass them to `generate` as `handlers`. */
export async function readHandlers(options: WriteOptions): Promise<HandlersOnDisk> {
  return (await import('./run/pipeline/write.js')).readHandlersOnDisk(options);
}

/**
 * Compares two APIs from the point of view of callers. Returns each change once, the most severe first.
 * @param before the `api` that `generate` returned for the old descriptions
 * @param after the `api` that `generate` returned for the new descriptions
 */
export async function compare(before: Api, after: Api): Promise<readonly Change[]> {
  return (await import('./api/compare/index.js')).compareApis(before, after);
}
