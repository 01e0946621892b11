/** A loaded document: its text, its data, and the lines of its values. */
import type { SourceId } from '../../model/origin.js';

/** A location in a text; all values except `length` are 1-based. */
export interface Location {
  readonly line: number;
  readonly column: number;
  /** The number of UTF-16 units to underline, within the line. */
  readonly length: number;
}

export interface Document {
  readonly source: SourceId;
  readonly syntax: 'json' | 'yaml' | 'http' | 'bru' | 'text';
  /** The decoded text without a byte order mark. */
  readonly text: string;
  /** The data as returned by `JSON.parse` or YAML 1.2 core. Only `Cursor` reads it. */
  readonly data: unknown;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  /**
   * Returns the line and column of a value, or of the nearest enclosing node if it is missing. Positions in JSON are
   * computed at the first call.
   */
  locate(place: {
    readonly pointer: string;
    readonly on?: 'key' | 'value';
    readonly offset?: number;
  }): Location;
  /** Returns the text of a line (1-based) without its line break. */
  line(number: number): string;
  /** Returns a scalar as written (`1.10`, not 1.1), for values whose spelling matters. */
  scalarText(pointer: string): string | undefined;
}
