/** Where a schema stands that an edit is for. */
import type { DataPath } from './document.js';

/** A schema that does not admit what was seen. */
export interface SchemaPlace {
  readonly document: unknown;
  /** The schema of the whole value. */
  readonly root: DataPath;
  /** The same as a query, where indices say nothing to people. */
  readonly query: (path: DataPath) => string;
  /** What was seen of the whole value. */
  readonly observed: unknown;
}
