/** Defines what a format is: one object that contains everything that depends on the format. */
import type { Report } from '../../base/diagnostics/report.js';
import type { Api } from '../../model/api.js';
import type { Cursor } from '../source/cursor.js';
import type { Document, KnownFormat } from '../source/index.js';
import type { ReadOptions } from './read-options.js';
import type { Exchange } from './traffic/index.js';
import type { OpenFile } from './references/reference.js';

/** A document format. The first format in the list that detects a document reads it. */
export interface Format extends KnownFormat {
  /**
   * The name in the ledger and in machine-readable output: `openapi-3`, `postman-2`. A version may follow it:
   * `openapi-3.1`.
   */
  readonly name: string;
  /** The name of such a document in messages: `a Postman collection`. */
  readonly title: string;
  /**
   * `description`: declares the requests and responses of an API. `recording`: contains example requests, from which
   * the API is inferred; its facts have less authority. `traffic`: contains requests with their responses, and is read
   * together with all other `traffic` documents. `part`: may be a part of other documents; it is read on its own if no
   * document refers to it. `companion`: adds to other documents, and describes no API.
   */
  readonly kind: 'description' | 'recording' | 'traffic' | 'part' | 'companion';
  /**
   * If no other rule decides between documents, the document whose format has the higher number is preferred. The
   * default is 0.
   */
  readonly precedence?: number;
  /**
   * Reads the whole document. Problems are reported at the cursor, and a part with an error does not affect other
   * parts. This method is absent for the kinds `companion` and `traffic`.
   * @param openFile opens other files; if absent, references to other files are errors
   */
  read?(root: Cursor, options: ReadOptions, openFile?: OpenFile): Api;
  /**
   * Reads all documents of the format together, if several files form one API. It replaces `read`.
   * @param roots the root of each document
   */
  readTogether?(roots: readonly Cursor[], options: ReadOptions): readonly Api[];
  /** Returns the exchanges in a document with recorded traffic. */
  exchanges?(root: Cursor): readonly Exchange[];
  /** Returns the values that documents of the kind `companion` declare for variables in other documents. */
  variables?(documents: readonly Document[], report: Report): ReadonlyMap<string, string>;
  /** Like `variables`, for documents that declare separate values for each environment. */
  environments?(
    documents: readonly Document[],
    report: Report,
  ): readonly ReadonlyMap<string, string>[];
}
