/** Collects diagnostics until it is known whether they apply. */
import type { DiagnosticCode } from './catalog.js';
import type { Report } from './report.js';

export interface HeldBack {
  /** Collects diagnostics. */
  readonly held: Report;
  /** Adds the collected diagnostics to the report. */
  release(): void;
  /** Returns true if a diagnostic with the code was collected. */
  has(code: DiagnosticCode): boolean;
}

/** Creates a report that collects the diagnostics for another report. */
export function heldBack(report: Report): HeldBack {
  const words: Parameters<Report['add']>[] = [];
  return {
    held: { ...report, add: (...one) => void words.push(one as Parameters<Report['add']>) },
    release: () => words.forEach((one) => report.add(...one)),
    has: (code) => words.some(([one]) => one === code),
  };
}
