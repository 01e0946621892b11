/** A file that a target wants to exist. */

/**
 * `generated`: ours; overwritten when it changes, removed when stale.
 * `handlers`: the user's; written once, never changed or removed by us.
 */
export type Ownership = 'generated' | 'handlers';

export interface OutputFile {
  /** Relative to the root of its ownership, with `/`; minted, never taken from a description as it is. */
  readonly path: string;
  readonly ownership: Ownership;
  readonly text: string;
}
