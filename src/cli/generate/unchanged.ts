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

/** The output of the last run in the terminal. */
export interface Remembered {
  /** The diagnostics of the cached run, as text. */
  readonly text: string;
  readonly summary: string;
}

interface Memory extends Remembered {
  readonly fingerprint: string;
  /** Hash of the lock that the run left. */
  readonly lock: string;
  /** The stamp of the output, and its paths, if a later run has read all files and found them unchanged. */
  readonly output?: { readonly paths: readonly string[]; readonly stamp: string };
}

/**
 * The output of the last run, if this run would write and print the same. All of these must be equal: descriptions,
 * configuration, build of this package, handlers, and the hash of every file on disk with the lock. The files are only
 * read if their stamp has changed.
 * @returns `undefined` if something differs or is unknown
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
 * Stores a run after which nothing is left to write. It is stored in the cache, not in the lock: the lock is committed,
 * and a configuration may contain secrets and paths of one machine.
 * @param lockText the lock that it left
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

/** A hash of everything that the output and the messages depend on; `undefined` if it cannot be computed. */
function fingerprint({
  job,
  files,
  missing,
  overlays,
  own,
  earlier = [],
}: Inputs): string | undefined {
  const { config, place, documents = [] } = job;
  // The modules that a template function uses, and the configuration of a formatter, are unknown, so their changes
  // could not be detected.
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

/** An id of this build of the package; `undefined` if it runs from its sources. */
export function buildStamp(): string | undefined {
  return readTextFile(new URL('../../stamp', import.meta.url));
}

function memoryFile(job: Job): string | undefined {
  return cacheFile(job, '.json');
}

/**
 * A file of the cache, one for each output folder.
 * @param ending of its name
 * @returns `undefined` without a cache folder
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

/** Writes a cache file that only the user can read, because it quotes descriptions. Errors are ignored. */
export async function writeCache(file: string, content: string | Uint8Array): Promise<void> {
  try {
    await writeFileAtomically(file, content, 0o700);
  } catch {
    // Without the file, the next run generates again, and compares with the lock, which has fewer details.
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
