import { expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import { loadDocuments } from '../load.js';

// The test fails by its timeout if the scanner does not advance.
test('blanks of any alphabet between tokens', async () => {
  const tokens = [
    '{',
    '"swagger"',
    ':',
    '"2.0"',
    ',',
    '"a"',
    ':',
    '[',
    '1',
    ',',
    '{',
    '}',
    ']',
    '}',
  ];
  for (let code = 1; code <= 0xffff; code++) {
    const blank = String.fromCharCode(code);
    const isBlank = /\s/.test(blank) || code < 32 || (code >= 0x7f && code < 0xa0);
    if (!isBlank && !/[\u180e\u200b-\u200f\u2060]/.test(blank)) continue;
    const report = createReport();
    const bytes = new TextEncoder().encode(tokens.join(blank));
    const [document] = await loadDocuments([{ source: 'a.json', bytes }], report);
    const list = report.list();
    expect(document?.data).toEqual({ swagger: '2.0', a: [1, {}] });
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const messages = list.map(({ code: what, message }) => `${what} ${message}`);
    const isJson = ' \t\n\r'.includes(blank);
    expect(messages).toEqual(
      isJson
        ? []
        : [
            `json/syntax this is not valid JSON (the character ${name} between values): restitch reads it anyway`,
          ],
    );
  }
});
