/** Splits a Bruno file into blocks: `name { … }` and `name [ … ]`. The closing bracket is at the start of a line. */
import { linesOf, type TextLine } from '../http/lines.js';

export interface Block {
  /** The name of the block: `get`, `headers`, `body:json`, … */
  readonly name: string;
  readonly at: number;
  readonly lines: readonly TextLine[];
}

/** A name and a value in a block. */
export interface Pair {
  readonly name: string;
  readonly value: string;
  readonly isDisabled: boolean;
  readonly description: string;
  readonly at: number;
  readonly end: number;
}

const OPENING = /^([a-z][\w:.-]{0,100})[ \t]*[{[][ \t]*$/;
/** Matches the words with which a Bruno file may start. */
const FIRST =
  /^(?:meta|get|post|put|delete|patch|options|head|connect|trace|http|grpc|ws|headers|query|params:\w+|body(?::[\w:-]+)?|auth(?::[\w:-]+)?|vars(?::[\w-]+)?|script:[\w-]+|tests|docs|settings|assert|example|app|color)[ \t]*[{[:]/;
const DELIMITER = "'''";
const CONTENT_TYPE = /^@contentType\([^()]{0,200}\)$/;

export function isBruText(text: string): boolean {
  for (const { text: line } of linesOf(text)) {
    if (line.trim() === '') continue;
    return FIRST.test(line) && (OPENING.test(line) || line.startsWith('color:'));
  }
  return false;
}

/** Returns the blocks of a text, in order. Text outside blocks is ignored. */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let open: { name: string; at: number; lines: TextLine[] } | undefined;
  for (const line of linesOf(text)) {
    if (open && /^[}\]]/.test(line.text)) open = undefined;
    else if (open) open.lines.push(line);
    else {
      const name = OPENING.exec(line.text)?.[1];
      if (name === undefined) continue;
      open = { name, at: line.at, lines: [] };
      blocks.push(open);
    }
  }
  return blocks;
}

/** Returns the text of a block without the two spaces with which Bruno indents each line. */
export function blockText(lines: readonly TextLine[]): string {
  return lines
    .map(({ text }) => text.replace(/^ {1,2}/, ''))
    .join('\n')
    .trim();
}

export function pairsOf({ lines }: Pick<Block, 'lines'>): Pair[] {
  const pairs: Pair[] = [];
  let description = '';
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index];
    const text = line?.text.trim() ?? '';
    if (!line || text === '') continue;
    const annotation = /^@description\((.*)$/.exec(text)?.[1];
    const isNote = text.startsWith('@') && !/^@[^\s(]{0,200}:/.test(text);
    if (isNote) {
      const { value, next } =
        annotation === undefined ? { value: '', next: index } : quoted(lines, index, annotation);
      description = value;
      index = next;
      continue;
    }
    const named = nameOf(text);
    if (!named) continue;
    const { value, next } = valueOf(lines, index, named.rest);
    index = next;
    const end = (lines[next]?.at ?? line.at) + (lines[next]?.text.length ?? 0);
    const at = line.at + line.text.indexOf(text);
    pairs.push({ name: named.name, value, isDisabled: named.isDisabled, description, at, end });
    description = '';
  }
  return pairs;
}

/** Parses the name in a pair. `~name: value` is disabled. A name in quotes may contain any character. */
function nameOf(text: string): { name: string; rest: string; isDisabled: boolean } | undefined {
  const isDisabled = text.startsWith('~');
  const plain = isDisabled ? text.slice(1) : text;
  const inQuotes = /^"((?:[^"\\]|\\.)*)"[ \t]*:(.*)$/.exec(plain);
  if (inQuotes) {
    const [, name = '', rest = ''] = inQuotes;
    return { name: name.replaceAll('\\"', '"'), rest: rest.trim(), isDisabled };
  }
  const colon = plain.indexOf(':');
  if (colon < 0) return undefined;
  return { name: plain.slice(0, colon).trim(), rest: plain.slice(colon + 1).trim(), isDisabled };
}

/** Parses the value in a pair: one line, several lines between `'''`, or a list in brackets. */
function valueOf(
  lines: readonly TextLine[],
  index: number,
  rest: string,
): { value: string; next: number } {
  if (rest.startsWith(DELIMITER)) return delimited(lines, index, rest.slice(DELIMITER.length));
  if (rest !== '[') return { value: rest, next: index };
  let next = index + 1;
  while (next < lines.length && lines[next]?.text.trim() !== ']') next++;
  return { value: '', next: Math.min(next, lines.length - 1) };
}

function delimited(
  lines: readonly TextLine[],
  index: number,
  first: string,
): { value: string; next: number } {
  const end = first.indexOf(DELIMITER);
  if (end >= 0) return { value: first.slice(0, end).trim(), next: index };
  const parts = [first];
  for (let next = index + 1; next < lines.length; next++) {
    const text = lines[next]?.text ?? '';
    const close = text.indexOf(DELIMITER);
    parts.push(close < 0 ? text : text.slice(0, close));
    if (close < 0) continue;
    const behind = text.slice(close + DELIMITER.length).trim();
    const value = parts.map((part) => part.replace(/^ {1,4}/, '')).join('\n');
    return { value: value.trim() + (CONTENT_TYPE.test(behind) ? ` ${behind}` : ''), next };
  }
  return { value: parts.join('\n').trim(), next: lines.length - 1 };
}

/** Parses the quoted text in `@description(…)`. */
function quoted(
  lines: readonly TextLine[],
  index: number,
  annotation: string,
): { value: string; next: number } {
  if (annotation.startsWith(DELIMITER))
    return delimited(lines, index, annotation.slice(DELIMITER.length));
  const text = annotation.endsWith(')') ? annotation.slice(0, -1) : annotation;
  const quote = text[0];
  const isQuoted = (quote === '"' || quote === "'") && text.length > 1 && text.endsWith(quote);
  return { value: isQuoted ? text.slice(1, -1) : text, next: index };
}
