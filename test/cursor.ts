/** Data of a test as a document that is read. */
import { createReport } from '../src/base/diagnostics/report.js';
import { Cursor } from '../src/input/source/cursor.js';

/** A cursor at the root of a document with some data, and the report that it adds to. */
export function cursorOf(data: unknown) {
  const document = {
    source: 'a.json',
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 1 }),
    line: () => '',
    scalarText: () => undefined,
  } as const;
  const report = createReport();
  return { root: new Cursor(document, report, data), report };
}
