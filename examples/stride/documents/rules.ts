/** Rules for the known types of nodes and marks: which children and attributes they may have. */
import { hasOwn, isRecord } from './record.js';

/**
 * The kind of a node type. It decides which parents allow the node. Types that are not in the table
 * are allowed everywhere.
 */
type Kind = 'block' | 'inline' | 'text' | 'item' | 'media';

export const KINDS: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['paragraph', 'block'],
  ['heading', 'block'],
  ['bulletList', 'block'],
  ['orderedList', 'block'],
  ['blockquote', 'block'],
  ['panel', 'block'],
  ['codeBlock', 'block'],
  ['rule', 'block'],
  ['mediaGroup', 'block'],
  ['applicationCard', 'block'],
  ['listItem', 'item'],
  ['media', 'media'],
  ['text', 'text'],
  ['mention', 'inline'],
  ['emoji', 'inline'],
  ['hardBreak', 'inline'],
]);

const BLOCKS: readonly Kind[] = ['block'];
const INLINES: readonly Kind[] = ['inline', 'text'];

/**
 * The kinds of children that a node type allows. A known type that is not in the table has no
 * children.
 */
export const CHILDREN: ReadonlyMap<string, readonly Kind[]> = new Map([
  ['doc', BLOCKS],
  ['panel', BLOCKS],
  ['blockquote', BLOCKS],
  ['listItem', BLOCKS],
  ['paragraph', INLINES],
  ['heading', INLINES],
  ['codeBlock', ['text']],
  ['bulletList', ['item']],
  ['orderedList', ['item']],
  ['mediaGroup', ['media']],
]);

export interface AttributeRule {
  readonly optional: boolean;
  readonly holds: (value: unknown) => boolean;
  readonly message: string;
}

export type Rules = ReadonlyMap<string, AttributeRule>;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

const text: AttributeRule = { optional: false, holds: isText, message: 'must be a text' };

const maybeText: AttributeRule = {
  optional: true,
  holds: (value) => typeof value === 'string',
  message: 'must be a text',
};

function oneOf(...values: readonly unknown[]): AttributeRule {
  return {
    optional: false,
    holds: (value) => values.includes(value),
    message: `must be one of ${values.map((value) => JSON.stringify(value)).join(', ')}`,
  };
}

function whole(min: number, max: number, optional: boolean): AttributeRule {
  return {
    optional,
    holds: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
    message: `must be a whole number from ${min} to ${max}`,
  };
}

/** Matches URLs that run a script when a reader clicks on them. */
const SCRIPT = /^(javascript|vbscript|data):/i;

const address: AttributeRule = {
  optional: false,
  holds: (value) =>
    typeof value === 'string' && value !== '' && !SCRIPT.test(value.replace(/[\0-\x20]/g, '')),
  message: 'must be an address, and none that runs a script',
};

const target: AttributeRule = {
  optional: false,
  holds: (value) => isRecord(value) && hasOwn(value, 'key') && isText(value['key']),
  message: 'must be an object with a key',
};

function rules(entries: Readonly<Record<string, AttributeRule>>): Rules {
  return new Map(Object.entries(entries));
}

/** Rules for the known attributes of node types. Other attributes are kept. */
export const ATTRIBUTES: ReadonlyMap<string, Rules> = new Map([
  ['heading', rules({ level: whole(1, 6, false) })],
  ['orderedList', rules({ order: whole(0, 1_000_000_000, true) })],
  ['codeBlock', rules({ language: maybeText })],
  ['panel', rules({ panelType: oneOf('info', 'note', 'tip', 'warning') })],
  ['mention', rules({ id: text, text: maybeText })],
  ['emoji', rules({ shortName: text, text: maybeText })],
  ['media', rules({ type: oneOf('file'), id: text, collection: text })],
  ['applicationCard', rules({ text })],
]);

export const MARKS: ReadonlyMap<string, Rules> = new Map([
  ['link', rules({ href: address })],
  ['subsup', rules({ type: oneOf('sub', 'sup') })],
  ['textColor', rules({ color: text })],
  ['action', rules({ title: text, target })],
]);
