/** The interface of each server in the comparison. */

export interface Started {
  readonly url: string;
  readonly close: () => Promise<unknown>;
  /** The status of `GET /notes` with the token, without a port; absent where the framework has no such means. */
  readonly withoutPort?: () => Promise<number>;
}
