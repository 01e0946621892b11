/** A loaded document: its text, its data, and the locations of its values. */
import type { SourceId } from '../../model/origin.js';

/** A location in a text. The line and the column start at 1. */
export interface Location {
  readonly line: number;
  readonly column: number;
  /** The number of UTF-16 units to underline, all in this line. */
  readonly length: number;
}

export interface Document {
  readonly source: SourceId;
  readonly syntax: 'json' | 'yaml' | 'http' | 'bru' | 'text';
  /** The decoded text without a byte order mark. */
  readonly text: string;
  /** The data as `JSON.parse` or YAML 1.2 (core schema) returns it. Only `Cursor` reads it. */
  readonly data: unknown;
  /** The SHA-256 hash of the file's bytes, in hexadecimal. */
  readonly hash: string;
  /**
   * Returns the location of a value. If the value does not exist, returns the location of the nearest enclosing
   * value. Locations in JSON are computed when this is first called.
   */
  locate(place: {
    readonly pointer: string;
    readonly on?: 'key' | 'value';
    readonly offset?: number;
  }): Location;
  /** Returns the text of a line without its line break. Lines start at 1. */
  line(number: number): string;
  /** Returns a scalar as it is written (`1.10`, not 1.1), for values whose notation matters. */
  scalarText(pointer: string): string | undefined;
}
