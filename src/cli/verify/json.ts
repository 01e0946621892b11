/** How traffic fits an API, for machines. */
import { locationJson, type LocateSource, type LocationJson } from '../../diagnostics/frame.js';
import type { Misfit, Verification } from '../../verify/index.js';

/** One kind of misfit; the shape is stable. */
export interface MisfitJson extends Omit<Misfit, 'first' | 'key'> {
  readonly first: LocationJson;
}

/** The whole; the shape is stable. Text is verbatim: JSON escapes it. */
export interface VerifyJson {
  readonly exchanges: number;
  readonly fitting: number;
  readonly endpoints: readonly {
    readonly operation: string;
    readonly seen: number;
    readonly fit: number;
    readonly unsentParameters: readonly string[];
    readonly unseenStatuses: readonly string[];
  }[];
  readonly misfits: readonly MisfitJson[];
  readonly leftOut: string;
  readonly otherHosts: string;
}

export function verifyJson(verification: Verification, locate: LocateSource): VerifyJson {
  const { exchanges, fitting, endpoints, misfits, leftOut, otherHosts } = verification;
  return {
    exchanges,
    fitting,
    endpoints: endpoints.map(({ operation, seen, fit, unsentParameters, unseenStatuses }) => ({
      ...{ operation, seen, fit, unsentParameters, unseenStatuses },
    })),
    misfits: misfits.map(({ first, key: _, ...misfit }) => ({
      ...misfit,
      first: locationJson(first, locate),
    })),
    leftOut,
    otherHosts,
  };
}
