/** The changelog and the version of a release, as pure functions. */

const OPEN = '## Unreleased';
/** The section that users read before an upgrade. Every version has it, even if nothing changes. */
const OUTPUT = '### Generated output';

/**
 * The text between a version's heading and the next one.
 * @param {string} changelog
 * @param {string} heading without `## `
 * @returns {string | undefined} trimmed; undefined if there is no such heading
 */
export function sectionOf(changelog, heading) {
  const parts = changelog.split(/^## /m).slice(1);
  const found = parts.find(
    (part) => part.startsWith(`${heading}\n`) || part.startsWith(`${heading} `),
  );
  return found?.slice(found.indexOf('\n') + 1).trim();
}

/**
 * Moves the unreleased section of the changelog under a version.
 * @param {string} changelog
 * @param {string} version
 * @param {string} date `2026-01-31`
 * @returns {string}
 * @throws {Error} if nothing is unreleased, or the consequences for generated output are missing
 */
export function releasedChangelog(changelog, version, date) {
  const open = sectionOf(changelog, 'Unreleased');
  if (open === undefined || open === '') throw new Error('CHANGELOG.md: nothing is unreleased');
  const output = open.split(OUTPUT)[1]?.split(/^### /m)[0] ?? '';
  if (!/^- /m.test(output)) {
    throw new Error(
      `CHANGELOG.md: "${OUTPUT}" must say what changes in output, or that nothing does`,
    );
  }
  const next = `${OPEN}\n\n${OUTPUT}\n\n- Nothing changes.\n`;
  return changelog.replace(`${OPEN}\n`, `${next}\n## ${version} - ${date}\n`);
}

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-([a-z]+)\.(\d+))?$/;

/**
 * Returns the reason why a version cannot follow another one.
 * @param {string} version `1.2.3`, or `1.2.3-rc.1`
 * @param {string} current
 * @returns {string | undefined} undefined if the version can follow
 */
export function faultOfVersion(version, current) {
  const [next, last] = [VERSION.exec(version), VERSION.exec(current)];
  if (!next) return `${version} is no version like 1.2.3 or 1.2.3-rc.1`;
  if (!last) return `package.json: ${current} is no version like 1.2.3`;
  for (const part of [1, 2, 3]) {
    const step = Number(next[part]) - Number(last[part]);
    if (step !== 0) return step > 0 ? undefined : `${version} is before ${current}`;
  }
  // The first release may keep the version that `package.json` already has.
  if (version === current) return undefined;
  const isLater =
    next[4] === undefined || (last[4] === next[4] && Number(next[5]) > Number(last[5]));
  return isLater && last[4] !== undefined ? undefined : `${version} is before ${current}`;
}
