/** Which versions of Node run this package: `engines` of its `package.json` says the same. */
const OLDEST = [20, 19];

/**
 * The sentence for a Node that is too old.
 * @param version of Node: `18.20.4`
 * @returns nothing for one that is new enough
 */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldest = 0, least = 0] = OLDEST;
  if (major > oldest || (major === oldest && minor >= least)) return undefined;
  return `restitch: needs Node ${OLDEST.join('.')} or newer; this is Node ${version}\n`;
}
