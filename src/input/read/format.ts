/** Defines a format: everything that depends on it, in one object. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import type { Cursor } from '../source/cursor.js';
import type { Document, KnownFormat } from '../source/index.js';
import type { ReadOptions } from './read-options.js';
import type { Exchange } from './traffic/index.js';
import type { OpenFile } from './references/reference.js';

/** A descriptor. The first in the list that detects a document is its format. */
export interface Format extends KnownFormat {
  /** In the ledger, and in what programs get: `openapi-3`, `postman-2`. A version may follow it: `openapi-3.1`. */
  readonly name: string;
  /** The name of such a document in messages: `a Postman collection`. */
  readonly title: string;
  /**
   * `description`: declares the requests and responses of an API.
   * `recording`: contains example requests, from which the API is inferred; it has less authority.
   * `traffic`: contains requests with their responses, and is read together with all other such documents.
   * `part`: may be a part of other documents; it is read by itself if none refers to it.
   * `companion`: adds to other documents, and describes no API.
   */
  readonly kind: 'description' | 'recording' | 'traffic' | 'part' | 'companion';
  /** Among several documents, the one with the higher precedence wins if nothing else decides; 0 by default. */
  readonly precedence?: number;
  /**
   * Reads the whole document. Problems go to the cursor's report; a broken part does not affect the others. Absent for
   * companions and traffic.
   * @param openFile opens other files; without it references to them are errors
   */
  read?(root: Cursor, options: ReadOptions, openFile?: OpenFile): Api;
  /**
   * Reads all documents of the format at once, if several files are one API. Replaces `read`.
   * @param roots one of each document
   */
  readTogether?(roots: readonly Cursor[], options: ReadOptions): readonly Api[];
  /** The exchanges in a document of traffic. */
  exchanges?(root: Cursor): readonly Exchange[];
  /** The values that companions give to variables of other documents. */
  variables?(documents: readonly Document[], report: Report): ReadonlyMap<string, string>;
  /** The same for companions with one set of values for each environment. */
  environments?(
    documents: readonly Document[],
    report: Report,
  ): readonly ReadonlyMap<string, string>[];
}
