/** The changes since earlier versions of the API. Loaded only if any are configured. */
import { compareApis, type Change } from '../../../../api/compare/index.js';
import type { Api } from '../../../../model/api.js';
import type { EarlierApi } from '../../../kit/target.js';

/** A comparison with an earlier version. */
export interface Compared {
  /** The name of the earlier version. */
  readonly name: string;
  readonly before: Api;
  /** The most severe first. */
  readonly changes: readonly Change[];
}

/** Compares each earlier version with the current API. */
export function compareWithEarlier(earlier: readonly EarlierApi[], api: Api): Compared[] {
  return earlier.map(({ name, api: before }) => ({
    name,
    before,
    changes: compareApis(before, api),
  }));
}
