/** Creates the texts that all output formats of `verify` share. */
import { counted } from '../../base/foundation/counted.js';
import type { Verification } from '../../service/verify/index.js';

/** Returns a line with the numbers of exchanges, misfits and called operations. */
export function fitText({ exchanges, fitting, misfits, endpoints }: Verification): string {
  const exercised = endpoints.filter(({ seen }) => seen > 0).length;
  const fit = fitting === exchanges ? 'all fit' : `${fitting} fit`;
  const kinds = misfits.length === 0 ? '' : `, ${counted(misfits.length, 'kind')} of mismatch`;
  return `${counted(exchanges, 'exchange')}, ${fit}${kinds}; ${exercised} of ${counted(endpoints.length, 'endpoint')} exercised`;
}
