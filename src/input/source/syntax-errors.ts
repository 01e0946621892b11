/**
 * Limits the number of syntax errors that are reported for a document, so that a broken file does not fill the
 * screen.
 */
import type { Report } from '../../base/diagnostics/report.js';
import type { SourceId } from '../../model/origin.js';

const SHOWN = 10;

type SyntaxCode = 'json/syntax' | 'json/broken' | 'yaml/syntax';

export class SyntaxErrors {
  readonly #counts = new Map<SyntaxCode, { count: number; last: number }>();

  constructor(
    readonly source: SourceId,
    readonly report: Report,
  ) {}

  /** Reports an error, unless there were too many errors with the same code. */
  add(code: SyntaxCode, offset: number, what: string): void {
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

  #report(code: SyntaxCode, offset: number, what: string): void {
    this.report.add(code, { what }, { source: this.source, pointer: '', offset });
  }
}
