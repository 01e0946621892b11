/** Schemas that refer to each other are compared pair by pair. At a limit, the result accepts what the documents accept. */
import { expect, test } from 'vitest';
import { MERGING_LIMITS } from '../../src/base/foundation/limits/merging.js';
import { effective } from '../../src/model/effective/effective.js';
import type { Schema } from '../../src/model/schema.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import type { JsonObject } from './careful.js';
import { stitched } from './stitched.js';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function described(schema: JsonObject, schemas: JsonObject): JsonObject {
  const requestBody = { content: { 'application/json': { schema } } };
  const responses = { '204': { description: 'Done' } };
  return {
    openapi: '3.0.3',
    info: { title: 'Store', version: '1' },
    servers: [{ url: 'https://store.example' }],
    paths: { '/things': { post: { operationId: 'send', requestBody, responses } } },
    components: { schemas },
  };
}

const merged = (a: JsonObject, b: JsonObject): Promise<Generated> =>
  stitched([
    ['a.json', a],
    ['b.json', b],
  ]);

/** Returns the schema below some properties of the body, and its facts. */
function below({ api }: Generated, ...names: readonly string[]): Schema | undefined {
  const body = api.endpoints[0]?.body?.media[0]?.schema;
  return names.reduce<Schema | undefined>((schema, name) => {
    const whole = schema && effective(schema, api);
    return whole?.kind === 'object' ? whole.properties.get(name)?.schema : undefined;
  }, body);
}

const namesOf = (schema: Schema | undefined, { api }: Generated): string[] => {
  const whole = schema && effective(schema, api);
  return whole?.kind === 'object' ? [...whole.properties.keys()].sort() : [String(whole?.kind)];
};

const uncompared = ({ ledger }: Generated): number =>
  ledger.elections.filter(({ rule }) => rule === 'uncompared').length;

const id = { id: { type: 'string' } };
const etag = { etag: { type: 'string' } };

test('a reference and an `allOf` inside expanded schemas keep the facts of both', async () => {
  const parent = { allOf: [{ type: 'object', properties: id }, { description: 'Its parent' }] };
  const child = {
    allOf: [ref('Base'), { type: 'object', properties: { size: { type: 'number' } } }],
  };
  const inline = { type: 'object', properties: { parent, child } };
  const Body = { type: 'object', properties: { parent: ref('Named'), child: ref('Named') } };
  const Named = { type: 'object', properties: { ...id, ...etag } };
  const all = await merged(
    described(inline, { Base: { type: 'object', properties: id } }),
    described(ref('Body'), { Body, Named }),
  );
  expect(namesOf(below(all, 'parent'), all)).toEqual(['etag', 'id']);
  expect(namesOf(below(all, 'child'), all)).toEqual(['etag', 'id', 'size']);
  expect(uncompared(all)).toBe(0);
});

test('recursive schemas are compared once, in any spelling', async () => {
  const node = (next: JsonObject, more: JsonObject): JsonObject => ({
    type: 'object',
    properties: { ...more, next, list: { type: 'array', items: next } },
  });
  const extended = { allOf: [ref('Node'), { type: 'object', properties: etag }] };
  const all = await merged(
    described(node(extended, id), { Node: node(extended, id) }),
    described(ref('Node'), { Node: node(ref('Node'), { ...id, name: { type: 'string' } }) }),
  );
  expect(namesOf(below(all, 'next', 'next', 'next'), all)).toEqual([
    ...['etag', 'id', 'list', 'name', 'next'],
  ]);
  expect(uncompared(all)).toBe(0);
});

test('beyond the limit, the result accepts the values of each document', async () => {
  const depth = MERGING_LIMITS.writtenOutDepth.most + 5;
  const levels = Array.from({ length: depth }, (_, level) => level);
  const chain = levels.map((level): [string, JsonObject] => [
    `Level${level}`,
    { type: 'object', properties: { a: { type: 'string' }, next: ref(`Level${level + 1}`) } },
  ]);
  const inline = levels.reduce<JsonObject>(
    (next) => ({ type: 'object', properties: { b: { type: 'string' }, next } }),
    { type: 'object', properties: { b: { type: 'string' } } },
  );
  const End = { type: 'object', properties: { a: { type: 'string' } } };
  const schemas = { ...Object.fromEntries(chain), [`Level${depth}`]: End };
  const all = await merged(described(ref('Level0'), schemas), described(inline, {}));
  const next = (count: number): string[] => Array.from({ length: count }, () => 'next');
  expect(namesOf(below(all, ...next(40)), all)).toEqual(['a', 'b', 'next']);
  const limit = MERGING_LIMITS.writtenOutDepth.most + 1;
  expect(namesOf(below(all, ...next(limit)), all)).toEqual(['union']);
  expect(uncompared(all)).toBe(1);
  expect(all.report.list().map(({ message }) => message)).toContainEqual(
    expect.stringContaining('without comparing their content'),
  );
});
