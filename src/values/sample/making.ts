/** The state of generating a value. */
import type { Schema } from '../../model/schema.js';
import type { Judging } from '../validation/index.js';
import { GENERATING_LIMITS } from '../../base/foundation/limits/generating.js';

/** The state of the generation at one position inside the value. */
export interface Making extends Judging {
  /** The text for a plain string. */
  readonly label: string;
  readonly seed: number;
  /** True to include optional properties in this value. */
  readonly optional: boolean;
  /** True to generate the shortest lists. */
  readonly lean: boolean;
  /** True to use examples and defaults first. */
  readonly given: boolean;
  /** True to trust the examples of the description, and to choose the properties that people want to see. */
  readonly readers: boolean;
  readonly depth: number;
  /** The schemas that enclose this position. Generation stops if it reaches one of them again. */
  readonly open: ReadonlySet<Schema>;
}

/** The depth beyond which optional members are omitted. */
export const DEEP = 5;
/** The maximum depth of a value. */
export const DEEPEST = GENERATING_LIMITS.sampleDepth.most;
