import { describe, expect, test } from 'vitest';
import { diagnosticJson, formatDiagnostic, type LocateSource } from './frame.js';
import { quoteForTerminal } from './quote.js';
import { createReport, type Diagnostic } from './report.js';

const line = '      operationId: SiteConversationByCloudIdGet';
const locate: LocateSource = ({ source, pointer }) => {
  if (source === 'gone.yaml') return undefined;
  if (pointer === '/also')
    return { line: 40, column: 20, length: 5, text: '      operationId: Other # x' };
  return { line: 71, column: 20, length: 28, text: line };
};

const diagnostic: Diagnostic = {
  code: 'reconcile/operation-id',
  severity: 'warning',
  message: 'documents name it differently',
  help: 'Settle it.',
  location: { source: 'specs/a.yaml', pointer: '/x' },
  also: [{ source: 'specs/b.yaml', pointer: '/also' }],
  count: 1,
};

const at =
  (text: string, column: number, length: number): LocateSource =>
  () => ({ line: 7, column, length, text });

describe('text', () => {
  test('a message, a location, the underlined line, further locations, help', () => {
    expect(formatDiagnostic(diagnostic, locate)).toBe(
      [
        'warning reconcile/operation-id: documents name it differently',
        '  specs/a.yaml:71:20',
        `  71 | ${line}`,
        `     | ${' '.repeat(19)}${'^'.repeat(28)}`,
        '  also specs/b.yaml:40:20   Other',
        '  help: Settle it. (restitch explain reconcile/operation-id)',
      ].join('\n'),
    );
  });

  test('repeats, brief form, no location, a location in a file that is not a document', () => {
    const { location: _, ...placeless } = { ...diagnostic, also: [], count: 121 };
    expect(formatDiagnostic(placeless, locate)).toMatch(
      /^warning .* differently \(×121\)\n  help: /,
    );
    const gone = { ...diagnostic, also: [], location: { source: 'gone.yaml', pointer: '/a/b' } };
    expect(formatDiagnostic(gone, locate).split('\n')[1]).toBe('  gone.yaml /a/b');
    expect(formatDiagnostic(diagnostic, locate, { brief: true })).not.toContain('^');
  });

  test('many further locations are counted', () => {
    const also = Array.from({ length: 8 }, () => ({ source: 'gone.yaml', pointer: '' }));
    const text = formatDiagnostic({ ...diagnostic, also }, locate);
    expect(text.match(/also gone/g)).toHaveLength(5);
    expect(text).toContain('also in 3 more places');
  });

  test('long lines are cut around the location', () => {
    const text = 'a'.repeat(500) + 'HERE' + 'b'.repeat(500);
    const [, , shown = '', carets = ''] = formatDiagnostic(diagnostic, at(text, 501, 4)).split(
      '\n',
    );
    expect(shown).toContain('…' + 'a'.repeat(40) + 'HERE' + 'b'.repeat(56) + '…');
    expect(carets.indexOf('^')).toBe(shown.indexOf('HERE'));
    expect(carets).toMatch(/ \^{4}$/);
    const endless = formatDiagnostic(diagnostic, at('x'.repeat(9999), 1, 9999)).split('\n');
    expect(endless[3]).toBe(`    | ${'^'.repeat(100)}`);
  });

  test('carets are under escaped text and tabs', () => {
    const [, , shown = '', carets = ''] = formatDiagnostic(
      diagnostic,
      at('\t\u202Ea: \u001B[31mred', 6, 8),
    ).split('\n');
    expect(shown).toBe('  7 |  \\u{202e}a: \\u{1b}[31mred'.replace('7 |  ', '7 |  '));
    expect(carets.indexOf('^')).toBe(shown.indexOf('\\u{1b}'));
    expect(carets.trimEnd()).toHaveLength(shown.length);
  });

  test('a description cannot forge a line or a terminal command', () => {
    const evil = '\n::error::x\r\u001B[2J\u2028::add-mask::y';
    const text = formatDiagnostic(
      {
        ...diagnostic,
        message: evil,
        location: { source: evil, pointer: evil },
        also: [{ source: `gone.yaml`, pointer: evil }],
      },
      (location) =>
        location.source === evil ? { line: 1, column: 1, length: 99, text: evil } : undefined,
    );
    expect(text.split(/[\n\r\u2028]/).filter((row) => /^\s*::/.test(row))).toEqual([]);
    expect(text).not.toMatch(/[\u001B\u2028\r]/);
    expect(text.split('\n')).toHaveLength(6);
  });

  test('colours are passed in', () => {
    const mark = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const style = { warning: mark('w'), code: mark('c'), path: mark('p'), dim: mark('d') };
    const text = formatDiagnostic(diagnostic, locate, { style });
    expect(text).toContain('<w>warning</w> <c>reconcile/operation-id</c>: ');
    expect(text).toContain('  <p>specs/a.yaml:71:20</p>');
    expect(text).toContain('<d>71 |</d>');
  });
});

describe('repeats', () => {
  const report = createReport();
  const add = (pointer: string, method: string): void =>
    report.add('body/unknown', { method, isUndeclared: true }, { source: 'specs/a.yaml', pointer });
  const lines: LocateSource = ({ pointer }) => ({
    ...{ line: Number(pointer.slice(1)), column: 1, length: 1, text: 'x' },
  });
  add('/9', 'POST');
  add('/8', 'PUT');
  add('/7', 'POST');

  test('are counted, and listed in order if that is configured', () => {
    const [folded] = report.list();
    if (!folded) throw new Error('nothing was folded');
    const brief = formatDiagnostic(folded, lines, { brief: true }).split('\n');
    expect(brief).toHaveLength(3);
    const [head, place, ...named] = formatDiagnostic(folded, lines, {
      ...{ brief: true, repeats: true },
    }).split('\n');
    expect([head, place]).toEqual([brief[0], '  specs/a.yaml:9:1']);
    expect(named.slice(0, 2)).toEqual([
      '  again specs/a.yaml:7:1',
      expect.stringMatching(/^ {2}again specs\/a\.yaml:8:1 {3}.*PUT/),
    ]);
    expect(diagnosticJson(folded, lines).repeats.map(({ line }) => line)).toEqual([7, 8]);
  });

  test('are the same whenever the report is printed', () => {
    expect(report.list()).toEqual(report.list());
    const other = createReport();
    for (const one of [...report.list(), ...report.list()]) other.forward(one);
    expect(other.list()[0]?.repeats).toHaveLength(3);
    expect(report.list()[0]?.repeats).toHaveLength(2);
  });
});

describe('quoting', () => {
  test.each([
    ['plain ünïcode 😀', 'plain ünïcode 😀'],
    ['a\nb\tc', 'a\\nb\\tc'],
    ['\u0000\u0085\u009B', '\\u{0}\\u{85}\\u{9b}'],
    ['\u202Eabc\u2066\u200B\uFEFF', '\\u{202e}abc\\u{2066}\\u{200b}\\u{feff}'],
    ['\uD800x', '\\u{d800}x'],
    ['x'.repeat(121), 'x'.repeat(119) + '…'],
    ['😀'.repeat(120), '😀'.repeat(120)],
  ])('%j', (text, want) => expect(quoteForTerminal(text)).toBe(want));
});

test('data for machines', () => {
  expect(diagnosticJson({ ...diagnostic, count: 3 }, locate)).toEqual({
    code: 'reconcile/operation-id',
    severity: 'warning',
    source: 'specs/a.yaml',
    line: 71,
    column: 20,
    message: 'documents name it differently',
    count: 3,
    help: 'Settle it.',
    also: [{ source: 'specs/b.yaml', line: 40, column: 20 }],
    repeats: [],
  });
  const { location: _, ...placeless } = diagnostic;
  expect(diagnosticJson(placeless, locate)).toMatchObject({
    source: null,
    line: null,
    column: null,
  });
});
