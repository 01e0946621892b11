/** Combines the annotations and the assertions of two schemas that must both match. */
import { ASSERTIONS, NOTES, TOGETHER, type Keyword } from '../keywords.js';
import type { CombineSchemas } from '../keywords/values.js';
import type { Assertions, Notes, Schema } from '../schema.js';

type Rows = Readonly<Record<string, Keyword<never> | undefined>>;
type Members = Readonly<Record<string, unknown>>;

/** Combines the annotations of two schemas. */
export function bothNotes(a: Schema, b: Schema): Notes {
  const notes: Record<string, unknown> = {};
  NOTE_NAMES.forEach((name) => {
    const one = (a as unknown as Members)[name];
    const other = (b as unknown as Members)[name];
    const value =
      one === undefined || other === undefined
        ? (one ?? other)
        : (NOTES as unknown as Rows)[name]?.both(one as never, other as never, keepFirst);
    if (value !== undefined) notes[name] = value;
  });
  return notes;
}

const NOTE_NAMES = Object.keys(NOTES);

const keepFirst: CombineSchemas = (a) => a;

/** Returns the annotations of a schema. */
export function notesOf(schema: Schema): Notes {
  return bothNotes(schema, BARE);
}

/** Returns a schema without its annotations. Its shape, limits and assertions stay. */
export function withoutNotes(schema: Schema): Schema {
  const isNote = (name: string): boolean => Object.hasOwn(NOTES, name);
  return Object.fromEntries(Object.entries(schema).filter(([name]) => !isNote(name))) as Schema;
}

const BARE: Schema = { kind: 'any', origins: [] };

/** The combined assertions, and the assertions that must be kept next to them. */
interface BothAssertions {
  readonly assertions?: Assertions;
  readonly beside: readonly Schema[];
}

/** Combines the assertions of two schemas, each by its row in the keyword table. */
export function bothAssertions(
  a: Assertions | undefined,
  b: Assertions | undefined,
  combine: CombineSchemas,
): BothAssertions {
  if (a === undefined || b === undefined) {
    const assertions = a ?? b;
    return assertions === undefined ? { beside: [] } : { assertions, beside: [] };
  }
  const all: Record<string, unknown> = { ...b, ...a };
  const left: Record<string, unknown> = {};
  for (const [name, row] of Object.entries(ASSERTIONS as unknown as Rows)) {
    const [one, other] = [(a as Members)[name], (b as Members)[name]];
    if (one === undefined || other === undefined) continue;
    const value = row?.both(one as never, other as never, combine);
    if (value === undefined) left[name] = other;
    else all[name] = value;
  }
  // Keywords such as `if` and `then` belong together: the `if` of one schema must not be combined with the `then` of
  // another.
  for (const group of TOGETHER) {
    const isPresent = (one: Assertions): boolean => group.some((name) => one[name] !== undefined);
    if (!isPresent(a) || !isPresent(b) || group.every((name) => a[name] === b[name])) continue;
    for (const name of group) {
      delete all[name];
      if (a[name] !== undefined) all[name] = a[name];
      if (b[name] !== undefined) left[name] = b[name];
    }
  }
  const isLeft = Object.keys(left).length > 0;
  return {
    assertions: all,
    beside: isLeft ? [{ kind: 'any', assertions: left, origins: [] }] : [],
  };
}
