/** What each server has to offer for the comparison. */

export interface Started {
  readonly url: string;
  readonly close: () => Promise<unknown>;
  /** The status of `GET /notes` with the token, without a port; absent where the framework has no such means. */
  readonly withoutPort?: () => Promise<number>;
}
