/**
 * The checks of a pipeline: whether generated files are up to date, and what a pull request changes
 * for callers. Run by `action.yml` on GitHub, and as `node node_modules/restitch/ci/main.mjs` on
 * GitLab.
 */
import { appendFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { checked, compared } from './commands.mjs';
import { githubHost } from './github.mjs';
import { gitlabHost } from './gitlab.mjs';

const env = process.env;
const isOn = (name) => (env[name] ?? 'true') === 'true';

/** The host whose pipeline this is. */
const host = env['GITLAB_CI'] ? gitlabHost(env) : githubHost(env);
const config = env['RESTITCH_CONFIG'] ?? '';
/** Paths in a configuration are relative to its folder. */
const folder = config === '' ? process.cwd() : dirname(resolve(config));
const prefix = relative(resolve(host.root), folder).split('\\').join('/');
const where = { folder, file: config === '' ? '.' : basename(config) };

const found = [];
let failed = false;
let names;

if (isOn('RESTITCH_CHECK')) {
  const check = checked(where);
  found.push(...check.annotations);
  failed ||= check.failed;
  names = check.names;
  for (const line of check.said) console.log(line);
}

const base = host.base();
if (isOn('RESTITCH_DIFF') && base !== undefined) {
  const failOn = env['RESTITCH_FAIL_ON'] || 'breaking';
  const diff = compared(where, base, failOn, names);
  found.push(...diff.annotations);
  failed ||= diff.failed;
  for (const line of diff.said) console.log(line);
  const { GITHUB_STEP_SUMMARY: summary } = env;
  if (summary && diff.markdown !== '') appendFileSync(summary, `${diff.markdown}\n`);
  if (isOn('RESTITCH_COMMENT')) await comment(diff.markdown);
}

host.annotate(
  found.map((one) => ({
    ...one,
    ...(one.file !== undefined && { file: prefix === '' ? one.file : `${prefix}/${one.file}` }),
  })),
);
process.exitCode = failed ? 1 : 0;

/**
 * Writes one comment, which the next run updates. A pipeline without permission to write reports
 * that, and continues.
 */
async function comment(markdown) {
  try {
    // The fence is longer than any run of backticks in the text, so the text cannot end it.
    const mark = `<!-- restitch ${encodeURI(`${prefix}/${where.file}`)} -->`;
    console.log(await host.comment(mark, markdown));
  } catch (error) {
    console.log(`no comment was written: ${error.message}`);
  }
}
