/** Lists of keywords for each kind of schema, for example the keywords that limit a number. */
import {
  ASSERTIONS,
  KEYWORDS,
  NOTES,
  type Keyword,
  type LimitPhrase,
  type NumberLimit,
  type PlainKind,
} from '../keywords.js';
import type { NumberShape, Schema, Shape } from '../schema.js';

/** A row of the keyword table, and the name of the field that contains the keyword's value. */
export interface KeywordRow<T = unknown> extends Keyword<T> {
  readonly name: string;
}

/** The row of a keyword that limits a number. */
export interface LimitRow extends Omit<KeywordRow<number>, 'both' | 'limit'> {
  readonly both: (a: number, b: number) => number | undefined;
  readonly limit: NumberLimit;
}

type ByKind<Row> = Readonly<Record<PlainKind, readonly Row[]>>;

function rowsOf(kind: string): readonly KeywordRow[] {
  const rows = Object.entries(KEYWORDS[kind as PlainKind]) as [string, Keyword<unknown>][];
  return rows.map(([name, row]) => ({ ...row, name }));
}

/** Builds a list for each kind of schema from the rows of its keywords. */
export function byKind<Row>(choose: (rows: readonly KeywordRow[]) => readonly Row[]): ByKind<Row> {
  const lists = Object.keys(KEYWORDS).map((kind) => [kind, choose(rowsOf(kind))]);
  return Object.fromEntries(lists) as ByKind<Row>;
}

/** For each kind of schema, the rows of all its keywords. */
export const ROWS = byKind((rows) => rows);

const SINGLE: ReadonlySet<Keyword<unknown>['type']> = new Set(['number', 'count', 'text', 'flag']);

/** For each kind of schema, the keywords whose value is a single number, text or flag. */
export const SINGLE_VALUE_ROWS = byKind((rows) => rows.filter(({ type }) => SINGLE.has(type)));

/** A keyword that the docs print, and its value. */
export interface DeclaredPhrase extends Pick<KeywordRow, 'keyword' | 'flagWord'> {
  readonly phrase: LimitPhrase;
  readonly value: string | number | boolean;
}

/** For each kind of schema, the keywords that the docs print. */
const PHRASES = byKind((rows) => rows.filter(({ phrase }) => phrase !== undefined));
const NO_PHRASES: readonly DeclaredPhrase[] = [];

/** Returns the keywords of a schema that docs and comments print. Most schemas have none. */
export function declaredPhrases(schema: Schema): readonly DeclaredPhrase[] {
  const rows = (PHRASES as Readonly<Record<string, readonly KeywordRow[]>>)[schema.kind];
  let found: DeclaredPhrase[] | undefined;
  for (let at = 0; rows !== undefined && at < rows.length; at++) {
    const row = rows[at];
    const value = row && ((schema as unknown as Members)[row.name] as DeclaredPhrase['value']);
    if (value === undefined || value === false || row?.phrase === undefined) continue;
    const { keyword, phrase, flagWord } = row;
    (found ??= []).push({ keyword, phrase, value, ...(flagWord && { flagWord }) });
  }
  return found ?? NO_PHRASES;
}

type Members = Readonly<Record<string, unknown>>;

/** For each kind of schema, the keywords that limit a number. */
export const LIMITS = byKind(
  (rows) => rows.filter(({ limit }) => limit !== undefined) as unknown as readonly LimitRow[],
);

/**
 * Returns the limit that a schema declares.
 * @returns `undefined` if the keyword is absent, or if its value has the same meaning as an absent keyword
 */
export function declaredLimit(
  shape: object,
  { name, neutral }: Pick<LimitRow, 'name' | 'neutral'>,
): number | undefined {
  const value = (shape as Readonly<Record<string, number | undefined>>)[name];
  if (value === undefined || !Number.isFinite(value)) return undefined;
  return neutral === 0 && value <= 0 ? undefined : value;
}

export interface DeclaredLimit extends NumberLimit {
  readonly name: string;
  readonly value: number;
}

const NO_LIMITS: readonly DeclaredLimit[] = [];

/** Returns the limits of numbers that a schema declares. Most schemas have none. */
export function declaredLimits(schema: Shape): readonly DeclaredLimit[] {
  const rows = (LIMITS as Readonly<Record<string, readonly LimitRow[]>>)[schema.kind];
  let found: DeclaredLimit[] | undefined;
  for (let at = 0; rows !== undefined && at < rows.length; at++) {
    const row = rows[at];
    // Checked first, because most keywords are absent.
    if (row === undefined || (schema as unknown as Members)[row.name] === undefined) continue;
    const value = declaredLimit(schema, row);
    if (value !== undefined) (found ??= []).push({ ...row.limit, name: row.name, value });
  }
  return found ?? NO_LIMITS;
}

/** Returns true if a keyword of the schema limits a number. */
export function hasLimit(schema: Shape): boolean {
  return declaredLimits(schema).length > 0;
}

/** The ranges that the formats of integers imply. */
const RANGES: ReadonlyMap<string, Partial<NumberShape>> = new Map([
  ['int32', { minimum: -(2 ** 31), maximum: 2 ** 31 - 1 }],
  ['int64', { minimum: -(2 ** 63), exclusiveMaximum: 2 ** 63 }],
]);

/** Returns the bounds that the format of an integer implies. */
export function formatRange({ kind, format }: NumberShape): Partial<NumberShape> | undefined {
  return kind === 'integer' && format !== undefined ? RANGES.get(format) : undefined;
}

/** Adds the bounds that a number's format implies. */
export function boundedByFormat(shape: NumberShape): NumberShape {
  const range = formatRange(shape);
  if (range === undefined) return shape;
  const bounded: Record<string, unknown> = { ...shape };
  for (const row of LIMITS.integer) {
    const [own, implied] = [declaredLimit(shape, row), declaredLimit(range, row)];
    if (implied !== undefined)
      bounded[row.name] = own === undefined ? implied : row.both(own, implied);
  }
  return bounded as unknown as NumberShape;
}

function assertionsAbout(type: 'array' | 'object'): readonly string[] {
  const rows: readonly Pick<Keyword<never>, 'keyword' | 'concerns'>[] = Object.values(ASSERTIONS);
  return rows.filter(({ concerns }) => concerns === type).map(({ keyword }) => keyword);
}

function spelled(rows: readonly Pick<KeywordRow, 'keyword' | 'alias'>[]): readonly string[] {
  return [...new Set(rows.flatMap(({ keyword, alias = [] }) => [keyword, ...alias]))];
}

/** For each kind of schema, its keywords in all spellings. */
export const SPELLINGS = byKind(spelled);

/** Annotations in all spellings. The row `keywords` is excluded, because it is a field of the model and no keyword. */
export const NOTE_SPELLINGS = spelled(
  Object.values<Pick<KeywordRow, 'keyword' | 'alias'>>(NOTES).filter(
    (row) => row !== NOTES.keywords,
  ),
);

/** Assertions in all spellings. */
export const ASSERTION_SPELLINGS = spelled(Object.values(ASSERTIONS));

const keywordsOf = (...kinds: readonly PlainKind[]): readonly string[] => [
  ...new Set(kinds.flatMap((kind) => ROWS[kind].map(({ keyword }) => keyword))),
];

/** For each JSON type, the keywords of its schemas. */
export const KEYWORDS_OF_TYPES = {
  object: [...keywordsOf('object'), 'required'],
  array: keywordsOf('array', 'tuple'),
  string: keywordsOf('string'),
  number: keywordsOf('number'),
} as const;

/** For each JSON type, the keywords of the assertions about its values. */
export const ASSERTIONS_OF_TYPES = {
  object: assertionsAbout('object'),
  array: assertionsAbout('array'),
} as const;

/** For each code of a problem that generated checks report: the keywords that may cause it. */
export const KEYWORDS_BY_CODE: ReadonlyMap<string, readonly string[]> = keywordsByCode();

function keywordsByCode(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>([['const', ['const']]]);
  const assertions = Object.values<Pick<KeywordRow, 'code' | 'keyword' | 'alias'>>(ASSERTIONS);
  for (const row of [...Object.values(ROWS).flat(), ...assertions]) {
    if (row.code === undefined) continue;
    found.set(row.code, [...new Set([...(found.get(row.code) ?? []), ...spelled([row])])]);
  }
  return found;
}
