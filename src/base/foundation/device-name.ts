/** File names that Windows reserves. */

const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])$/i;

/**
 * Returns true for a device name of Windows, such as `aux`, `AUX` or `aux.ts`.
 * @param name the name of a file or folder, without the path
 */
export function isDeviceName(name: string): boolean {
  const [stem = ''] = name.split('.', 1);
  return DEVICE.test(stem.trimEnd());
}

/**
 * Returns true if Windows accepts a name unchanged: it is not a device name, contains no reserved characters, and does
 * not end in a dot or a space.
 * @param name the name of a file or folder, without the path
 */
export function isPortableName(name: string): boolean {
  return !isDeviceName(name) && !/[<>:"|?*\\\u0000-\u001f]|[. ]$/.test(name);
}
