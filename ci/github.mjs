/** The output for GitHub: workflow commands in the log, and a comment through its REST API. */
import { upsertComment } from './comment.mjs';

/**
 * @param {Record<string, string | undefined>} env
 */
export function githubHost(env) {
  return {
    root: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    base: () => env['RESTITCH_BASE'] || undefined,
    annotate: (annotations) => {
      for (const one of annotations) console.log(workflowCommand(one));
    },
    comment: (mark, markdown) => upsert(env, mark, markdown),
  };
}

/**
 * An annotation as a workflow command (`::error file=…::…`). Its text may come from anyone, so it
 * is escaped and cannot end the line or start another command.
 */
export function workflowCommand({ level, title, message, file, line, column }) {
  const properties = Object.entries({ file, line, col: column, title })
    .filter(([, value]) => value !== undefined && value !== null)
    .map(
      ([name, value]) =>
        `${name}=${escaped(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C')}`,
    );
  return `::${level} ${properties.join(',')}::${escaped(message)}`;
}

function escaped(text) {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** The one comment on the pull request. */
async function upsert(env, mark, markdown) {
  const { RESTITCH_TOKEN: token, RESTITCH_PULL_REQUEST: number, GITHUB_REPOSITORY: name } = env;
  if (!token || !number || !name) return 'no comment: this is no pull request';
  const issues = `${env['GITHUB_API_URL'] ?? 'https://api.github.com'}/repos/${name}/issues`;
  const headers = { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' };
  const all = `${issues}/${number}/comments`;
  const one = (id) => `${issues}/comments/${id}`;
  return upsertComment({ all, one, update: 'PATCH', headers, longest: 65_000 }, mark, markdown);
}
