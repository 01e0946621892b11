/** JSON files as prettier's `json` parser leaves them, and JSON on one line. */
import { fill, group, hardline, indent, join, line, printDoc, softline } from './layout.js';
import type { Doc } from './layout.js';
import { quoteJson } from './literal.js';
import { describe } from './opaque.js';

/** JSON data: objects as maps, or as plain records where the keys are our own. */
export type JsonData =
  | null
  | boolean
  | number
  | bigint
  | string
  | readonly JsonData[]
  | ReadonlyMap<string, JsonData>
  | { readonly [key: string]: JsonData | undefined };

/** Deeper data is a mistake: readers allow less. */
const DEEPEST = 1000;

type Node =
  | { readonly kind: 'scalar'; readonly text: string; readonly numeric: boolean }
  | { readonly kind: 'array'; readonly items: readonly Node[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, Node])[] };

/** Checks data and sorts it by kind, once for both spellings. */
function nodeOf(data: JsonData, depth: number): Node {
  if (depth > DEEPEST) throw new RangeError('JSON data is nested too deep');
  if (data === null || typeof data === 'boolean') {
    return { kind: 'scalar', text: String(data), numeric: false };
  }
  if (typeof data === 'string') return { kind: 'scalar', text: quoteJson(data), numeric: false };
  if (typeof data === 'bigint' || (typeof data === 'number' && Number.isFinite(data))) {
    const text = Object.is(data, -0) ? '-0' : String(data).replace('e+', 'e');
    return { kind: 'scalar', text, numeric: true };
  }
  if (Array.isArray(data)) {
    return { kind: 'array', items: data.map((one: JsonData) => nodeOf(one, depth + 1)) };
  }
  if (typeof data === 'object') {
    const pairs = (data instanceof Map ? [...data] : Object.entries(data)) as [string, JsonData][];
    const entries = pairs
      .filter(([, one]) => one !== undefined)
      .map(([name, one]) => [quoteJson(name), nodeOf(one, depth + 1)] as const);
    return { kind: 'object', entries };
  }
  throw new TypeError(`JSON holds no ${describe(data).replace(/^an? /, '')}`);
}

function docOf(node: Node): Doc {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'object') {
    if (node.entries.length === 0) return '{}';
    const entries = node.entries.map(([name, value]): Doc => [name, ': ', docOf(value)]);
    return ['{', indent([hardline, join([',', hardline], entries)]), hardline, '}'];
  }
  const { items } = node;
  if (items.length === 0) return '[]';
  const docs = items.map(docOf);
  const numeric = items.every((item) => item.kind === 'scalar' && item.numeric);
  const body = numeric ? fill(fillParts(docs)) : join([',', line], docs);
  return group(['[', indent([softline, body]), softline, ']'], { shouldBreak: isTable(items) });
}

function fillParts(docs: readonly Doc[]): Doc[] {
  return docs.flatMap((doc, index) => (index === docs.length - 1 ? [doc] : [[doc, ','], line]));
}

/** Several arrays of more than one element each stand on lines of their own. */
function isTable(items: readonly Node[]): boolean {
  return items.length > 1 && items.every((item) => item.kind === 'array' && item.items.length > 1);
}

/**
 * A JSON file: objects one property a line, arrays on one line where they fit.
 * Everything that does not print, or that JavaScript reads differently, is escaped.
 * @returns text with `\n` line ends and one at the end
 * @throws TypeError for anything that JSON does not hold, RangeError for data nested more than 1,000 deep
 */
export function jsonText(data: JsonData): string {
  return printDoc(docOf(nodeOf(data, 0))) + '\n';
}

/**
 * JSON on one line, with a space behind `:` and `,`.
 * @throws as `jsonText` does
 */
export function jsonLine(data: JsonData): string {
  return lineOf(nodeOf(data, 0));
}

function lineOf(node: Node): string {
  if (node.kind === 'scalar') return node.text;
  if (node.kind === 'array') return `[${node.items.map(lineOf).join(', ')}]`;
  if (node.entries.length === 0) return '{}';
  return `{ ${node.entries.map(([name, value]) => `${name}: ${lineOf(value)}`).join(', ')} }`;
}
