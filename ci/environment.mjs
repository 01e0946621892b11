/**
 * The environment for other programs. Secrets are removed, because these programs run code of pull
 * requests.
 */

/**
 * Variables that allow a program to act for the pipeline: tokens of GitHub Actions and of GitLab
 * CI/CD, and the files that set the environment of later steps. Variables that the project itself
 * sets are kept, because a configuration may need them to read a description.
 */
const PRIVATE = new RegExp(
  [
    '^RESTITCH_TOKEN$',
    '^(?:GITHUB|GH|NPM|NODE_AUTH)_TOKEN$',
    '^ACTIONS_',
    '^GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$',
    '^CI_(?:BUILD|DEPLOY|JOB)_(?:TOKEN|JWT)',
    '^CI_\\w+_PASSWORD$',
    // URLs that contain the token of the job.
    '^CI_(?:BUILD_REPO|REPOSITORY_URL)$',
  ].join('|'),
  'i',
);

/**
 * @param {Record<string, string | undefined>} env
 * @returns {Record<string, string | undefined>} the environment for programs that run code of a pull request
 */
export function withoutSecrets(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !PRIVATE.test(name)));
}
