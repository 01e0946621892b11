/**
 * Zod accepts the same values as the generated checks, and returns the same declared properties as the generated
 * server. Schemas that zod cannot express are not tested here: they call the check, which returns the value unchanged.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { RouteTable } from '../../src/service/served/runtime.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { generated } from '../effective/described.js';
import { value, type Stated } from '../effective/trees.js';
import { folderOfAllTests } from '../folder.js';
import { fc, runs } from '../property.js';
import { bundled, pairsOf, type Pair } from './outputs.js';
import { changed, made, random, type Value } from './values.js';

const leaf = fc.constantFrom<Stated>({ type: 'string' }, { type: 'number' }, { type: 'boolean' });
const name = fc.constantFrom('a', 'b', 'c');
const object = (inner: fc.Arbitrary<Stated>): fc.Arbitrary<Stated> =>
  fc
    .record({
      properties: fc.dictionary(name, inner, { minKeys: 1, maxKeys: 3 }),
      required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }),
      isOpen: fc.nat(4).map((at) => at === 0),
    })
    .map(({ properties, required, isOpen }) => ({
      ...{ type: 'object', properties },
      required: required.filter((one) => one in properties),
      ...(isOpen && { additionalProperties: true }),
    }));

/**
 * The members of unions have scalar properties without limits. The server only compares the types of properties to find
 * the members that match, and zod checks the whole values.
 */
const members = fc.array(object(leaf), { minLength: 2, maxLength: 3 });

const { schema } = fc.letrec<{ schema: Stated }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    members.map((anyOf) => ({ anyOf })),
    members.map((anyOf) => ({ anyOf: [...anyOf, { type: 'null' }] })),
    fc
      .tuple(members, leaf)
      .map(([anyOf, d]) => ({ allOf: [{ anyOf }, { type: 'object', properties: { d } }] })),
    members.map((anyOf) => ({ anyOf: [{ type: 'string' }, { type: 'array', items: { anyOf } }] })),
    object(tie('schema')),
    tie('schema').map((items) => ({ type: 'array', items })),
    tie('schema').map((further) => ({ type: 'object', additionalProperties: further })),
  ) as fc.Arbitrary<Stated>,
}));

const SCHEMAS = fc.sample(schema, runs({ suite: 40, all: 400 }).numRuns);
const STRANGERS = fc.sample(value, 10) as Value[];

const folder = folderOfAllTests();
let all: Generated;
let pairs: readonly Pair[] = [];
let table: RouteTable;

beforeAll(async () => {
  symlinkSync(
    join(import.meta.dirname, '../../node_modules'),
    join(folder.path, 'node_modules'),
    'junction',
  );
  folder.write('package.json', '{ "type": "module" }');
  const paths = SCHEMAS.map((one, at) => {
    const content = { 'application/json': { schema: one } };
    const responses = { 200: { description: 'It', content } };
    return [`/${at}`, { get: { operationId: `get${at}`, responses } }];
  });
  const info = { title: 'Stripped', version: '1' };
  const stated = { openapi: '3.1.0', info, paths: Object.fromEntries(paths) as Stated };
  all = await generated(stated, { client: false, server: true, zod: true });
  pairs = await pairsOf(all, folder);
  ({ table } = await bundled<{ table: RouteTable }>(folder, 'server/routes.ts'));
}, 60_000);

it('returns the properties that the server keeps', () => {
  const next = random(2);
  const differences: string[] = [];
  let stripped = 0;
  for (const [at, stated] of SCHEMAS.entries()) {
    const schema = all.api.endpoints.find(({ operationId }) => operationId?.value === `get${at}`)
      ?.responses[0]?.media[0]?.schema;
    const pair = pairs.find((one) => one.schema === schema);
    const route = table.routes.find(({ operation }) => operation === `get${at}`);
    if (schema === undefined || pair === undefined) continue;
    const strip = route?.responses?.[0]?.strips?.[0];
    const samples = [0, 1, 2, 3].flatMap((seed) => made(schema, all.api, 'read', seed) ?? []);
    for (const one of [
      ...samples,
      ...samples.map((sample) => changed(sample, next)),
      ...STRANGERS,
    ]) {
      const [{ success, data }, fits] = [pair.zod.safeParse(one), pair.fits(one)];
      const kept = success && strip !== undefined ? strip(one) : one;
      const result = success ? data : one;
      stripped += Number(canonical(kept) !== canonical(one));
      if (success === fits && canonical(result) === canonical(kept)) continue;
      differences.push(JSON.stringify({ one, fits, success, zod: result, server: kept, stated }));
    }
  }
  expect(differences).toEqual([]);
  expect(stripped).toBeGreaterThan(SCHEMAS.length / 4);
});

function canonical(of: unknown): string {
  return JSON.stringify(of, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
