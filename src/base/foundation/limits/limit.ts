/** A limit that bounds the work on one input. */
export interface Limit {
  readonly most: number;
  /** The counted items, in the plural. */
  readonly of: string;
  /** Describes what happens if the limit is exceeded, such as `the page is split`. */
  readonly beyond: string;
  /** The code of the diagnostic that is reported if the limit is exceeded. Omitted if nothing is reported. */
  readonly code?: string;
}

/** Creates a row of a table of limits. */
export function limit(most: number, of: string, beyond: string, code?: string): Limit {
  return code === undefined ? { most, of, beyond } : { most, of, beyond, code };
}
