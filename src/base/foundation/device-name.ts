/** File names that Windows reserves. */

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])$/i;

/**
 * Returns true for a device name of Windows in any case: `aux`, but also `aux.ts`.
 * @param name the name of a file or a folder, without its path
 */
export function isDeviceName(name: string): boolean {
  const [stem = ''] = name.split('.', 1);
  return DEVICE.test(stem.trimEnd());
}

/**
 * Returns true for a name that Windows accepts unchanged: not a device name, without reserved characters, and without a
 * dot or a space at its end, which Windows removes.
 * @param name the name of a file or a folder, without its path
 */
export function isPortableName(name: string): boolean {
  return !isDeviceName(name) && !/[<>:"|?*\\\u0000-\u001f]|[. ]$/.test(name);
}
