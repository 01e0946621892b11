/** A loaded document: its text, its data, and a way from a pointer to a line. */
import type { SourceId } from '../model/origin.js';

/** Where something stands in a text; all 1-based but `length`. */
export interface Location {
  readonly line: number;
  readonly column: number;
  /** How many UTF-16 units to underline, within the line. */
  readonly length: number;
}

export interface Document {
  readonly source: SourceId;
  readonly syntax: 'json' | 'yaml' | 'http' | 'bru';
  /** The decoded text, without a byte order mark. */
  readonly text: string;
  /** The data: what `JSON.parse` or YAML 1.2 core gives. Only `Cursor` opens it. */
  readonly data: unknown;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /**
   * Line and column of a place; the nearest enclosing node where the pointer itself has none.
   * The positions of JSON are computed at the first call.
   */
  locate(place: {
    readonly pointer: string;
    readonly on?: 'key' | 'value';
    readonly offset?: number;
  }): Location;
  /** The text of a line (1-based), without its line break. */
  line(number: number): string;
  /** A scalar as it is written (`1.10`, not 1.1), for values whose spelling matters. */
  scalarText(pointer: string): string | undefined;
}
