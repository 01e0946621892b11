/** Converts the result of `verify` to JSON for programs. */
import {
  locationJson,
  type LocateSource,
  type LocationJson,
} from '../../base/diagnostics/frame.js';
import type { Misfit, Verification } from '../../service/verify/index.js';

/** One kind of mismatch between the traffic and the API. This JSON format is stable. */
export interface MisfitJson extends Omit<Misfit, 'first' | 'key'> {
  /** The first exchange with this mismatch. */
  readonly first: LocationJson;
}

/**
 * The output of `verify --format json`. This format is stable. Text is not escaped here, because printing JSON escapes
 * it.
 */
export interface VerifyJson {
  /** The number of exchanges with the API. */
  readonly exchanges: number;
  /** The number of exchanges that match the API. */
  readonly fitting: number;
  /** Every declared operation, with its number of exchanges. */
  readonly endpoints: readonly {
    /** `GET /pets/{id}`. */
    readonly operation: string;
    /** The number of exchanges with this operation. */
    readonly seen: number;
    /** The number of exchanges with this operation that match the API. */
    readonly fit: number;
    /** Declared parameters that no request had: `query limit`. */
    readonly unsentParameters: readonly string[];
    /** Declared statuses that no response had. */
    readonly unseenStatuses: readonly string[];
  }[];
  /** The mismatches: each kind once, sorted by operation. */
  readonly misfits: readonly MisfitJson[];
  /** A sentence about ignored exchanges, with the reasons; empty if there are none. */
  readonly leftOut: string;
  /** A sentence about exchanges with other hosts; empty if there are none. */
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
