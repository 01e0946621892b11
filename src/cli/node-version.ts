/** The oldest supported version of Node, as in `engines` in `package.json`. */
const OLDEST = [20, 19];

/**
 * Returns the error message for a version of Node that is too old.
 * @param version the version of Node: `18.20.4`
 * @returns `undefined` for a supported version
 */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldest = 0, least = 0] = OLDEST;
  if (major > oldest || (major === oldest && minor >= least)) return undefined;
  return `restitch: needs Node ${OLDEST.join('.')} or newer; this is Node ${version}\n`;
}
