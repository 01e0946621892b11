/** Tests the page of changes since earlier versions of the API. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../../../test/broad/api.js';
import { BROAD_EARLIER } from '../../../../../test/broad/earlier.js';
import { linkFaults, markupFaults } from '../../../../../test/docs/html-pages.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { textAt, wordsOf } from './pages.js';

const files = docsFiles({ ...renderInput(BROAD), earlier: BROAD_EARLIER });

test('exists only if versions are configured', () => {
  const without = docsFiles(renderInput(BROAD));
  expect(without.filter(({ path }) => /^changes/.test(path))).toEqual([]);
  expect(textAt(without, 'index.html') + textAt(without, 'index.md')).not.toContain('changes.');
  expect(textAt(files, 'index.html')).toContain('<a href="changes.html">Changes</a>');
  expect(textAt(files, 'index.md')).toContain('- [Changes](changes.md)');
  expect(textAt(files, 'llms.txt')).toMatch(
    /^- \[Changes\]\(changes\.md\): what changed since 1\.0/m,
  );
  expect(textAt(files, 'search_1.js')).toContain(
    '["changes","changes.html#since-1-0-b-","Since 1.0 <b>"',
  );
});

test('lists changes by severity, group and operation, with links', () => {
  const page = files.filter(({ path }) => path === 'changes.html');
  expect(page.flatMap(markupFaults)).toEqual([]);
  expect(linkFaults(files)).toEqual([]);
  const words = wordsOf(files, 'changes.html', 'since-1-0-b-');
  expect(words).toMatch(
    /^ Since 1\.0 <b> Breaking \d+.*Pets.*Removed GET \/gone\/\{id\} removed calls to it fail Schemas Pet in GET/,
  );
  expect(words).toMatch(/The API as a whole.*Pets.*Compatible \d+.*Webhooks POST sold ?added/);
  expect(words).toMatch(/Possibly breaking \d+.*query parameter was removed.*Compatible \d+/);
  expect(textAt(files, 'changes.html')).toMatch(/<a href="pets\.html#\w+">[^]*<li lang="en">/);
  const markdown = textAt(files, 'changes.md');
  expect(markdown).toMatch(/^# Changes\n\n## Since 1\.0 \\<b\\>\n\n### Breaking: \d+\n\n#### \[/);
  expect(markdown).toMatch(/^- \[`\w+ [^`]+`\]\(operations\/[\w-]+\.md\)\n {2}- /m);
});

test('reports a version without changes', () => {
  expect(wordsOf(files, 'changes.html', 'since-1-0-i-')).toBe(
    ' Since 1.0 <i> No changes for callers. ',
  );
  expect(textAt(files, 'changes.md')).toContain(
    '## Since 1.0 \\<i\\>\n\nNo changes for callers.\n',
  );
});
