/** What changed since earlier states of the API. Loaded only where some are named. */
import { compareApis, type Change } from '../../../../api/compare/index.js';
import type { Api } from '../../../../model/api.js';
import type { EarlierApi } from '../../../kit/target.js';

/** A comparison with an earlier state. */
export interface Compared {
  /** What the earlier state is called. */
  readonly name: string;
  readonly before: Api;
  /** The gravest first. */
  readonly changes: readonly Change[];
}

/** Compares each earlier state with the API as it is now. */
export function compareWithEarlier(earlier: readonly EarlierApi[], api: Api): Compared[] {
  return earlier.map(({ name, api: before }) => ({
    name,
    before,
    changes: compareApis(before, api),
  }));
}
