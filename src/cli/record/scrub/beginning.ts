/** The first characters of a value's JSON. */

/** Values nested deeper are not read. */
const DEEPEST = 500;

/** The text so far, and its maximum length. */
interface Writing {
  text: string;
  readonly length: number;
}

/**
 * The first characters of `JSON.stringify(value)`. It reads only what it writes, because it is called for an object and
 * again for the objects inside it.
 * @param value as `JSON.parse` returns it
 */
export function jsonBeginning(value: unknown, length: number): string {
  const writing: Writing = { text: '', length };
  write(writing, value, 0);
  return writing.text.slice(0, length);
}

function write(writing: Writing, value: unknown, depth: number): void {
  if (isFull(writing)) return;
  if (depth > DEEPEST) writing.text += 'null';
  else if (Array.isArray(value)) writeItems(writing, value, depth);
  else if (typeof value === 'object' && value !== null) writeMembers(writing, value, depth);
  else if (typeof value === 'string') writeText(writing, value);
  else writing.text += JSON.stringify(value);
}

function writeItems(writing: Writing, items: readonly unknown[], depth: number): void {
  writing.text += '[';
  for (let at = 0; at < items.length && !isFull(writing); at++) {
    if (at > 0) writing.text += ',';
    write(writing, items[at], depth + 1);
  }
  writing.text += ']';
}

function writeMembers(writing: Writing, value: object, depth: number): void {
  writing.text += '{';
  let isFirst = true;
  for (const key in value) {
    if (isFull(writing)) break;
    if (!isFirst) writing.text += ',';
    isFirst = false;
    writeText(writing, key);
    writing.text += ':';
    write(writing, (value as Readonly<Record<string, unknown>>)[key], depth + 1);
  }
  writing.text += '}';
}

/** A long text is cut before it is quoted: quoting makes no text shorter. */
function writeText(writing: Writing, text: string): void {
  writing.text += JSON.stringify(text.slice(0, writing.length));
}

function isFull({ text, length }: Writing): boolean {
  return text.length >= length;
}
