/** Names of media types, as people write them. */

const SHORT = new Map([
  ['json', 'application/json'],
  ['xml', 'application/xml'],
  ['html', 'text/html'],
  ['text', 'text/plain'],
  ['form', 'application/x-www-form-urlencoded'],
  ['multipart', 'multipart/form-data'],
  ['*', '*/*'],
]);

/** As nearly all are written. */
const NORMAL = /^[a-z0-9.+-]{1,127}\/[a-z0-9.+-]{1,127}$/;

/**
 * The name in its normal spelling: lower case, one space after each `;`.
 * @param name `Application/JSON;charset=UTF-8`; also `json`
 * @returns `application/json; charset=utf-8`; `undefined` if the name is not a media type
 */
export function mediaTypeName(name: string): string | undefined {
  if (NORMAL.test(name)) return name;
  // The first entry of a list wins.
  const [first = ''] = name.split(',');
  const [type = '', ...parameters] = first
    .split(';')
    .map((part) => part.trim().toLowerCase())
    .filter((part, index) => part !== '' || index === 0);
  const full = SHORT.get(type) ?? type;
  return isMediaType(full) ? [full, ...parameters].join('; ') : undefined;
}

/** True for `type/subtype` and ranges (RFC 9110 §8.3.1). */
export function isMediaType(name: string): boolean {
  return /^[\w!#$&^.+*-]{1,127}\/[\w!#$&^.+*-]{1,127}$/.test(name);
}
