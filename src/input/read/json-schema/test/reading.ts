/** Reads short schemas of every dialect. */
import { createReport } from '../../../../base/diagnostics/report.js';
import { Cursor } from '../../../source/cursor.js';
import type { Document } from '../../../source/document.js';
import { References } from '../../references/reference.js';
import { SWAGGER_2_0, type Dialect } from '../dialect.js';
import { readSchema, schemaContext } from '../index.js';

export function open(data: unknown) {
  const report = createReport();
  const document: Document = {
    source: 'x.json',
    syntax: 'json',
    text: '',
    data,
    hash: '',
    locate: () => ({ line: 1, column: 1, length: 0 }),
    line: () => '',
    scalarText: () => undefined,
  };
  return { root: new Cursor(document, report, data), report };
}

/** Removes origins, and replaces maps by lists of entries, so that `__proto__` is a key like any other. */
export function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (value instanceof Map) return [...value].map(([key, item]) => [key, plain(item)]);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      key === 'origins' ? [] : [[key, plain(item)] as const],
    ),
  );
}

export function readOne(given: unknown, dialect: Dialect) {
  const { root, report } = open({
    definitions: { Pet: { type: 'object' }, x: given },
    components: { schemas: { Pet: { type: 'object' }, x: given } },
  });
  const section = root.get('definitions');
  const place = dialect === SWAGGER_2_0 ? section : root.get('components').get('schemas');
  const context = schemaContext(place, dialect, new References(root));
  const want = plain(readSchema(place.get('x'), context));
  return { want, codes: report.list().map(({ code }) => code) };
}

export const ANY = { kind: 'any' };
export const NULL = { kind: 'null' };
export const STRING = { kind: 'string' };
export const PET = { kind: 'ref', id: 'Pet' };
export const pet = { $ref: '#/components/schemas/Pet' };
export const open_ = { rest: ANY };
/** A property that only `required` names. */
export const REQUIRED = { schema: ANY, required: true, undescribed: true };

// given, want, codes
export type Row = [given: unknown, want: unknown, codes?: string[]];
