/** The formats that are checked by default, as strictly as the RFCs require. */

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const HOUR = "(?:[01]\\d|2[0-3])";
// The annotation lets bundlers remove this expression if no format is used.
const TIME = /* @__PURE__ */ (() =>
  new RegExp(
    `^(${HOUR}):([0-5]\\d):([0-5]\\d|60)(?:\\.\\d{1,30})?(?:z|([+-])(${HOUR}):([0-5]\\d))$`,
    "i",
  ))();

/** Returns true for a UUID (RFC 9562), in lower or upper case. */
export function isUuid(text: string): boolean {
  return text.length === 36 && UUID.test(text);
}

/** Returns true for a valid date (`full-date` of RFC 3339 §5.6). */
export function isDate(text: string): boolean {
  const found = DATE.exec(text);
  if (found === null) return false;
  const [year, month, day] = [
    Number(found[1]),
    Number(found[2]),
    Number(found[3]),
  ];
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const thirty = month === 4 || month === 6 || month === 9 || month === 11;
  return day <= (month === 2 ? (leap ? 29 : 28) : thirty ? 30 : 31);
}

/** Returns true for a valid date and time with an offset (`date-time` of RFC 3339 §5.6). */
export function isDateTime(text: string): boolean {
  if (text.length < 20 || text.length > 64) return false;
  const mark = text.charCodeAt(10);
  const separated = mark === 0x54 || mark === 0x74 || mark === 0x20;
  return separated && isDate(text.slice(0, 10)) && isTime(text.slice(11));
}

/**
 * Returns true for a time with an offset (`full-time` of RFC 3339 §5.6). A leap second is valid
 * only at the end of a day in UTC.
 */
export function isTime(text: string): boolean {
  const found = text.length > 64 ? null : TIME.exec(text);
  if (found === null) return false;
  if (found[3] !== "60") return true;
  const offset = Number(found[5] ?? 0) * 60 + Number(found[6] ?? 0);
  const minutes = Number(found[1]) * 60 + Number(found[2]);
  const utc = minutes + (found[4] === "-" ? offset : -offset);
  return (utc + 2880) % 1440 === 1439;
}

const ATOM = '[^\\s@<>()[\\]\\\\,;:".]+';
const LOCAL = `(?:${ATOM}(?:\\.${ATOM})*|"(?:[^"\\\\\\r\\n]|\\\\.)*")`;
const DOMAIN = "(?:[a-z0-9-]{1,63}\\.){1,8}[a-z]{2,63}";
const OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const LITERAL = `\\[(?:${OCTET}(?:\\.${OCTET}){3}|IPv6:[0-9a-f:.]{2,45})\\]`;
const EMAIL = /* @__PURE__ */ (() =>
  new RegExp(
    `^(?=[^@]{1,64}@|"[^"]{0,62}"@)${LOCAL}@(?:${DOMAIN}|${LITERAL})$`,
    "i",
  ))();

/**
 * Returns true for an email address `name@host.example`. The name may be quoted, and the host may
 * be an IP address (RFC 5321 §4.1.2).
 */
export function isEmail(text: string): boolean {
  return text.length <= 320 && EMAIL.test(text);
}

/** Returns true for an absolute URI (RFC 3986 §4.3). */
export function isUri(text: string): boolean {
  return (
    text.length <= 8192 &&
    /^[a-z][a-z0-9+.-]*:[^\s"<>\\^`{|}]*$/i.test(text) &&
    !/%(?![0-9a-f]{2})/i.test(text)
  );
}

/**
 * The function that tests a format, and the name of the format in error messages (`a time (RFC
 * 3339)`).
 */
export type Format = readonly [is: (text: string) => boolean, what: string];

export const FORMATS = {
  uuid: [isUuid, "a UUID"],
  date: [isDate, "a date (RFC 3339)"],
  "date-time": [isDateTime, "a date and time (RFC 3339)"],
  email: [isEmail, "an email address"],
  uri: [isUri, "a URI"],
} as const;
