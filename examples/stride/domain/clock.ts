/**
 * Represents time as nanoseconds since 1970, and as text (RFC 3339). A JavaScript `Date` has only
 * milliseconds.
 */

/** Nanoseconds since 1970. */
export type Instant = bigint;

/** A clock. Each call of `now` returns a later time than all calls before it. */
export interface Clock {
  now(): Instant;
}

const MILLISECOND = 1_000_000n;
/**
 * The maximum difference between the monotonic timer (`process.hrtime`) and the system clock
 * (`Date.now`). If the difference is larger, the time is corrected to that of the system clock.
 */
const MAX_DRIFT = 50n * MILLISECOND;
/**
 * The latest time that a database column can contain, because the columns are 64-bit integers. A
 * later time in a query is replaced by this one.
 */
const LATEST: Instant = 2n ** 63n - 1n;
const EARLIEST: Instant = -LATEST;

/**
 * The clock of the machine. The monotonic timer provides nanoseconds, and the system clock, which
 * has only milliseconds, provides the date.
 */
export function systemClock(): Clock {
  const calendar = (): Instant => BigInt(Date.now()) * MILLISECOND;
  let offset = calendar() - process.hrtime.bigint();
  let last = 0n;
  return {
    now: () => {
      let now = process.hrtime.bigint() + offset;
      const drift = now - calendar();
      if (drift > MAX_DRIFT || drift < -MAX_DRIFT) {
        offset -= drift;
        now -= drift;
      }
      last = now > last ? now : last + 1n;
      return last;
    },
  };
}

/**
 * A clock is corrected if it differs from the clock that it follows by more than this value plus the
 * duration of the request for the time.
 */
const MAX_DEVIATION = 100n * MILLISECOND;

export interface FollowingClock extends Clock {
  /** Requests the time from the clock that it follows. */
  follow(): Promise<void>;
}

/**
 * Returns a clock that follows another clock: each call to `follow` corrects it if the two differ
 * too much. If all processes follow the same clock, their times agree.
 * @param ask returns the time of the clock to follow
 */
export function followingClock(ask: () => Promise<Instant>, own = systemClock()): FollowingClock {
  let offset = 0n;
  let last = 0n;
  return {
    follow: async () => {
      const before = own.now();
      const there = await ask();
      const took = own.now() - before;
      const deviation = there - (before + took / 2n) - offset;
      const far = deviation < 0n ? -deviation : deviation;
      if (far > MAX_DEVIATION + took) offset += deviation;
    },
    now: () => {
      const now = own.now() + offset;
      last = now > last ? now : last + 1n;
      return last;
    },
  };
}

/** Formats a time as `2017-10-24T22:16:30.243693008Z`. */
export function withNanoseconds(instant: Instant): string {
  const milliseconds = floorDivide(instant, MILLISECOND);
  const rest = String(instant - milliseconds * MILLISECOND).padStart(6, '0');
  return new Date(Number(milliseconds)).toISOString().replace('Z', `${rest}Z`);
}

/** Formats a time as `2017-10-24T22:16:30.243Z`. */
export function withMilliseconds(instant: Instant): string {
  return new Date(Number(floorDivide(instant, MILLISECOND))).toISOString();
}

function floorDivide(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by < 0n ? quotient - 1n : quotient;
}

const RFC3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(?:[Zz]|([+ -])(\d\d):(\d\d))$/;

/**
 * Parses an RFC 3339 date and time. Digits beyond nanoseconds are dropped. A space before the
 * offset counts as `+`, because an unescaped `+` in a query is decoded as a space.
 * @returns `undefined` for any other text, such as February 30
 */
export function parseInstant(text: string): Instant | undefined {
  const parts = RFC3339.exec(text);
  if (!parts) return undefined;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map(Number);
  if (year === undefined || month === undefined || day === undefined) return undefined;
  if (hour === undefined || minute === undefined || second === undefined) return undefined;
  const [offsetHour, offsetMinute] = [Number(parts[9] ?? 0), Number(parts[10] ?? 0)];
  if (hour > 23 || minute > 59 || second > 60 || offsetHour > 23 || offsetMinute > 59) {
    return undefined;
  }
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const offset = (parts[8] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute);
  const seconds = (hour * 60 + minute - offset) * 60 + second;
  const nanoseconds = BigInt((parts[7] ?? '').padEnd(9, '0'));
  const instant = BigInt(date.getTime() + seconds * 1000) * MILLISECOND + nanoseconds;
  if (instant > LATEST) return LATEST;
  return instant < EARLIEST ? EARLIEST : instant;
}
