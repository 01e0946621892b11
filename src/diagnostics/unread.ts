/** Which inputs could not be read whole: what would be generated from the rest must not replace what is there. */
import { DEFINITIONS, type DiagnosticCode } from './catalog.js';
import type { Report } from './report.js';

/** Inputs, and the codes of what is wrong with them; both sorted. */
export interface Unread {
  readonly files: readonly string[];
  readonly codes: readonly DiagnosticCode[];
}

/**
 * Finds inputs that are missing, broken or cut. What the configuration calls no error is no obstacle.
 * @returns nothing when all were read whole
 */
export function unreadInputs(report: Report): Unread | undefined {
  if (!report.failed()) return undefined;
  const found = report
    .list()
    .filter(({ code, severity }) => severity === 'error' && isUnread(code));
  if (found.length === 0) return undefined;
  const files = found.map(({ location }) => location?.source ?? 'an input');
  const codes = found.map(({ code }) => code);
  return { files: [...new Set(files)].sort(), codes: [...new Set(codes)].sort() };
}

function isUnread(code: DiagnosticCode): boolean {
  return DEFINITIONS[code].unread === true;
}
