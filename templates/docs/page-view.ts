/**
 * The types for the location at which a document declares a fact, and for the page of a group of
 * operations.
 */
import type { Endpoint } from '../../src/model/api.js';
import type { TrustWord } from '../../src/model/origin.js';
import type { ExternalDocs } from '../../src/model/schema.js';

export interface FactLocation {
  readonly source: string;
  readonly line: number;
  readonly column: number;
  readonly trust: TrustWord;
}

/** A page with the operations of a group. */
export interface PageView {
  readonly name: string;
  readonly parent?: string;
  readonly description?: string;
  /** The tag of the operations. */
  readonly tag?: string;
  /** External documentation of the group. */
  readonly externalDocs?: ExternalDocs;
  /** The file name of the page, such as `messages.md`. */
  readonly file: string;
  readonly endpoints: readonly Endpoint[];
  /** The pages of the operations, if the group has too many for one page. */
  readonly parts?: readonly PageView[];
}
