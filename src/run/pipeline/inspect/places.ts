/** The lines and columns of origins. */
import type { Origin } from '../../../model/origin.js';
import type { Generated } from '../generate.js';

export interface PlaceJson {
  /** The document. */
  readonly source: string;
  /** The line in the document, starting at 1. */
  readonly line: number;
  /** The column in the line, starting at 1. */
  readonly column: number;
}

/** Finds the documents, lines and columns of origins. */
export function places(origins: readonly Origin[], { locate }: Generated): PlaceJson[] {
  return origins.map((origin) => ({ source: origin.source, ...position(locate(origin)) }));
}

function position({ line, column }: { readonly line: number; readonly column: number }): {
  line: number;
  column: number;
} {
  return { line, column };
}
