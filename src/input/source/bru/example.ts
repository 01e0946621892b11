/** Parses the saved responses in Bruno files, which are nested blocks. */
import type { TextLine } from '../http/lines.js';
import { pairsOf, blockText, type Block } from './blocks.js';

/** A saved response. */
export interface BruExample {
  readonly name: string;
  readonly response: {
    readonly status: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly body: { readonly type: string; readonly data: string };
  };
}

/**
 * Parses `example { name: …, response: { status: { code: 200 }, headers: { … }, body: { type: json, content: ''' …
 * ''' } } }`.
 */
export function exampleOf(block: Block): BruExample {
  const response = inside(block.lines, 'response');
  const status = valuesOf(inside(response, 'status'));
  const body = valuesOf(inside(response, 'body'));
  return {
    name: valuesOf(block.lines).get('name') ?? '',
    response: {
      status: status.get('code') ?? '',
      headers: pairsOf({ lines: inside(response, 'headers') }),
      body: { type: body.get('type') ?? '', data: body.get('content') ?? '' },
    },
  };
}

/** Returns the lines of a block `name: {`, up to the closing bracket that has the same indentation. */
function inside(lines: readonly TextLine[], name: string): readonly TextLine[] {
  const start = lines.findIndex(({ text }) => text.trim() === `${name}: {`);
  const opening = lines[start]?.text;
  if (opening === undefined) return [];
  const closing = `${opening.slice(0, opening.indexOf(name))}}`;
  const end = lines.findIndex(({ text }, index) => index > start && text.trimEnd() === closing);
  return lines.slice(start + 1, end < 0 ? lines.length : end);
}

/** Parses names and values. From a text between `'''`, the indentation of its first line is removed. */
function valuesOf(lines: readonly TextLine[]): ReadonlyMap<string, string> {
  return new Map(
    pairsOf({ lines }).map(({ name, value }) => [name, blockText([{ text: value, at: 0 }])]),
  );
}
