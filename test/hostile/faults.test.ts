/** The checks for the output of hostile descriptions find injected text. */
import { describe, expect, test } from 'vitest';
import { markupFaults } from '../docs/html-pages.js';
import { codeFaults, markdownFaults } from './faults.js';
import { ATTACK } from './texts.js';

describe('the checks find injected text', () => {
  test.each([
    `/** */ ${ATTACK} /* */`,
    `export const a = {}; export const b = \`\${${ATTACK}}\`;`,
    `export const a = "";${ATTACK};"";`,
    `export const a = 1\u2028${ATTACK}`,
    `export function f() { ${ATTACK}; }`,
    `export const a = "`,
  ])('in code: %j', (code) => {
    expect(codeFaults('a.ts', code)).not.toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    'a <img src=x> b',
    '<!-- x -->',
    '[x](javascript:alert(1))',
    '![x](a.png)',
    '| a |\n| - |\n| b | c |',
  ])('in a page of Markdown: %j', (text) => {
    expect(markdownFaults({ path: 'a.md', ownership: 'generated', text })).not.toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    '<img src=x>',
    '<a href="javascript:alert(1)">x</a>',
    '<a onclick="alert(1)">x</a>',
    '<p style="color:red">x</p>',
    '<h4>x</h4>',
    '</main><main>',
  ])('in a page of HTML: %j', (text) => {
    const frame = (inner: string): string =>
      `<!doctype html><html><head><title>a</title><script src="docs.js"></script></head><body><header></header><main><h1>a</h1><p>b</p>${inner}</main></body></html>`;
    expect(markupFaults({ path: 'a.html', text: frame('') })).toEqual([]);
    expect(markupFaults({ path: 'a.html', text: frame(text) })).not.toEqual([]);
  });
});
