/** The public API of the package. Cheap to import: every configuration file does, so the stages load when they are called. */
import type { Change } from './compare/index.js';
import type { HandlersOnDisk } from './emit/handler.js';
import type { Generated, GenerateInput } from './pipeline/generate.js';
import type { Api } from './model/api.js';
import type { Action } from './output/index.js';
import type { NameLock } from './resolve/index.js';
import type { WriteOptions } from './pipeline/write.js';

export { defineConfig, resolveConfig } from './config/config.js';
export type { Change, ChangeRule, ChangeSeverity, ChangeSubject } from './compare/index.js';
export type { Config, UserConfig, UserConfigs } from './config/config.js';
export type { Diagnostic, SourceLocation, Report } from './diagnostics/report.js';
export type { OutputFile, Ownership } from './emit/file.js';
export type { HandlerLocation, HandlersOnDisk } from './emit/handler.js';
export type { Generated, GenerateInput, StageName } from './pipeline/generate.js';
export type * from './model/api.js';
export type * from './model/origin.js';
export type * from './model/path.js';
export type * from './model/schema.js';
export type { Action } from './output/index.js';
export type {
  Candidate,
  DocumentCoverage,
  Election,
  Ledger,
  RejectedCandidate,
} from './reconcile/index.js';
export type { Group, NameLock, Names } from './resolve/index.js';
export type { SourceFile } from './source/index.js';
export type { WriteOptions } from './pipeline/write.js';

/**
 * Makes one API of many descriptions and renders the targets; touches no disk.
 * Never throws for a user's mistake: what is wrong stands in the report of the result.
 */
export async function generate(input: GenerateInput): Promise<Generated> {
  return (await import('./pipeline/generate.js')).runPipeline(input);
}

/**
 * Writes what `generate` made; unchanged files are left alone, files edited by hand are kept.
 * @returns what was done with every file
 */
export async function write(
  generated: Generated,
  options: WriteOptions,
): Promise<readonly Action[]> {
  return (await import('./pipeline/write.js')).writeGenerated(generated, options);
}

/** The names that an earlier `write` into the same folder kept, for the `lock` of `generate`. */
export async function readNames(options: WriteOptions): Promise<NameLock | undefined> {
  return (await import('./pipeline/write.js')).readLockedNames(options);
}

/** The hand-written handlers that are there, for the `handlers` of `generate`. */
export async function readHandlers(options: WriteOptions): Promise<HandlersOnDisk> {
  return (await import('./pipeline/write.js')).readHandlersOnDisk(options);
}

/**
 * What changed between two APIs, for those who call them: every difference once, the gravest first.
 * @param before the `api` of what `generate` made of the old descriptions
 * @param after that of the new ones
 */
export async function compare(before: Api, after: Api): Promise<readonly Change[]> {
  return (await import('./compare/index.js')).compareApis(before, after);
}
