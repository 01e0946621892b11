/** Detects that nothing changed since the last run, without reading a description or rendering a file. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  hashHandlers,
  readTextFile,
  stampFiles,
  untouchedOutput,
  writeFileAtomically,
} from '../../output/files/index.js';
import { contentHash, type SourceFile } from '../../input/source/index.js';
import { sha256 } from '../hash.js';
import type { Job } from '../job/job.js';
import type { Inputs } from '../job/read-inputs.js';

/** The text that the last run printed. */
export interface Remembered {
  /** The printed diagnostics. */
  readonly text: string;
  readonly summary: string;
}

interface Memory extends Remembered {
  readonly fingerprint: string;
  /** The hash of the lock file after the run. */
  readonly lock: string;
  /**
   * The paths of the output files, and a stamp (see `stampFiles`) that changes if one of these files changes. Set after
   * a later run has read all files and found them unchanged.
   */
  readonly output?: { readonly paths: readonly string[]; readonly stamp: string };
}

/**
 * Returns the output of the last run if this run would print the same and write the same files. For this, all of these
 * must be unchanged: the descriptions, the configuration, the build of restitch, the handlers, the lock file, and every
 * generated file.
 * @returns `undefined` if something has changed, or if this cannot be determined
 */
export async function readUnchanged(inputs: Inputs): Promise<Remembered | undefined> {
  const { place } = inputs.job;
  const file = memoryFile(inputs.job);
  const text = readCache(file);
  const memory = text === undefined ? undefined : memoryFrom(text.toString());
  if (memory === undefined || memory.fingerprint !== fingerprint(inputs)) return undefined;
  const { output, lock } = memory;
  const now = Date.now();
  if (output !== undefined && stampFiles(place.folder, output.paths, now) === output.stamp) {
    return memory;
  }
  const untouched = untouchedOutput(place, now, (lockText) => sha256(lockText) === lock);
  if (untouched === undefined) return undefined;
  const { paths, stamp } = untouched;
  if (file !== undefined && stamp !== undefined) {
    await writeMemory(file, { ...memory, output: { paths, stamp } });
  }
  return memory;
}

/**
 * Stores a run after which all files are up to date. The fingerprint is stored in the cache, not in the lock file,
 * because the lock file is committed, and a configuration may contain secrets and local paths.
 * @param lockText the content of the lock file after the run
 */
export async function rememberUnchanged(
  inputs: Inputs,
  printed: Remembered,
  lockText: string,
): Promise<void> {
  const file = memoryFile(inputs.job);
  const print = fingerprint(inputs);
  if (file === undefined || print === undefined) return;
  const memory: Memory = { ...printed, fingerprint: print, lock: sha256(lockText) };
  await writeMemory(file, memory);
}

async function writeMemory(file: string, memory: Memory): Promise<void> {
  await writeCache(file, JSON.stringify(memory) + '\n');
}

/**
 * Returns a hash of everything on which the output and the messages depend, or `undefined` if it cannot be computed.
 */
function fingerprint({
  job,
  files,
  missing,
  overlays,
  own,
  earlier = [],
}: Inputs): string | undefined {
  const { config, place, documents = [] } = job;
  // Changes to the modules that a custom template or target imports, and to the configuration of a formatter, cannot be
  // detected. A run that uses any of these has no fingerprint.
  const { templates, customTargets, format } = config;
  const isCustom = Object.keys(templates).length + customTargets.length > 0;
  if (isCustom || format !== 'layout') return undefined;
  const stamp = buildStamp();
  if (stamp === undefined) return undefined;
  const contents = (inputs: readonly SourceFile[]): string[][] =>
    inputs.map(({ source, bytes }) => [source, contentHash(bytes)]);
  const whole = [
    stamp,
    [job.file ?? null, job.pointer ?? null, documents.map(({ hash }) => hash)],
    place.show('generated', ''),
    hashHandlers(place),
    config,
    job.only ?? null,
    contents(files),
    missing,
    contents(overlays),
    [...(own?.files ?? [])].map(([path, content]) => [
      path,
      typeof content === 'string' ? content : contentHash(content),
    ]),
    earlier.map((state) => contents(state.files)),
  ];
  return sha256(
    JSON.stringify(whole, (_, value: unknown) => (value instanceof Map ? [...value] : value)),
  );
}

/** Returns an id of this build of restitch, or `undefined` if restitch runs from its source code. */
export function buildStamp(): string | undefined {
  return readTextFile(new URL('../../stamp', import.meta.url));
}

function memoryFile(job: Job): string | undefined {
  return cacheFile(job, '.json');
}

/**
 * Returns the path of a cache file. Each output folder has its own.
 * @param ending the end of the file name
 * @returns `undefined` if there is no cache folder
 */
export function cacheFile({ root, place, cacheFolder }: Job, ending: string): string | undefined {
  if (cacheFolder === undefined) return undefined;
  const name = sha256(`${root}\0${place.folder}`).slice(0, 16);
  return join(cacheFolder, `${name}${ending}`);
}

/** Returns the content of a cache file; `undefined` if it cannot be read. */
export function readCache(file: string | undefined): Buffer | undefined {
  if (file === undefined) return undefined;
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/** Writes a cache file. Only the user can read it, because it quotes descriptions. Errors are ignored. */
export async function writeCache(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomically(file, content, 0o700);
  } catch {
    // Without this file, the next run generates everything again, and reports changes in less detail.
  }
}

function memoryFrom(text: string): Memory | undefined {
  try {
    const memory = JSON.parse(text) as Partial<Memory>;
    const { fingerprint: print, lock, text: shown, summary, output } = memory;
    const { stamp = '', paths = [] } = output ?? {};
    const isMemory = [print, lock, shown, summary, stamp, ...paths].every(
      (one) => typeof one === 'string',
    );
    return isMemory ? (memory as Memory) : undefined;
  } catch {
    return undefined;
  }
}
