/**
 * Limits the number of syntax errors that are reported for a document, so that a broken file does not fill the
 * screen.
 */
import type { Report } from '../../base/diagnostics/report.js';
import type { SourceId } from '../../model/origin.js';

const SHOWN = 10;

type SyntaxCode = 'json/syntax' | 'json/broken' | 'yaml/syntax';

type Offset = number | (() => number);

export class SyntaxErrors {
  readonly #counts = new Map<SyntaxCode, { count: number; last: Offset }>();

  constructor(
    readonly source: SourceId,
    readonly report: Report,
  ) {}

  /**
   * Reports an error, unless there were too many errors with the same code.
   * @param offset the offset of the error, or a function that finds it. It is only called for errors that are reported,
   * because finding an offset may take a pass over the document.
   */
  add(code: SyntaxCode, offset: Offset, what: string): void {
    const count = (this.#counts.get(code)?.count ?? 0) + 1;
    this.#counts.set(code, { count, last: offset });
    if (count <= SHOWN) this.#report(code, offset, what);
  }

  /** Reports the number of errors that were not reported. */
  finish(): void {
    for (const [code, { count, last }] of this.#counts) {
      if (count > SHOWN) this.#report(code, last, `${count - SHOWN} more of this kind`);
    }
  }

  #report(code: SyntaxCode, offset: Offset, what: string): void {
    const place = { source: this.source, pointer: '' };
    const at = typeof offset === 'number' ? offset : offset();
    this.report.add(code, { what }, { ...place, offset: at });
  }
}
