/** A limit keeps the work on one input finite. */
export interface Limit {
  readonly most: number;
  /** The counted items, in the plural. */
  readonly of: string;
  /** The effect if the limit is exceeded. */
  readonly beyond: string;
  /** The diagnostic that reports that the limit was exceeded, if there is one. */
  readonly code?: string;
}

/** Creates a row of a table of limits. */
export function limit(most: number, of: string, beyond: string, code?: string): Limit {
  return code === undefined ? { most, of, beyond } : { most, of, beyond, code };
}
