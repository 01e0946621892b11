/** Finds references to other files in a text without parsing it. */
import { append } from '../../../base/foundation/lists.js';
import { decode } from '../bytes.js';

/**
 * Returns the files to which the references in a file lead, each once, as they are written and without fragments. It
 * may return too many, for example for a reference inside an example. The result only determines which files are
 * read. Whether a reference may be followed is decided when it is resolved.
 * @param bytes the content of the file
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
  // The URL in `$schema` may lead to a metaschema with a vocabulary. A relative URL is ignored, because it is usually
  // only meant for editors. The opening quote is not part of the search, because texts are full of quotes and a search
  // that begins with a rare character is faster.
  eachAfter(buffer, '$schema"', (from) => {
    if (buffer[from - '"$schema"'.length] !== QUOTE) return;
    const address = valueAfter(`"${buffer.toString('utf8', from, from + WINDOW)}`);
    if (/^https?:/.test(address ?? '')) add(address);
  });
  eachAfter(buffer, 'mapping', (from) => {
    const text = buffer.toString('utf8', from, from + MAPPING_WINDOW);
    for (const value of mappedValues(text)) if (namesFile(value)) add(value);
  });
  return [...found];
}

/** The number of characters after a key that are searched for a reference or a mapping. */
const WINDOW = 4096;
const MAPPING_WINDOW = 64 * 1024;

function eachAfter(buffer: Buffer, key: string, visit: (from: number) => void): void {
  for (let at = buffer.indexOf(key); at >= 0; at = buffer.indexOf(key, at)) {
    at += key.length;
    visit(at);
  }
}

/**
 * Returns false for a value that starts with `#`, as the values of nearly all references do. Bytes are tested, because
 * a description may contain thousands of references.
 */
function leadsElsewhere(buffer: Buffer, from: number): boolean {
  let at = from;
  while (SKIPPED.has(buffer[at] ?? 0)) at++;
  return buffer[at] !== 0x23;
}

const QUOTE = 0x22;

/** The characters between a key and its value: quotes, white space and the colon. */
const SKIPPED: ReadonlySet<number> = new Set([QUOTE, 0x27, 0x20, 0x09, 0x0a, 0x0d, 0x3a]);

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

/** Returns the values in the mapping of a discriminator, in flow or block style. */
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

/** Returns true for a file name. A mapping may also contain names of schemas. */
function namesFile(value: string): boolean {
  return /^\.{0,2}\/|\.(?:json|ya?ml)(?:#|$)|^https:/i.test(value);
}

/** Returns true if a part of a file may have its own URL. Most files have none and need not be parsed. */
export function mayHaveAddress({ buffer, byteOffset, byteLength }: Uint8Array): boolean {
  const bytes = Buffer.from(buffer, byteOffset, byteLength);
  const isDraft4 = bytes.includes('$schema') && DRAFTS.some((word) => bytes.includes(word));
  return isDraft4 || ADDRESSES.some((word) => bytes.includes(word));
}

const ADDRESSES = ['$id', '$self'];
/** The drafts in which `id` sets the base URI of a schema. */
const DRAFTS = ['draft-03', 'draft-04'];
