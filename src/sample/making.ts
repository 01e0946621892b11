/** What a value is made with. */
import type { Schema } from '../model/schema.js';
import type { Judging } from '../validation/index.js';
import { GENERATING_LIMITS } from '../foundation/limits/generating.js';

/** What a value is made with, at one place of it. */
export interface Making extends Judging {
  /** The text to show for a text. */
  readonly label: string;
  readonly seed: number;
  /** Whether properties that may be missing are there. */
  readonly optional: boolean;
  /** Whether lists are as short as they may be. */
  readonly lean: boolean;
  /** Whether examples and defaults of the description come first. */
  readonly given: boolean;
  readonly depth: number;
  /** The schemas around this place: a schema that contains itself ends here. */
  readonly open: ReadonlySet<Schema>;
}

/** Optional members end here. */
export const DEEP = 5;
/** Nothing is as deep as this. */
export const DEEPEST = GENERATING_LIMITS.sampleDepth.most;
