/** Writes the first characters of a value's JSON. */

/** The maximum depth. Values that are nested deeper are not read. */
const DEEPEST = 500;

/** The text that has been written, and its maximum length. */
interface Writing {
  text: string;
  readonly length: number;
}

/**
 * Returns the first characters of `JSON.stringify(value)`. Only the part of the value that is written is read, because
 * the function is called for an object and then again for each object inside it.
 * @param value a value from `JSON.parse`
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

/** Writes a text. A long text is cut before it is quoted, because quoting never makes it shorter. */
function writeText(writing: Writing, text: string): void {
  writing.text += JSON.stringify(text.slice(0, writing.length));
}

function isFull({ text, length }: Writing): boolean {
  return text.length >= length;
}
