/**
 * Finds the changes since earlier versions of the API. This module is loaded only if the configuration names earlier
 * versions.
 */
import { compareApis, type Change } from '../../../../api/compare/index.js';
import type { Api } from '../../../../model/api.js';
import type { EarlierApi } from '../../../kit/target.js';

/** A comparison of an earlier version with the current API. */
export interface Compared {
  readonly name: string;
  readonly before: Api;
  /** The changes; the most severe are first. */
  readonly changes: readonly Change[];
}

export function compareWithEarlier(earlier: readonly EarlierApi[], api: Api): Compared[] {
  return earlier.map(({ name, api: before }) => ({
    name,
    before,
    changes: compareApis(before, api),
  }));
}
