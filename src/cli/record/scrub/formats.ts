/**
 * Replaces values whose formats would become invalid if each character were replaced on its own: checksums, network
 * addresses, dates.
 */

/** Returns the check digit of a card number (ISO/IEC 7812-1). */
function luhnDigit(digits: string): number {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const number = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += number > 9 ? number - 9 : number;
  }
  return (10 - (sum % 10)) % 10;
}

/** Returns true for a number of 12 to 19 digits with a valid check digit. The digits may be in groups. */
export function isLuhn(text: string): boolean {
  if (!/^\d(?:[ -]?\d){11,18}$/.test(text)) return false;
  const digits = text.replace(/\D/g, '');
  return luhnDigit(digits.slice(0, -1)) === Number(digits.at(-1));
}

/** Returns the number with its last digit replaced by a valid check digit. */
export function withLuhn(text: string): string {
  return text.slice(0, -1) + String(luhnDigit(text.slice(0, -1).replace(/\D/g, '')));
}

/**
 * Moves the first four characters of an account number to the end, and returns the remainder when the result is divided
 * by 97 (ISO 13616).
 */
function remainder(text: string): number {
  const plain = text.replace(/ /g, '').toUpperCase();
  let rest = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const value = parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}

export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}$/.test(text) && remainder(text) === 1;
}

/** Returns the account number with the correct checksum. */
export function withIbanChecksum(text: string): string {
  const check = 98 - remainder(`${text.slice(0, 2)}00${text.slice(4)}`);
  return `${text.slice(0, 2)}${String(check).padStart(2, '0')}${text.slice(4)}`;
}

export function isIpv4(text: string): boolean {
  const parts = text.split('.');
  return (
    parts.length === 4 &&
    parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
  );
}

const DAY = 86_400_000;

/** Shifts a date, with or without a time, by some milliseconds. Returns `undefined` for a day that does not exist. */
export function shiftedDate(text: string, by: number): string | undefined {
  const [, date, sign, time, fraction = '', zone] =
    /^(\d{4}-\d\d-\d\d)(?:([Tt ])(\d\d:\d\d:\d\d)(\.\d{1,12})?([Zz]|[+-]\d\d:?\d\d)?)?$/.exec(
      text,
    ) ?? [];
  if (date === undefined) return undefined;
  const at = Date.parse(`${date}T${time ?? '00:00:00'}Z`);
  if (Number.isNaN(at)) return undefined;
  const whole = time === undefined ? Math.round(by / DAY) * DAY : Math.round(by / 1000) * 1000;
  const moved = new Date(at + whole);
  if (Number.isNaN(moved.getTime()) || moved.getUTCFullYear() < 1 || moved.getUTCFullYear() > 9999)
    return undefined;
  const iso = moved.toISOString();
  if (time === undefined) return iso.slice(0, 10);
  return `${iso.slice(0, 10)}${sign ?? 'T'}${iso.slice(11, 19)}${fraction}${zone ?? ''}`;
}

/** Shifts a date in an HTTP header (RFC 9110 §5.6.7) by some milliseconds. */
export function shiftedHttpDate(text: string, by: number): string | undefined {
  if (!/^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(text)) return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : new Date(at + Math.round(by / 1000) * 1000).toUTCString();
}
