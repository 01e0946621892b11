/**
 * Values, and every serialization of them, by location, style and kind. A value arrives unchanged;
 * or it is empty, so that it is omitted (RFC 6570 §2.3); or the client rejects it, because it would
 * be read as another one.
 */

export type Place = 'path' | 'query' | 'header' | 'cookie';

/** One serialization of one kind of value in one location. */
export interface Cell {
  readonly place: Place;
  readonly style: string;
  readonly explode: boolean;
  readonly reserved: boolean;
  readonly kind: string;
}

export const NAME = 'the[value]';
/** The name of a header must be a token, so it cannot be `NAME`. */
export const HEADER = 'X-Value';

const text = { type: 'string' };
const members = { R: text, G: text };
const nothing = { type: 'null' };
const map = { type: 'object', additionalProperties: text };

/** A kind of values: their schema, and the values to send. */
interface Kind {
  readonly schema: object;
  readonly values: readonly unknown[];
}

const TEXTS: readonly string[] = [
  ...['a', '', ' ', 'a b', 'a,b', 'a|b', 'a.b', 'a;b', 'a=b', 'a&b', 'a%41b', '%', '100%25', '+'],
  ...[
    '[x]',
    'x[]',
    '"q"',
    "it's",
    'null',
    'true',
    '1',
    'é',
    '日',
    '.',
    '..',
    '/',
    'a/b',
    'a\tb',
    'a\nb',
    '#?',
  ],
];

const LISTS: readonly (readonly string[])[] = [
  ...[
    [],
    ['a'],
    [''],
    ['a', ''],
    ['', 'a'],
    ['', ''],
    ['a,b'],
    ['a,b', 'c'],
    ['a b', 'c'],
    ['a|b', 'c'],
  ],
  ...[
    ['a.b'],
    ['a.b', 'c'],
    [' a', 'b'],
    ['null'],
    ['%2C', '%7C'],
    ['+', '%20'],
    ['a=b', 'c;d'],
    ['&', '#'],
  ],
  ...[
    ['/', '?'],
    ['"', "'"],
  ],
];

const RECORDS: readonly Readonly<Record<string, string>>[] = [
  ...[{}, { R: 'a' }, { R: '' }, { R: 'a', G: '' }, { R: 'a,b', G: 'c' }, { R: 'a b', G: 'c|d' }],
  ...[{ R: 'a.b', G: '=' }, { R: ';', G: '&' }, { R: ' a' }, { R: '%2C', G: '+' }],
];

const MAPS: readonly Readonly<Record<string, string>>[] = [
  ...[
    {},
    { a: 'b' },
    { a: 'b', c: 'd' },
    { 'a=b': 'c' },
    { 'a,b': 'c' },
    { 'a b': 'c', 'd|e': 'f' },
  ],
  ...[
    { 'x[y]': 'z' },
    { 'a][b': 'c' },
    { 'a.b': 'c' },
    { 'a;b': 'c' },
    { 'é&': 'ü' },
    { '0': 'a', '1': 'b' },
  ],
  { constructor: 'x', prototype: 'y' },
];

export const KINDS: Readonly<Record<string, Kind>> = {
  text: { schema: text, values: TEXTS },
  'text or null': { schema: { anyOf: [nothing, text] }, values: [null, ...TEXTS] },
  integer: { schema: { type: 'integer' }, values: [0, -5, 10n, 9007199254740991, NaN, Infinity] },
  number: { schema: { type: 'number' }, values: [0.1, -1e-7, 1e21, NaN, -Infinity] },
  'integer or null': { schema: { type: ['integer', 'null'] }, values: [7, null] },
  boolean: { schema: { type: 'boolean' }, values: [true, false] },
  moment: {
    schema: { type: 'string', format: 'date-time' },
    values: [new Date(0), new Date(Number.NaN)],
  },
  list: { schema: { type: 'array', items: text }, values: LISTS },
  'list or null': { schema: { type: ['array', 'null'], items: text }, values: [null, ...LISTS] },
  'list of numbers': {
    schema: { type: 'array', items: { type: 'integer' } },
    values: [[], [1], [1, -2, 3], [NaN]],
  },
  'list of lists': {
    schema: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    values: [[[1], [2]], [[1, 2], [3]], [[1, 2]]],
  },
  record: {
    schema: { type: 'object', properties: members, additionalProperties: false },
    values: RECORDS,
  },
  map: { schema: map, values: MAPS },
  'map or null': { schema: { anyOf: [map, nothing] }, values: [null, ...MAPS] },
  deep: {
    schema: {
      type: 'object',
      properties: {
        ...{ list: { type: 'array', items: text }, inner: { type: 'object', properties: members } },
        ...{
          records: {
            type: 'array',
            items: { type: 'object', properties: { n: { type: 'integer' } } },
          },
        },
        ...{
          lists: { type: 'array', items: { type: 'array', items: text } },
          maybe: { anyOf: [map, nothing] },
        },
      },
    },
    values: [
      ...[
        { list: ['a', 'b'] },
        { list: ['a'] },
        { list: [''] },
        { inner: { R: 'a', G: '[' } },
        { maybe: { 'a]': 'b' } },
      ],
      ...[
        { records: [{ n: 1 }, { n: 2 }] },
        { lists: [['a', 'b'], ['c']] },
        { list: Array.from('abcdefghijkl') },
      ],
    ],
  },
};

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
        [false, true].flatMap((reserved) =>
          Object.keys(KINDS)
            .map((kind): Cell => ({ place, style, explode, reserved, kind }))
            .filter(isDefined),
        ),
      ),
    ),
);

/**
 * Combinations that are "n/a" in OpenAPI's table of styles are undefined; real APIs declare lists
 * as deepObjects.
 */
function isDefined({ place, style, explode, reserved, kind }: Cell): boolean {
  if (reserved && (place === 'header' || place === 'cookie')) return false;
  if (style === 'deepObject') return explode && /list|record|map|deep/.test(kind);
  if (kind === 'deep') return false;
  return /Delimited/.test(style) ? !explode && /^list/.test(kind) : true;
}

/** The expected result for a value. */
export type Fate = 'arrives' | 'is nothing' | 'is refused' | 'has no meaning';

export function fateOf(cell: Cell, value: unknown): Fate {
  if (value === null || isEmpty(value)) return cell.place === 'path' ? 'is refused' : 'is nothing';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'is refused' : 'arrives';
  const texts = textsOf(value);
  if (texts.some((one) => typeof one === 'number' && !Number.isFinite(one))) return 'is refused';
  // With reserved characters, text that is already encoded is sent as it is (RFC 6570 §3.2.3).
  if (cell.reserved && texts.some((one) => /%[0-9A-F]{2}/.test(String(one))))
    return 'has no meaning';
  // A slash in a path is also sent unchanged, so the URL has more segments than the template. The
  // generated server does not support this.
  if (cell.reserved && cell.place === 'path' && texts.some((one) => String(one).includes('/'))) {
    return 'has no meaning';
  }
  if (isMisread(cell, value)) return 'is refused';
  return isUnsendable(cell, value, texts.map(String)) ? 'is refused' : 'arrives';
}

function isEmpty(value: unknown): boolean {
  return (
    typeof value === 'object' && !(value instanceof Date) && Object.keys(value ?? {}).length === 0
  );
}

/** All scalars and property names in a value. */
function textsOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [value];
  return Object.entries(value).flatMap(([name, one]) => [name, ...textsOf(one)]);
}

/**
 * Members are joined by a delimiter. If percent-encoding does not escape the delimiter, no member
 * may contain it.
 */
function isMisread({ place, style, explode }: Cell, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (style === 'deepObject') return Object.keys(value).some((name) => name.includes(']['));
  const list = Array.isArray(value);
  const texts = textsOf(value).map(String);
  const joined = !explode || style === 'simple' || style === 'label';
  if (joined && list && value.length === 1 && value[0] === '') return true;
  const between = style === 'label' && explode ? '.' : ',';
  if (place === 'cookie' && list && value.some(Array.isArray)) return true;
  const nested = list && value.some((one) => Array.isArray(one) && one.length > 1);
  if (nested && joined && between === ',' && !/Delimited/.test(style)) return true;
  const marks = new Map([
    ['spaceDelimited', ' '],
    ['pipeDelimited', '|'],
    ['label', explode || (list && value.length === 1) ? '.' : '\0'],
  ]);
  const mark = place === 'header' ? ',' : (marks.get(style) ?? '\0');
  if (texts.some((one) => one.includes(mark))) return true;
  return (
    place === 'header' && explode && !list && Object.keys(value).some((one) => one.includes('='))
  );
}

/** Values that a path or a header cannot contain at all. */
function isUnsendable(
  { place, style, explode }: Cell,
  value: unknown,
  texts: readonly string[],
): boolean {
  if (place === 'header') {
    return texts.some((one) => /[^\t\x20-\x7e\x80-\xff]/.test(one) || /^[ \t]|[ \t]$/.test(one));
  }
  if (place !== 'path' || style === 'matrix') return false;
  const whole = Array.isArray(value) ? value.join(style === 'label' && explode ? '.' : ',') : value;
  if (typeof whole !== 'string') return false;
  return ['', '.', '..'].includes(style === 'label' ? `.${whole}` : whole);
}
