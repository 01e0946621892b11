/**
 * Every style of every location with every shape: the values that may be sent, and how to decode
 * them.
 */
import { expect } from 'vitest';
import { fc } from '../property.js';

type Shape = 'text' | 'integer' | 'list' | 'record';
export type Place = 'path' | 'query' | 'header' | 'cookie';

/** One serialization of one kind of value in one location. */
interface Cell {
  readonly place: Place;
  readonly style: string;
  readonly explode: boolean;
  readonly shape: Shape;
}

const STYLES: Readonly<Record<Place, readonly string[]>> = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

export const CELLS: readonly Cell[] = (['path', 'query', 'header', 'cookie'] as const).flatMap(
  (place) =>
    STYLES[place].flatMap((style) =>
      [false, true].flatMap((explode) =>
        (['text', 'integer', 'list', 'record'] as const)
          .map((shape): Cell => ({ place, style, explode, shape }))
          .filter(isDefined),
      ),
    ),
);

/** OpenAPI 3.1 §4.8.12.6: combinations that are "n/a" in the table of styles are undefined. */
function isDefined({ style, explode, shape }: Cell): boolean {
  if (style === 'deepObject') return explode && shape === 'record';
  return /Delimited/.test(style) ? !explode && shape === 'list' : true;
}

export const NAME = 'the-value';
const MEMBERS = ['R', 'G', 'B'];

function schemaOf(shape: Shape): object {
  if (shape === 'list') return { type: 'array', items: { type: 'string' } };
  if (shape !== 'record') return { type: shape === 'text' ? 'string' : 'integer' };
  const properties = Object.fromEntries(MEMBERS.map((name) => [name, { type: 'string' }]));
  return { type: 'object', additionalProperties: false, properties };
}

export const BODIES = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  parts: 'multipart/form-data',
  text: 'text/plain',
  bytes: 'application/octet-stream',
} as const;

const FIELDS = {
  type: 'object',
  properties: { a: { type: 'string' }, list: { type: 'array', items: { type: 'string' } } },
};

const BODY_SCHEMAS: Readonly<Record<keyof typeof BODIES, object>> = {
  json: {},
  form: FIELDS,
  parts: FIELDS,
  text: { type: 'string' },
  bytes: { type: 'string', format: 'binary' },
};

export function description(): unknown {
  const cells = CELLS.map(({ place, style, explode, shape }, index) => {
    const parameter = {
      name: NAME,
      in: place,
      required: place === 'path',
      style,
      explode,
      schema: schemaOf(shape),
    };
    const path = place === 'path' ? `/cell${index}/{${NAME}}` : `/cell${index}`;
    return [path, { get: { parameters: [parameter], responses: { 200: { description: 'ok' } } } }];
  });
  const bodies = Object.entries(BODIES).map(([name, type]) => {
    const schema = BODY_SCHEMAS[name as keyof typeof BODIES];
    const requestBody = { required: true, content: { [type]: { schema } } };
    return [`/${name}`, { post: { requestBody, responses: { 200: { description: 'ok' } } } }];
  });
  return {
    openapi: '3.1.0',
    info: { title: 'Wire', version: '1' },
    servers: [{ url: 'https://wire.test' }],
    paths: Object.fromEntries([...cells, ...bodies]),
  };
}

/** Letters of several scripts, and all characters with a special meaning in URLs. */
const LETTER = fc.oneof(
  { arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), weight: 2 },
  { arbitrary: fc.constantFrom(...`/%41:?#ü"'&=+;@!$()*[]{}~^\\<>日🎉,| \t.`), weight: 1 },
);
/**
 * Characters for headers. No control characters, which could end a header, and no blanks, which are
 * stripped at both ends.
 */
const HEADER_LETTER = fc.constantFrom(...`abcXYZ019/%:?#é"'&=+;@!$()*[]{}~^\\<>|.`);

/** A text that a cell can transport, either as a member or as the complete value. */
function textFor({ place, style, shape, explode }: Cell): fc.Arbitrary<string> {
  const whole = shape === 'text';
  const letter = place === 'header' ? HEADER_LETTER : LETTER;
  // A path with an empty segment is another path, and a joined list with one empty member is an
  // empty list.
  const emptyList = !whole && !explode;
  const minLength = place === 'path' || place === 'header' || emptyList ? 1 : 0;
  const text = fc.array(letter, { minLength, maxLength: 8 }).map((letters) => letters.join(''));
  const separator = separatorOf(style);
  return text.filter(
    (one) =>
      (whole || separator === undefined || !one.includes(separator)) &&
      // Such a segment would be resolved to another path, so the client rejects it.
      !(place === 'path' && /^\.{1,2}$/.test(one)) &&
      // An unpaired surrogate cannot be encoded as UTF-8.
      !/\p{Surrogate}/u.test(one),
  );
}

/** The delimiters of members, if percent-encoding does not distinguish them from the contents. */
function separatorOf(style: string): string | undefined {
  const separators = new Map([
    ['label', '.'],
    ['spaceDelimited', ' '],
    ['pipeDelimited', '|'],
  ]);
  return separators.get(style);
}

export function valueFor(cell: Cell): fc.Arbitrary<unknown> {
  const text = textFor(cell);
  switch (cell.shape) {
    case 'text':
      return text;
    case 'integer':
      return fc.integer();
    case 'list':
      return fc.array(text, { minLength: 1, maxLength: 4 });
    case 'record':
      return fc
        .record({ R: text, G: text, B: text }, { requiredKeys: [] })
        .filter((value) => Object.keys(value).length > 0);
    default:
      return cell.shape satisfies never;
  }
}

const decode = decodeURIComponent;

/** The members of `R=100,G=200` and `R,100,G,200`. */
function record(parts: readonly string[], explode: boolean, open = decode): object {
  const pairs = explode
    ? parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)])
    : parts.flatMap((part, index) => (index % 2 === 0 ? [[part, parts[index + 1] ?? '']] : []));
  return Object.fromEntries(pairs.map((pair) => pair.map(open)));
}

/** Members that each carry the name: `a=1`, `a=2`; or a name without a value. */
function named(parts: readonly string[]): string[] {
  return parts.map((part) => {
    const [name = '', ...value] = part.split('=');
    expect(decode(name)).toBe(NAME);
    return value.join('=');
  });
}

/** Decodes a raw text by RFC 6570 §3.2 and OpenAPI's table of styles, independently of restitch. */
export function read({ place, style, explode, shape }: Cell, raw: string): unknown {
  const open = place === 'header' ? (text: string): string => text : decode;
  if (style === 'deepObject') {
    const pairs = raw.split('&').map((pair) => pair.split('=').map(decode));
    return Object.fromEntries(
      pairs.map(([key = '', value]) => [/\[(.*)\]$/.exec(key)?.[1], value]),
    );
  }
  const lead = { label: '.', matrix: ';' }[style] ?? '';
  expect(raw.startsWith(lead)).toBe(true);
  const text = raw.slice(lead.length);
  const separator = { query: '&', cookie: '; ', header: ',', path: lead === '' ? ',' : lead }[
    place
  ];
  const joint = { spaceDelimited: '%20', pipeDelimited: '%7C' }[style] ?? ',';
  const hasName = place === 'query' || place === 'cookie' || style === 'matrix';
  const isExploded = explode && shape !== 'text' && shape !== 'integer';
  if (shape === 'record' && explode) return record(text.split(separator), true, open);
  const parts = isExploded ? text.split(separator) : [text];
  const values = hasName ? named(parts) : parts;
  if (shape === 'text') return open(values[0] ?? '');
  if (shape === 'integer') return Number(values[0]);
  const members = isExploded ? values : (values[0] ?? '').split(joint);
  return shape === 'list' ? members.map(open) : record(members, false, open);
}
