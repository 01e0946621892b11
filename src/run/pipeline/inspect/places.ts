/** Lines and columns of origins. */
import type { Origin } from '../../../model/origin.js';
import type { Generated } from '../generate.js';

export interface PlaceJson {
  /** The document. */
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** The location of a declaration, by line and column. */
export function places(origins: readonly Origin[], { locate }: Generated): PlaceJson[] {
  return origins.map((origin) => ({ source: origin.source, ...position(locate(origin)) }));
}

function position({ line, column }: { readonly line: number; readonly column: number }): {
  line: number;
  column: number;
} {
  return { line, column };
}
