/** What a value is made with. */
import type { Api } from '../model/api.js';
import type { Schema, SchemaId } from '../model/schema.js';

/** Which way a value goes: `write` is sent by callers, `read` by the API. */
export type SampleDirection = 'read' | 'write';

/** What decides whether a value fits. */
export interface Judging {
  readonly api: Pick<Api, 'schemas'>;
  readonly direction: SampleDirection;
  /** What may still be looked at: unions in unions multiply. */
  readonly steps: { left: number };
}

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
  /** The named schemas around this place: what contains itself ends here. */
  readonly open: ReadonlySet<SchemaId>;
}

/** Optional members end here. */
export const DEEP = 5;
/** Nothing is as deep as this. */
export const DEEPEST = 100;

/** Takes a step; false when there are none left. */
export function spend({ steps }: Judging, cost = 1): boolean {
  steps.left -= cost;
  return steps.left >= 0;
}

/** Whether a property stands in messages of a direction. */
export function isSent(schema: Schema, direction: SampleDirection): boolean {
  return direction === 'write' ? schema.readOnly !== true : schema.writeOnly !== true;
}
