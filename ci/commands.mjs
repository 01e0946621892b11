/** Runs restitch, and converts its diagnostics and changes to annotations. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withoutSecrets } from './environment.mjs';

/**
 * @typedef {{ level: 'error' | 'warning', title: string, message: string, file?: string, line?: number, column?: number }} Annotation
 * @typedef {{ folder: string, file: string }} Where the folder of a configuration, and the name of its file; `.` for the default name
 */

/**
 * The path of the command that the project has installed, or of the command in the package of this
 * file.
 */
function commandIn(folder) {
  for (let at = folder; ; at = dirname(at)) {
    const file = join(at, 'node_modules/restitch/dist/src/cli.js');
    if (existsSync(file)) return file;
    if (at === dirname(at)) return fileURLToPath(new URL('../dist/src/cli.js', import.meta.url));
  }
}

/** Runs a program without the secrets of the pipeline. */
function run(folder, program, words) {
  // Colours are for people.
  const env = { ...withoutSecrets(process.env), NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(program, words, {
    ...{ cwd: folder, env, encoding: 'utf8', maxBuffer: 1024 ** 3 },
  });
  return { status: status ?? 2, stdout, stderr };
}

function restitch(folder, ...words) {
  return run(folder, process.execPath, [commandIn(folder), ...words]);
}

function jsonOf({ stdout }) {
  try {
    return JSON.parse(stdout);
  } catch {
    return undefined;
  }
}

/** The limit for warnings: GitHub displays only ten annotations of each level. */
const MOST = 10;

/**
 * Checks whether the generated files are up to date.
 * @param {Where} where
 * @returns {{ failed: boolean, annotations: Annotation[], said: string[], names?: string[] }} with the names of the APIs
 */
export function checked({ folder, file }) {
  const words = file === '.' ? [] : [file];
  const ended = restitch(folder, 'check', ...words, '--format', 'json');
  const json = jsonOf(ended);
  if (json === undefined) return broken('restitch check', ended);
  const apis = json.apis ?? { '': json };
  const annotations = Object.values(apis).flatMap(({ diagnostics }) => diagnostics.flatMap(noted));
  const stale = Object.entries(apis).filter(([, api]) => api.stale);
  for (const [name, { reasons }] of stale) {
    const what = name === '' ? 'the output' : `the output of ${name}`;
    const message = `${what} is out of date: run restitch generate, and commit the changes\n${reasons.join('\n')}`;
    annotations.push({ level: 'error', title: 'restitch check', message });
  }
  const errors = annotations.filter(({ level }) => level === 'error');
  const warnings = annotations.filter(({ level }) => level === 'warning');
  const said = ended.status === 0 ? ['the output is up to date'] : [];
  const shown = [...errors, ...warnings.slice(0, MOST)];
  return { failed: ended.status !== 0, annotations: shown, said, names: Object.keys(apis) };
}

/**
 * Converts a diagnostic to an annotation. Hints are omitted, because a pull request does not need
 * them.
 */
function noted({ severity, code, message, help, source, line, column }) {
  if (severity !== 'error' && severity !== 'warning') return [];
  const place = source !== null && line !== null ? { file: source, line, column } : {};
  return [{ level: severity, title: code, message: `${message}\n${help}`, ...place }];
}

/** The error if a command could not start. */
function broken(title, { stderr, stdout }) {
  const message = (stderr || stdout).trim() || 'it said nothing';
  return {
    failed: true,
    annotations: [{ level: 'error', title, message }],
    said: [],
    markdown: '',
  };
}

/**
 * Compares the API with a revision, and returns the changes for callers.
 * @param {Where} where
 * @param {string} base a revision or a branch of the remote
 * @param {string} failOn the value of `--fail-on`
 * @param {string[]} [names] the names of the APIs; omitted for a single API
 * @returns {{ failed: boolean, annotations: Annotation[], said: string[], markdown: string }}
 *   without Markdown if nothing changes
 */
export function compared(where, base, failOn, names = checked(where).names ?? ['']) {
  const git = (...words) => {
    const { status, stdout, stderr } = run(where.folder, 'git', words);
    if (status !== 0) throw new Error(`git ${words[0]}: ${stderr.trim()}`);
    return stdout.trim();
  };
  const tree = mkdtempSync(join(tmpdir(), 'restitch-base-'));
  try {
    const top = git('rev-parse', '--show-toplevel');
    git('worktree', 'add', '--detach', '--force', tree, revision(base, git));
    const there = join(tree, relative(top, where.folder));
    linkModules(top, tree, where.folder, there);
    if (!existsSync(join(there, where.file))) {
      return {
        failed: false,
        annotations: [],
        said: ['there is nothing to compare with'],
        markdown: '',
      };
    }
    const found = differences(where, there, failOn, names);
    return { ...found, markdown: withRevision(found.markdown, tree, base) };
  } catch (error) {
    return broken('restitch diff', { stderr: error.message });
  } finally {
    run(where.folder, 'git', ['worktree', 'remove', '--force', tree]);
    rmSync(tree, { recursive: true, force: true });
  }
}

/**
 * The commit of a branch or a revision. A shallow checkout does not contain it, so it is fetched
 * from the remote.
 */
function revision(base, git) {
  for (const name of [`origin/${base}`, base]) {
    try {
      return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`);
    } catch {
      continue;
    }
  }
  git('fetch', '--quiet', '--depth=1', 'origin', '--', base);
  return git('rev-parse', 'FETCH_HEAD');
}

/**
 * Links the installed packages into the checkout of the base, because its configuration may import
 * them.
 */
function linkModules(top, tree, folder, there) {
  for (const [from, to] of [
    [top, tree],
    [folder, there],
  ]) {
    const [modules, link] = [join(from, 'node_modules'), join(to, 'node_modules')];
    if (existsSync(modules) && existsSync(to) && !existsSync(link))
      symlinkSync(modules, link, 'junction');
  }
}

function differences(where, there, failOn, names) {
  const old = where.file === '.' ? there : join(there, where.file);
  const result = { failed: false, annotations: [], said: [], markdown: '' };
  for (const name of names) {
    const api = name === '' ? [] : ['--api', name];
    const words = ['diff', old, where.file, ...api, '--fail-on', failOn];
    const ended = restitch(where.folder, ...words, '--format', 'json');
    const json = jsonOf(ended);
    // If the old or the new API cannot be read, the output has diagnostics instead of changes.
    if (json?.changes === undefined) {
      const [first] = json?.diagnostics ?? [];
      const reason = first?.message ?? ended.stderr.trim();
      result.said.push(`${name || 'the API'} cannot be compared: ${reason}`);
      continue;
    }
    result.failed ||= ended.status !== 0;
    result.annotations.push(...json.changes.flatMap(annotated));
    const { breaking, warning, compatible } = json.counts;
    result.said.push(
      `${name || 'the API'}: ${breaking} breaking, ${warning} perhaps, ${compatible} compatible`,
    );
    if (json.changes.length === 0) continue;
    const { stdout } = restitch(where.folder, ...words, '--format', 'markdown');
    result.markdown += name === '' ? stdout : `# ${codeSpan(name)}\n\n${stdout}\n`;
  }
  return result;
}

/**
 * Replaces the folder of the base in locations by the name that git uses (`main:api.yaml:3:5`),
 * because it has another path in every run.
 */
function withRevision(markdown, tree, base) {
  const path = new RegExp(`[^\\s\`]*\\b${basename(tree)}/`, 'g');
  return markdown.replaceAll(path, () => `${base.replaceAll(/[`\r\n]/g, '')}:`);
}

/** Names of APIs come from the configuration and are printed unchanged. */
function codeSpan(name) {
  return `\`${name.replaceAll(/[`\r\n]/g, ' ')}\``;
}

/**
 * Converts a change to an annotation at the line that causes it. Compatible changes are only part
 * of the comment.
 */
function annotated({ severity, rule, text, why, after }) {
  if (severity === 'compatible') return [];
  const [place] = after.filter(({ line }) => line !== null);
  const level = severity === 'breaking' ? 'error' : 'warning';
  const at = place ? { file: place.source, line: place.line, column: place.column } : {};
  return [{ level, title: rule, message: `${text}: ${why}`, ...at }];
}
