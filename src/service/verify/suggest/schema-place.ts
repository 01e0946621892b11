/** Defines which schema an edit changes. */
import type { DataPath } from './document.js';

/** A schema that does not accept the observed values. */
export interface SchemaPlace {
  readonly document: unknown;
  /** The path of the schema for the whole value. */
  readonly root: DataPath;
  /** Returns a query for a path. The query contains filters in place of indices, because filters are easier to read. */
  readonly query: (path: DataPath) => string;
  /** The observed schema of the whole value. */
  readonly observed: unknown;
}
