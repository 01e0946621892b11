/** Finds the references of a text to other files, without reading the text as JSON or YAML. */
import { append } from '../../foundation/lists.js';
import { decode } from '../bytes.js';

/**
 * What the references of a file name outside of it, each once, as they are written and without fragments.
 * Names too much rather than too little: a reference inside an example counts. It only tells which files
 * to have at hand; whether a reference may be followed is decided where it stands.
 * @param bytes the file as it is
 */
export function scanReferences(bytes: Uint8Array): string[] {
  const [first = 0, second = 0] = bytes;
  let buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (Math.min(first, second) >= 0xfe) {
    const decoded = decode(bytes);
    buffer = Buffer.from(decoded.kind === 'text' ? decoded.text : '');
  }
  const found = new Set<string>();
  const add = (text: string | undefined): void => {
    const [file = ''] = (text ?? '').split('#', 1);
    if (file !== '') found.add(file.trim());
  };
  eachAfter(buffer, '$ref', (from) => {
    if (leadsElsewhere(buffer, from)) add(valueAfter(buffer.toString('utf8', from, from + WINDOW)));
  });
  // A metaschema says which keywords count; no editor's hint beside the file does.
  eachAfter(buffer, '"$schema"', (from) => {
    const address = valueAfter(`"${buffer.toString('utf8', from, from + WINDOW)}`);
    if (/^https?:/.test(address ?? '')) add(address);
  });
  eachAfter(buffer, 'mapping', (from) => {
    const text = buffer.toString('utf8', from, from + MAPPING_WINDOW);
    for (const value of mappedValues(text)) if (namesFile(value)) add(value);
  });
  return [...found];
}

/** How far a reference, and a mapping, is looked for behind its key. */
const WINDOW = 4096;
const MAPPING_WINDOW = 64 * 1024;

function eachAfter(buffer: Buffer, key: string, visit: (from: number) => void): void {
  for (let at = buffer.indexOf(key); at >= 0; at = buffer.indexOf(key, at)) {
    at += key.length;
    visit(at);
  }
}

/** False for a key whose value begins with `#`, as nearly all do: decided on the bytes, since a description has thousands. */
function leadsElsewhere(buffer: Buffer, from: number): boolean {
  let at = from;
  while (SKIPPED.has(buffer[at] ?? 0)) at++;
  return buffer[at] !== 0x23;
}

/** Quotes, blanks, line breaks and the colon. */
const SKIPPED: ReadonlySet<number> = new Set([0x22, 0x27, 0x20, 0x09, 0x0a, 0x0d, 0x3a]);

const SCALAR = String.raw`"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s'"#&*!|>[\]{},][^\n\r,{}]*)`;
const VALUE = new RegExp(String.raw`^["']?\s*:\s*(?:${SCALAR})`);

function valueAfter(text: string): string | undefined {
  return scalarOf(VALUE.exec(text));
}

function scalarOf(match: readonly (string | undefined)[] | null): string | undefined {
  const [, double, single, plain] = match ?? [];
  if (double !== undefined) return unescaped(double);
  if (single !== undefined) return single.replaceAll("''", "'");
  return plain?.split(/\s#/, 1)[0]?.trim();
}

function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  try {
    return String(JSON.parse(`"${text}"`));
  } catch {
    return text;
  }
}

const FLOW_ENTRY = new RegExp(`:\\s*(?:${SCALAR})`, 'g');
const BLOCK_LINE = /^[ \t]+(?:(?:"[^"\n]*"|'[^'\n]*')[ \t]*|[^\s:#][^:\n]*):[ \t]*(\S[^\n]*)$/;

/** The values of a discriminator's mapping, in either style. */
function mappedValues(text: string): string[] {
  const start = /^["']?\s*:\s*/.exec(text)?.[0];
  if (start === undefined) return [];
  if (text[start.length] === '{') {
    const end = text.indexOf('}', start.length);
    const inside = text.slice(start.length, end < 0 ? undefined : end);
    return [...inside.matchAll(FLOW_ENTRY)].flatMap((match) => scalarOf(match) ?? []);
  }
  const values: string[] = [];
  for (const line of text.split(/\r?\n/).slice(1)) {
    const rest = BLOCK_LINE.exec(line)?.[1];
    if (rest === undefined) break;
    append(values, (valueAfter(`: ${rest}`) ?? '').split('\n', 1));
  }
  return values;
}

/** A mapping may hold plain names of schemas too. */
function namesFile(value: string): boolean {
  return /^\.{0,2}\/|\.(?:json|ya?ml)(?:#|$)|^https:/i.test(value);
}
