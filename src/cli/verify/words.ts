/** Creates the texts that all output formats of `verify` share. */
import { counted } from '../../base/foundation/counted.js';
import type { Verification } from '../../service/verify/index.js';

/** Returns a line with the numbers of exchanges, misfits and called operations. */
export function fitText({ exchanges, fitting, misfits, endpoints }: Verification): string {
  const exercised = endpoints.filter(({ seen }) => seen > 0).length;
  const fit = matchText(fitting, exchanges);
  const kinds = misfits.length === 0 ? '' : `, ${counted(misfits.length, 'kind')} of mismatch`;
  return `${counted(exchanges, 'exchange')}, ${fit}${kinds}; traffic for ${exercised} of ${counted(endpoints.length, 'endpoint')}`;
}

/**
 * Returns how many exchanges match the API, as words: `all match` or `3 match`.
 * @param mark highlights the words if not all exchanges match
 */
export function matchText(
  fit: number,
  seen: number,
  mark = (text: string): string => text,
): string {
  return fit === seen ? 'all match' : mark(`${fit} ${fit === 1 ? 'matches' : 'match'}`);
}
