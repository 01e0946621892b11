/** Names in messages: empty, long, and on several lines. */
import { expect, it } from 'vitest';
import { createReport } from './report.js';

function said(add: (report: ReturnType<typeof createReport>) => void): string | undefined {
  const report = createReport();
  add(report);
  return report.list()[0]?.message;
}

const slash =
  ' has a missing, doubled or trailing slash: ignored when paths are compared, but requests keep a trailing slash';

it.each([
  ['', '""'],
  ['/a', '"/a"'],
  [' ', '" "'],
  ['/a\n/b', '"/a\\n/b"'],
  [`/${'a'.repeat(900)}/end`, `"/${'a'.repeat(459)}…${'a'.repeat(36)}/end"`],
])('the name %j is read as %j', (found, shown) => {
  expect(said((report) => report.add('path/slash', { found }))).toBe(`the path ${shown}${slash}`);
});

it('keeps the wording for what has no name', () => {
  expect(said((report) => report.add('collection/no-request', { name: '' }))).toMatch(
    /^an item is/,
  );
});

it('quotes a name once', () => {
  const message = said((report) => report.add('name/header', { name: 'X\nY' }));
  expect(message).toBe('"X\\nY" is not a valid name of a header: omitted');
});
