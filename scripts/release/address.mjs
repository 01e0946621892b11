/**
 * Checks the repository URL in `package.json`, which npm compares with the repository that
 * publishes.
 */

const FIELDS = ['repository', 'homepage', 'bugs'];

/**
 * The problems with the repository URL: without it npm rejects provenance, and readers of the
 * package find no link.
 * @param {Readonly<Record<string, unknown>>} manifest the contents of `package.json`
 * @param {string | undefined} workflow `OWNER/NAME` of the repository whose workflow runs this,
 *   if any
 * @returns {string[]} a sentence each
 */
export function faultsOfAddress(manifest, workflow) {
  const missing = FIELDS.filter((field) => manifest[field] === undefined);
  const faults = missing.length === 0 ? [] : [toFillIn(missing, workflow ?? 'OWNER/NAME')];
  const { repository } = manifest;
  const url = typeof repository === 'string' ? repository : repository?.url;
  if (url === undefined || workflow === undefined) return faults;
  const [, named] = /[/:]([^/:]+\/[^/]+?)(?:\.git)?$/.exec(url) ?? [];
  return named?.toLowerCase() === workflow.toLowerCase()
    ? faults
    : [
        ...faults,
        `package.json says that the repository is ${url}, but ${workflow} makes the release: npm refuses provenance`,
      ];
}

function toFillIn(missing, place) {
  const address = `https://github.com/${place}`;
  const values = {
    repository: `{ "type": "git", "url": "git+${address}.git" }`,
    homepage: `"${address}#readme"`,
    bugs: `"${address}/issues"`,
  };
  const lines = missing.map((field) => `  "${field}": ${values[field]}`);
  return `package.json lacks ${missing.join(', ')}, and npm refuses provenance without a repository. Fill in the public address:\n${lines.join(',\n')}`;
}
