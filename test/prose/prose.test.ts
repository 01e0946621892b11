/** Pages, messages, comments and titles of tests use the words of docs/project/words.md. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesBelow, isTest, root } from '../architecture/files.js';

const TERMS = JSON.parse(
  readFileSync(new URL('vocabulary.json', import.meta.url), 'utf8'),
) as readonly (readonly [pattern: string, instead: string])[];
const AVOIDED = new RegExp(`\\b(?:${TERMS.map(([pattern]) => pattern).join('|')})\\b`, 'gi');

/** Code in Markdown and in comments. */
const CODE = /^ *```[^]*?^ *```|`[^`\n]*`|"[^"\n]*"/gm;
const COMMENT = /^[ \t]*\/\*\*[^]*?\*\/|^[ \t]*\/\/.*/gm;
/** A string with at least four words, which people read as a sentence. */
const SENTENCE = /(['"`])(?=(?:[A-Za-z'’-]+[.,:;!?)]*\s+){3})(?:(?!\1)[^\\\n]|\\.)+\1/g;
const TITLE = /\b(?:it|test|describe)(?:\.\w+)*\(\s*(['"`])(?:(?!\1)[^\\\n]|\\.)+\1/g;

const FOLDERS = ['src', 'templates', 'test', 'examples', 'bench', 'scripts', 'ci', 'docs'];
const PAGES = ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];

/** The texts of a file that people read, and their positions. */
function textsOf(path: string, text: string): (readonly [index: number, text: string])[] {
  if (path.endsWith('.md')) return [[0, blanked(text)]];
  const isSource = /^(?:src|templates)\//.test(path) && !isTest(path);
  const patterns = isSource ? [COMMENT, SENTENCE] : [COMMENT, TITLE];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(
      ({ 0: found, index }) => [index, pattern === COMMENT ? blanked(found) : found] as const,
    ),
  );
}

/** Replaces code and quotations with blanks of the same length. */
function blanked(text: string): string {
  return text.replace(CODE, (code) => code.replace(/[^\n]/g, ' '));
}

test('texts use the words of the glossary', () => {
  const paths = FOLDERS.flatMap(filesBelow).filter(
    (path) =>
      (/\.(?:ts|tsx|mts|mjs)$/.test(path) || /^docs\/(?!reference\/).*\.md$/.test(path)) &&
      !path.includes('/generated/') &&
      path !== 'docs/project/words.md',
  );
  const faults = [...PAGES, ...paths].flatMap((path) => {
    const all = readFileSync(join(root, path), 'utf8');
    return textsOf(path, all).flatMap(([start, text]) =>
      [...text.matchAll(AVOIDED)].map(({ 0: word, index }) => {
        const line = all.slice(0, start + index).split('\n').length;
        return `${path}:${line}: ${word}`;
      }),
    );
  });
  expect(paths.length).toBeGreaterThan(1000);
  expect(faults, 'see docs/project/words.md').toEqual([]);
});
