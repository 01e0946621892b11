/**
 * Finds inputs that could not be read completely. Output that lacks the unread parts must not replace existing files.
 */
import { DEFINITIONS, type DiagnosticCode } from './catalog.js';
import type { Report } from './report.js';

/** The inputs that were not read completely, and the diagnostic codes of their errors. Both lists are sorted. */
export interface Unread {
  readonly files: readonly string[];
  readonly codes: readonly DiagnosticCode[];
}

/**
 * Finds inputs that are missing, broken or truncated. A diagnostic code whose severity the configuration lowers from
 * `error` is ignored, and so are files that are not inputs, because their errors affect only the parts that refer to
 * them.
 * @returns `undefined` if all inputs were read completely
 */
export function unreadInputs(report: Report): Unread | undefined {
  if (!report.failed()) return undefined;
  const found = report
    .list()
    .filter(
      ({ code, severity, location }) =>
        severity === 'error' && isUnread(code) && location?.isReferenced !== true,
    );
  if (found.length === 0) return undefined;
  const files = found.map(({ location }) => location?.source ?? 'an input');
  const codes = found.map(({ code }) => code);
  return { files: [...new Set(files)].sort(), codes: [...new Set(codes)].sort() };
}

function isUnread(code: DiagnosticCode): boolean {
  return DEFINITIONS[code].unread === true;
}
