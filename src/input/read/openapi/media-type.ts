/** Normalizes the names of media types. */

const SHORT = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['html', 'text/html'],
  ['text', 'text/plain'],
  ['form', 'application/x-www-form-urlencoded'],
  ['multipart', 'multipart/form-data'],
  ['*', '*/*'],
]);

/** Matches a media type that is already in its normal form. Nearly all media types in API descriptions are. */
const NORMAL = /^[a-z0-9.+-]{1,127}\/[a-z0-9.+-]{1,127}$/;

/**
 * Returns the normal form of a media type: lower case, with one space after each `;`.
 * @param name `Application/JSON;charset=UTF-8`; also `json`
 * @returns `application/json; charset=utf-8`; `undefined` if the name is not a media type
 */
export function mediaTypeName(name: string): string | undefined {
  if (NORMAL.test(name)) return name;
  // If the name is a list, the first entry is used.
  const [first = ''] = name.split(',');
  const [type = '', ...parameters] = first
    .split(';')
    .map((part) => part.trim().toLowerCase())
    .filter((part, index) => part !== '' || index === 0);
  const full = SHORT.get(type) ?? type;
  return isMediaType(full) ? [full, ...parameters].join('; ') : undefined;
}

export function isMediaType(name: string): boolean {
  return /^[\w!#$&^.+*-]{1,127}\/[\w!#$&^.+*-]{1,127}$/.test(name);
}
