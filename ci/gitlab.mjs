/**
 * The output for GitLab: a code quality report, which it displays at the lines, and a note through
 * its REST API.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { upsertComment } from './comment.mjs';

/** Named in `.gitlab-ci.yml` (`artifacts: reports: codequality:`). */
const REPORT = 'gl-code-quality-report.json';

/**
 * @param {Record<string, string | undefined>} env
 */
export function gitlabHost(env) {
  return {
    root: env['CI_PROJECT_DIR'] ?? process.cwd(),
    base: () => env['RESTITCH_BASE'] || env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'] || undefined,
    annotate: (annotations) => {
      for (const { level, title, message, file, line } of annotations)
        console.log(
          `${level} ${title}${file ? ` ${file}:${line}` : ''}: ${message.replaceAll(/\s+/g, ' ')}`,
        );
      writeFileSync(REPORT, JSON.stringify(annotations.map(codeQuality), null, 2));
    },
    comment: (mark, markdown) => upsert(env, mark, markdown),
  };
}

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
export function codeQuality({ level, title, message, file = REPORT, line = 1 }) {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([title, message, file]))
    .digest('hex');
  return {
    description: message,
    check_name: title,
    fingerprint,
    severity: level === 'error' ? 'critical' : 'minor',
    location: { path: file, lines: { begin: line } },
  };
}

/** The one note on the merge request. */
async function upsert(env, mark, markdown) {
  const { RESTITCH_TOKEN: token, CI_MERGE_REQUEST_IID: number, CI_PROJECT_ID: project } = env;
  if (!token || !number || !project) return 'no note: it needs a merge request and RESTITCH_TOKEN';
  const all = `${env['CI_API_V4_URL']}/projects/${project}/merge_requests/${number}/notes`;
  const one = (id) => `${all}/${id}`;
  const headers = { 'private-token': token };
  return upsertComment({ all, one, update: 'PUT', headers, longest: 900_000 }, mark, markdown);
}
