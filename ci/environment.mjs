/** The part of the pipeline's environment that other programs may see: they load code of pull requests. */

/**
 * Variables with which their holder can act for the pipeline: tokens of GitHub Actions and of GitLab CI/CD, and the files
 * from which later steps take their environment. Variables that the project sets itself stay, since a configuration may
 * read a description with them.
 */
const PRIVATE = new RegExp(
  [
    '^RESTITCH_TOKEN$',
    '^(?:GITHUB|GH|NPM|NODE_AUTH)_TOKEN$',
    '^ACTIONS_',
    '^GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$',
    '^CI_(?:BUILD|DEPLOY|JOB)_(?:TOKEN|JWT)',
    '^CI_\\w+_PASSWORD$',
    // Addresses with the token of the job in them.
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
