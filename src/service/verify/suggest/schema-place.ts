/** The position of a schema to edit. */
import type { DataPath } from './document.js';

/** A schema that does not accept the observed values. */
export interface SchemaPlace {
  readonly document: unknown;
  /** The schema of the whole value. */
  readonly root: DataPath;
  /** Returns a path as a query, in which readable filters replace indices. */
  readonly query: (path: DataPath) => string;
  /** The observed schema of the whole value. */
  readonly observed: unknown;
}
