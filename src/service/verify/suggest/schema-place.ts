/** The position of a schema to edit. */
import type { DataPath } from './document.js';

/** A schema that does not admit what was seen. */
export interface SchemaPlace {
  readonly document: unknown;
  /** The schema of the whole value. */
  readonly root: DataPath;
  /** The same path as a query, which replaces indices by filters that people understand. */
  readonly query: (path: DataPath) => string;
  /** The observed schema of the whole value. */
  readonly observed: unknown;
}
