/** Every English word of a page comes from the description, or has no translation. */
import { parse, type DefaultTreeAdapterMap } from 'parse5';
import { sentenceCase, wordsOf } from '../../src/base/foundation/words.js';
import { expect, test } from 'vitest';
import type { OutputFile } from '../../src/print/emit/file.js';
import { PHRASES } from '../../templates/docs/language/phrases.js';
import { BROAD } from '../broad/api.js';
import { swagger2 } from '../hostile/swagger2.js';
import { docsFiles, renderInput } from '../rendered.js';
import { sentApi } from '../sent-api.js';
import { file, run, STRIDE_FILES } from '../stride.js';

type Node = DefaultTreeAdapterMap['node'];

/** Terms of standards, names of languages and tools, and placeholders that a script replaces. */
const TERMS = new Set(
  `API OAuth OpenID Connect HTTP TLS mutual implicit password client credentials authorization code device
   overlay yaml swagger curl JavaScript TypeScript Python Go Copy Markdown webhook`.split(/\s+/),
);
/** Each phrase in a language that has no Latin letters. */
const WORDS = Object.fromEntries(
  PHRASES.map((phrase) => [phrase, `Ж${(phrase.match(/\{\w+\}/g) ?? []).join(' ')}`]),
);

/** All words that an API declares, with its generated names. */
function statedWords(root: object): ReadonlySet<string> {
  const words = new Set(TERMS);
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    if (typeof value === 'string') for (const word of latin(value)) words.add(word);
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (value instanceof Map) [...value].flat().forEach(visit);
    else Object.values(value).forEach(visit);
  };
  visit(root);
  return words;
}

function latin(text: string): readonly string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? [];
}

/** The visible text of a page and the text for screen readers, without code. */
function readTexts(text: string): string[] {
  const found: string[] = [];
  const visit = (node: Node): void => {
    if (['code', 'pre', 'script', 'title'].includes(node.nodeName)) return;
    if (node.nodeName === '#text' && 'value' in node) found.push(node.value);
    if ('attrs' in node) {
      for (const { name, value } of node.attrs) if (name === 'aria-label') found.push(value);
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  // Readers see a name as one word, although `<wbr>` splits it into several text nodes.
  visit(parse(text.replaceAll('<wbr>', '')));
  return found;
}

/** Markdown without code and URLs. */
function saidIn(text: string): string[] {
  return text
    .replace(/^(`{3,})[^]*?^\1$/gm, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\]\([^)\n]*\)/g, ']')
    .split('\n');
}

function leftIn({ path, text }: OutputFile, stated: ReadonlySet<string>): string[] {
  // The page of conflicts contains texts of the command.
  if (path.startsWith('conflicts.')) return [];
  const texts = path.endsWith('.html') ? readTexts(text) : path.endsWith('.md') ? saidIn(text) : [];
  return texts.filter((one) => latin(one).some((word) => !stated.has(word)));
}

test('every phrase for readers of an API is translated', async () => {
  const inputs = [
    renderInput(BROAD),
    renderInput(sentApi()),
    await run([
      file(
        'a.json',
        swagger2(() => '日本'),
      ),
    ]),
    await run(STRIDE_FILES),
  ];
  const left = new Set<string>();
  for (const input of inputs) {
    const stated = statedWords([
      input.api,
      input.names.groups,
      input.names.operations,
      input.names.schemas,
      // An operation without a summary has the words of its name as its title.
      [...input.names.operations.values()].map((name) => sentenceCase(wordsOf(name))),
    ]);
    const files = docsFiles(input, { words: WORDS, lang: 'xx', for: 'authors', tryIt: true });
    for (const one of files)
      for (const text of leftIn(one, stated)) left.add(`${one.path}: ${text}`);
  }
  expect([...left].slice(0, 20)).toEqual([]);
});
