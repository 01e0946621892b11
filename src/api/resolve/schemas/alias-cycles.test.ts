import { expect, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { Schema, Shape } from '../../../model/schema.js';
import { breakAliasCycles } from './alias-cycles.js';

const schema = (shape: Shape): Schema => ({ ...shape, origins: [] });
const ref = (id: string): Schema => schema({ kind: 'ref', id });
const union = (...members: Schema[]): Schema => schema({ kind: 'union', members });
const STRING = schema({ kind: 'string' });
const UNKNOWN = schema({ kind: 'unknown' });
const list = (items: Schema): Schema => schema({ kind: 'array', items });

function broken(schemas: Readonly<Record<string, Schema>>): [Record<string, Schema>, number] {
  const api: Api = {
    servers: [],
    endpoints: [],
    webhooks: [],
    schemas: new Map(Object.entries(schemas)),
    securitySchemes: new Map(),
    tags: new Map(),
    extensions: new Map(),
  };
  const report = createReport();
  const result = breakAliasCycles(api, report);
  return [Object.fromEntries(result.schemas), report.list().length];
}

test.each<[string, Record<string, Schema>, Record<string, Schema>]>([
  ['itself', { A: ref('A') }, { A: UNKNOWN }],
  ['each other', { B: ref('A'), A: ref('B') }, { A: ref('B'), B: UNKNOWN }],
  ['a member of itself', { A: union(ref('A'), STRING) }, { A: union(STRING) }],
  [
    'a member of a member',
    { A: union(ref('B'), STRING), B: schema({ kind: 'intersection', members: [ref('A')] }) },
    { A: union(ref('B'), STRING), B: UNKNOWN },
  ],
  [
    'a circle beside the way to it',
    { A: ref('B'), B: union(ref('C'), STRING), C: ref('B') },
    { A: ref('B'), B: union(ref('C'), STRING), C: UNKNOWN },
  ],
])('%s is broken', (_, schemas, want) => {
  expect(broken(schemas)).toEqual([want, 1]);
});

test('a list of itself is valid', () => {
  const schemas = { A: union(list(ref('A')), STRING), B: list(ref('B')), C: ref('A') };
  expect(broken(schemas)).toEqual([schemas, 0]);
});
