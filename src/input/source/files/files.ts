/** Finds and reads the files of a run. No other file in `src/input/source` reads input files from disk. */
import { readFile, readdir, realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { CodeParams } from '../../../base/diagnostics/catalog.js';
import type { Report } from '../../../base/diagnostics/report.js';
import { entryAt, visibleEntryAt } from '../../../base/foundation/system/entry.js';
import { errorCode, isAbsent } from '../../../base/foundation/error-code.js';
import { patternLiteral } from '../../../base/foundation/scan.js';
import type { SourceId } from '../../../model/origin.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { nearestSpelling } from '../../../base/foundation/suggest.js';
import { DEFAULT_LIMITS, type Limits } from '../limits.js';
import type { SourceFile } from '../load.js';
import { tooLarge } from '../references/gather.js';
import { patternIn } from './pattern.js';

/**
 * Reads files, folders, and patterns with `*`, `**` and `?`. Folders are read with their subfolders, except hidden
 * files and `node_modules`.
 * @param paths the paths as the user writes them, absolute or relative to `root`
 * @param root the folder to which the names of files are relative
 * @param report receives a diagnostic for each path that matches no file
 * @param isConfigured true if the paths are from a configuration in the folder `root`
 * @returns the files, sorted by name, each once
 */
export async function readSourceFiles(
  paths: readonly string[],
  root: string,
  report: Report,
  limits: Limits = DEFAULT_LIMITS,
  isConfigured = false,
): Promise<SourceFile[]> {
  const base = resolve(root);
  const found = new Map<SourceId, string>();
  const named = new Set<SourceId>();
  let unreadable = 0;
  const onRefusal = (folder: string, error: unknown): void => {
    unreadable += 1;
    const words = { why: reasonOf(error), fault: 'permission', is: 'folder' } as const;
    report.add('file/unreadable', words, { source: relativePath(base, folder), pointer: '' });
  };
  for (const path of paths) {
    const before = unreadable;
    const files = await expand(resolve(base, path), onRefusal);
    const wanted = relativePath(base, resolve(base, path));
    if (files.length === 0 && unreadable === before) {
      const why = await whyNothing(resolve(base, path), base);
      const params = { path: wanted, isConfigured, ...why };
      report.add('file/not-found', params, { source: wanted, pointer: '' });
    }
    for (const file of files) {
      const name = relativePath(base, file);
      found.set(name, file);
      if (name === wanted) named.add(name);
    }
  }
  const read: SourceFile[] = [];
  for (const [source, file] of [...found].sort(([a], [b]) => byCodeUnit(a, b))) {
    const content = await readOne(file, source, report, limits);
    if (content) read.push({ source, ...content, ...(named.has(source) && { named: true }) });
  }
  return read;
}

/** Returns the reason why a path has no file, or the file whose name it probably misspells. */
async function whyNothing(
  path: string,
  base: string,
): Promise<Partial<CodeParams<'file/not-found'>>> {
  const entry = visibleEntryAt(path);
  if (entry) return { is: entry.isDirectory() ? 'empty folder' : 'no regular file' };
  const nearest = await nearestFile(path);
  return nearest === undefined ? {} : { meant: relativePath(base, nearest) };
}

/** Returns the file in the same folder whose name the user probably misspelled. */
async function nearestFile(path: string): Promise<string | undefined> {
  const folder = dirname(path);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const nearest = nearestSpelling(basename(path), names);
  return nearest === undefined ? undefined : join(folder, nearest);
}

async function readOne(
  file: string,
  source: SourceId,
  report: Report,
  limits: Limits,
): Promise<Pick<SourceFile, 'bytes' | 'starts'> | undefined> {
  try {
    const size = Number(entryAt(file)?.size ?? 0);
    if (size <= limits.fileBytes) return { bytes: await readFile(file) };
    const { readLargeArchive } = await import('./archive.js');
    const archive = await readLargeArchive(file, limits.fileBytes);
    if (archive) {
      const { cut, lost } = archive;
      const words = { size, limit: limits.fileBytes, cut, lost };
      report.add('traffic/large', words, { source, pointer: '' });
      return archive;
    }
    report.add('file/too-large', { size, limit: limits.fileBytes }, { source, pointer: '' });
  } catch (error) {
    const why = reasonOf(error);
    report.add('file/unreadable', { why, fault: 'permission' }, { source, pointer: '' });
  }
  return undefined;
}

/**
 * Creates a function that reads referenced files. It only reads regular files inside a folder, and checks this after
 * symbolic links are resolved.
 * @param root the folder to which the names of files are relative
 */
export function openConfined(
  root: string,
): (source: SourceId, folder: string, limit: number) => Promise<Uint8Array | string> {
  return async (source, folder, limit) => {
    try {
      const [file, within] = await Promise.all([
        realpath(resolve(root, source)),
        realpath(resolve(root, folder)),
      ]);
      const way = relative(within, file);
      if (isAbsolute(way) || way.split(sep)[0] === '..') {
        return 'its links lead out of the folder of the description';
      }
      const entry = entryAt(file);
      if (entry?.isFile() !== true) return 'it is not a regular file';
      return entry.size > limit ? tooLarge(limit) : await readFile(file);
    } catch (error) {
      const code = reasonOf(error);
      return code.includes('ENOENT') || code.includes('ENOTDIR')
        ? 'there is no such file'
        : `it is ${code}`;
    }
  };
}

function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return code !== undefined ? `not readable (${code})` : 'not readable';
}

/** Returns a path relative to a folder, with `/`. */
export function relativePath(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/') || '.';
}

/** Called for a folder that the operating system does not allow restitch to list. */
type OnRefusal = (folder: string, error: unknown) => void;

async function expand(path: string, onRefusal: OnRefusal): Promise<string[]> {
  const entry = visibleEntryAt(path);
  if (entry?.isFile()) return [path];
  if (entry?.isDirectory()) return walk(path, onRefusal);
  const wanted = patternIn(path);
  if (wanted === undefined) return [];
  const { folder } = wanted;
  const pattern = patternOf(wanted.parts);
  const files = await walk(folder, onRefusal);
  return files.filter((file) => pattern.test(relative(folder, file).split(sep).join('/')));
}

/**
 * Lists all regular files below a folder. Symbolic links are not followed, because they may lead out of the folder or
 * in circles.
 */
async function walk(folder: string, onRefusal: OnRefusal): Promise<string[]> {
  const files: string[] = [];
  const waiting = [folder];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const entry of await entriesOf(next, onRefusal)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      if (entry.isDirectory()) waiting.push(join(next, entry.name));
      else if (entry.isFile()) files.push(join(next, entry.name));
    }
  }
  return files;
}

/** The entries of a folder; none if it does not exist or cannot be listed. */
async function entriesOf(folder: string, onRefusal: OnRefusal) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (!isAbsent(error)) onRefusal(folder, error);
    return [];
  }
}

function patternOf(parts: readonly string[]): RegExp {
  const pieces = parts.map((part, index) => {
    const last = index === parts.length - 1;
    if (part === '**') return last ? '.*' : '(?:[^/]+/)*';
    const text = part.replace(/\*+|\?|[^*?]+/g, (piece) =>
      piece === '?' ? '[^/]' : piece.startsWith('*') ? '[^/]*' : patternLiteral(piece),
    );
    return last ? text : `${text}/`;
  });
  return new RegExp(`^${pieces.join('')}$`);
}
