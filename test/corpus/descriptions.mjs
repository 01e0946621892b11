/**
 * Holds the HTML of every description of the corpus against that of the Markdown parser alone: most of them are read
 * without it.
 *
 *   node test/corpus/descriptions.mjs [--only PATTERN]
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { parse } from 'yaml';
import { documents, install } from './documents.mjs';

const WORK = join(import.meta.dirname, 'work');
const { values: options } = parseArgs({ options: { only: { type: 'string', default: '' } } });
/** So many texts are kept before they are looked at: with each only once, the corpus takes seconds. */
const BATCH = 100_000;
const MOST_SHOWN = 20;

async function emitter() {
  mkdirSync(WORK, { recursive: true });
  const outfile = join(WORK, 'descriptions.mjs');
  await build({
    stdin: {
      contents: `export { descriptionHtml } from '../../src/emit/html-description.ts';
        export { htmlText } from '../../src/emit/html.ts';`,
      resolveDir: import.meta.dirname,
    },
    ...{ bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile },
  });
  return import(pathToFileURL(outfile));
}

/** Adds all descriptions in a document. */
function gather(value, texts) {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (typeof inner !== 'string') gather(inner, texts);
    else if (key === 'description' && inner.trim() !== '') texts.add(inner);
  }
}

function read({ file, name }) {
  const text = readFileSync(file, 'utf8');
  try {
    return file.endsWith('.json') ? JSON.parse(text) : parse(text, { logLevel: 'silent' });
  } catch {
    console.error(`${name} is left out: it does not parse`);
    return undefined;
  }
}

install();
const { descriptionHtml, htmlText } = await emitter();
const htmlOf = (text) => htmlText(descriptionHtml(text, 2)).trim();
let count = 0;
let different = 0;

function check(texts) {
  for (const text of texts) {
    count++;
    const [ours, parsed] = [htmlOf(text), htmlOf(`<!-- a comment takes the parser -->\n\n${text}`)];
    if (ours === parsed) continue;
    if (different++ < MOST_SHOWN) console.log(JSON.stringify({ text, ours, parsed }, null, 2));
  }
  texts.clear();
}

const texts = new Set();
for (const document of documents()) {
  if (!document.name.includes(options.only)) continue;
  gather(read(document), texts);
  if (texts.size > BATCH) check(texts);
}
check(texts);
console.log(`${count} descriptions, ${different} with other HTML than the parser's`);
if (different > 0) process.exitCode = 1;
