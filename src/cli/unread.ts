/** Which diagnostics say that a file could not be read at all, or only up to a point that nobody chose. */
import type { Code } from '../diagnostics/catalog.js';
import type { Diagnostic } from '../diagnostics/report.js';

const UNREAD: ReadonlySet<Code> = new Set<Code>([
  'file/not-found',
  'file/unreadable',
  'file/too-large',
  'file/too-deep',
  'json/broken',
  'yaml/syntax',
  'yaml/too-many-nodes',
]);

/** Whether a diagnostic says so: what is left then is not what its author wrote. */
export function isUnread({ code, severity }: Diagnostic): boolean {
  return severity === 'error' && UNREAD.has(code);
}
