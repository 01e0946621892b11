/**
 * Values that are often transferred wrongly, sent from the generated client to a handler of the
 * generated server.
 *
 * @module-tag proof
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startLoop, type Loop } from '../loop.js';
import { proveRows } from '../program-rows.js';
import { file } from '../stride.js';
import { VALUE_PROGRAMS } from './value-programs.js';
import { CELLS, fateOf, HEADER, KINDS, NAME, type Cell, type Place } from './value-rows.js';

const nameIn = (place: Place): string => (place === 'header' ? HEADER : NAME);

/** One operation for every cell. */
function description(): object {
  const paths = CELLS.map(({ place, style, explode, reserved, kind }, index) => {
    const name = nameIn(place);
    const parameter = {
      ...{ name, in: place, required: place === 'path', style, explode },
      ...(reserved && { allowReserved: true }),
      schema: KINDS[kind]?.schema,
    };
    const path = place === 'path' ? `/cell${index}/{${NAME}}` : `/cell${index}`;
    const responses = { 204: { description: 'Done' } };
    return [path, { get: { operationId: `cell${index}`, parameters: [parameter], responses } }];
  });
  return {
    openapi: '3.2.0',
    info: { title: 'Values', version: '1' },
    servers: [{ url: 'https://values.test' }],
    security: [],
    paths: Object.fromEntries(paths),
  };
}

let loop: Loop;
beforeAll(async () => {
  loop = await startLoop([file('values.json', description())]);
});
afterAll(() => rmSync(loop.folder, { recursive: true }));

const SLOTS = { path: 'params', query: 'query', header: 'headers', cookie: 'cookies' } as const;

/** The handler's argument, or the error that the client throws. */
async function carried(cell: Cell, value: unknown): Promise<unknown> {
  const id = `cell${CELLS.indexOf(cell)}`;
  const signature = loop.signatures.find(({ endpoint }) => endpoint.operationId?.value === id);
  const name = signature?.name ?? '';
  const argument = signature?.arguments[0]?.name ?? '';
  loop.answer({ status: 204 });
  try {
    await loop.call(loop.standard, name, { [argument]: value });
  } catch (error) {
    return error;
  }
  return loop.received[0]?.[SLOTS[cell.place]][nameIn(cell.place)];
}

/** Converts a value to JSON and back, so that only its JSON content is compared. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}

describe.each([...new Set(CELLS.map(({ place, style }) => `${place} ${style}`))])('%s', (way) => {
  const cells = CELLS.filter(({ place, style }) => `${place} ${style}` === way);

  test.each(cells)('$kind, explode $explode, reserved $reserved', async (cell) => {
    for (const value of KINDS[cell.kind]?.values ?? []) {
      const got = await carried(cell, value);
      const fate = fateOf(cell, value);
      if (fate === 'has no meaning') continue;
      if (fate === 'is refused') {
        expect(got, `${String(JSON.stringify(plain(value)))} must be refused`).toBeInstanceOf(
          TypeError,
        );
        expect(String(got)).toMatch(/the\[value\]|theValue|X-Value|a segment must not be "\."/);
      } else expect(plain(got)).toEqual(fate === 'arrives' ? plain(value) : undefined);
    }
  });
});

proveRows(VALUE_PROGRAMS);
