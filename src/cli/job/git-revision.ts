/** Reads descriptions from a git revision: `HEAD~1:specs/api.yaml`. */
import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';
import type { Openers } from '../../input/source/index.js';
import { READING_LIMITS } from '../../base/foundation/limits/reading.js';

/** A path in a git revision. */
export interface Revision {
  /** The name of the revision as the user wrote it: `HEAD~1`. */
  readonly name: string;
  /** The hash of the commit. All files are read from this commit, even if the branch moves in the meantime. */
  readonly commit: string;
  /** The path, relative to the top of the repository. */
  readonly path: string;
}

/** A file of a revision. */
export interface RevisionFile {
  /** The path, relative to the top of the repository. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/**
 * Parses `REVISION:PATH` as git does (gitrevisions(7)): a path that begins with `./` or `../` is relative to the
 * current folder, and any other path is relative to the top of the repository.
 * @param word an argument of the command line
 * @param cwd the absolute path of the current folder
 * @returns `undefined` for any other argument (such as a URL or a path on a drive), and if the revision does not exist
 */
export function revisionOf(word: string, cwd: string): Revision | undefined {
  const colon = word.indexOf(':');
  if (colon <= 0 || word.startsWith('-') || /^[\\/]/.test(word.slice(colon + 1))) return undefined;
  // On Windows, users write paths with backslashes; git uses slashes on every system.
  const [name, path] = [word.slice(0, colon), word.slice(colon + 1).replaceAll('\\', '/')];
  const commit = git(cwd, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
  const prefix = git(cwd, ['rev-parse', '--show-prefix']);
  if (commit === undefined || prefix === undefined) return undefined;
  const base = /^\.\.?(\/|$)/.test(path) ? textOf(prefix) : '';
  return { name, commit: textOf(commit), path: posix.normalize(posix.join('.', base, path)) };
}

/**
 * Reads the file at a path in a revision. If the path is a folder, reads all files in it.
 * @param cwd the absolute path of a folder in the repository
 * @returns an empty list if the path does not exist in the revision
 */
export function readRevision({ commit, path }: Revision, cwd: string): RevisionFile[] {
  const top = path === '.' || path === './' ? [] : [path.replace(/\/$/, '')];
  const listed = git(cwd, ['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...top]);
  const entries = textOf(listed ?? new Uint8Array()).split('\0');
  return entries.flatMap((entry) => {
    const [, mode, file] = /^(\d+) blob [\da-f]+\t([^]*)$/.exec(entry) ?? [];
    const isHidden = file === undefined || /(^|\/)(\.|node_modules\/)/.test(file);
    // Symbolic links are skipped, because git stores only the path to which they lead.
    if (isHidden || mode === '120000') return [];
    const bytes = git(cwd, ['cat-file', 'blob', `${commit}:${file}`]);
    return bytes ? [{ path: file, bytes }] : [];
  });
}

/**
 * Creates a function that reads the files to which the descriptions of a revision refer.
 * @param cwd the absolute path of a folder in the repository
 */
export function openRevision({ commit }: Revision, cwd: string): Openers['file'] {
  return (source, _folder, limit) => {
    const [bytes] = readRevision({ name: commit, commit, path: source }, cwd).filter(
      ({ path }) => path === source,
    );
    if (!bytes) return Promise.resolve('there is no such file in the revision');
    const isTooLarge = bytes.bytes.length > limit;
    return Promise.resolve(isTooLarge ? `it has more than ${limit} bytes` : bytes.bytes);
  };
}

/**
 * Runs a git command and returns its output. Paths are taken literally, without wildcards. Returns `undefined` if git
 * fails or is not installed.
 */
function git(cwd: string, words: readonly string[]): Uint8Array | undefined {
  try {
    const stdio: ['ignore', 'pipe', 'ignore'] = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', ['--no-replace-objects', '--literal-pathspecs', ...words], {
      cwd,
      stdio,
      maxBuffer: READING_LIMITS.programOutput.most,
    });
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/\n$/, '');
}
