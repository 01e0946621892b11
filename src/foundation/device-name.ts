/** Names of files that Windows has for something else. */

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])$/i;

/**
 * True for a name that Windows keeps for a device: `aux`, and `aux.ts` too, in letters of any case.
 * @param name of a file or a folder, without what is above it
 */
export function isDeviceName(name: string): boolean {
  const [stem = ''] = name.split('.', 1);
  return DEVICE.test(stem.trimEnd());
}

/**
 * True for a name that Windows takes as it is: none of a device, without signs that mean something else there, and
 * not ending in a dot or a space, which Windows leaves out.
 * @param name of a file or a folder, without what is above it
 */
export function isPortableName(name: string): boolean {
  return !isDeviceName(name) && !/[<>:"|?*\\\u0000-\u001f]|[. ]$/.test(name);
}
