/** The interface of each server in the comparison. */

export interface Started {
  readonly url: string;
  readonly close: () => Promise<unknown>;
  /**
   * Sends `GET /notes` with the token to the server without opening a port, and returns the status.
   * Absent if the framework does not support this.
   */
  readonly withoutPort?: () => Promise<number>;
}
