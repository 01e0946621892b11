/** The formats that are checked by default. */

const TESTS: ReadonlyMap<string, RegExp> = new Map([
  ['uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i],
  ['date', /^\d{4}-\d\d-\d\d$/],
  [
    'date-time',
    /^\d{4}-\d\d-\d\d[Tt ](?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d{1,30})?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/,
  ],
]);

/** Returns true if a text has a format; always true for formats that are not checked by default. */
export function isOfFormat(format: string, text: string): boolean {
  const test = TESTS.get(format);
  if (test === undefined) return true;
  return test.test(text) && (format === 'uuid' || isDay(text.slice(0, 10)));
}

/** Returns true if a date exists (RFC 3339 §5.7). */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= last;
}
