/** The few string formats that can be recognized reliably in examples. */

const FORMATS: readonly (readonly [string, RegExp])[] = [
  ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i],
  ['date-time', /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d{1,12})?(?:[Zz]|[+-]\d\d:\d\d)$/],
  ['date', /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/],
  ['uri', /^[a-z][a-z0-9+.-]{1,30}:\/\/[^\s{}<>"]{1,2000}$/i],
  ['email', /^[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}$/],
];

/**
 * Returns the format that all texts have.
 * @param texts real values, no placeholders
 * @returns `uuid`, `date-time`, `date`, `uri` or `email`; `undefined` if the texts have no common format, or if there
 * are no texts
 */
export function inferStringFormat(texts: readonly string[]): string | undefined {
  if (texts.length === 0) return undefined;
  return FORMATS.find(([, pattern]) => texts.every((text) => pattern.test(text)))?.[0];
}
