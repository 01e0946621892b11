import { readdirSync, readFileSync } from 'node:fs';
import { fc, runs, sampled } from './property.js';
import { expect, test } from 'vitest';
import type { Generated } from '../src/run/pipeline/generate.js';
import type { NameLock } from '../src/api/resolve/index.js';
import { inspectJson } from '../src/run/pipeline/inspect/index.js';
import { parseAllDocuments } from 'yaml';
import type { SourceFile } from '../src/input/source/index.js';
import { BROAD_OPENAPI3 } from './broad/openapi3.js';
import { EVERY_COMPONENT } from './every-component.js';
import { file, run, STRIDE_FILES } from './stride.js';

// The docs keep the order of the documents by default.
const EVERYTHING = {
  targets: { client: true, server: true, docs: { order: 'name' }, openapi: true },
} as const;

test('any order and any duplication of the inputs gives the same bytes', async () => {
  const want = bytesOf(await run(STRIDE_FILES, EVERYTHING));
  const order = fc.shuffledSubarray([...STRIDE_FILES], { minLength: STRIDE_FILES.length });
  const extra = fc.array(fc.constantFrom(...STRIDE_FILES), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(order, extra, async (files, again) => {
      const copies = again.map((item, index) => ({
        ...item,
        source: `${item.source}~copy${index}`,
      }));
      expect(bytesOf(await run([...copies, ...files, ...again], EVERYTHING))).toEqual(want);
    }),
    runs({ suite: 4, all: 12 }),
  );
});

/** Members whose values are data, so that the order of their keys must not change. */
const QUOTED = /^(example|value|default|enum|const|x-.*)$/;

/** Members whose keys are names, even if a name equals a keyword. */
const NAMING =
  /^(properties|schemas|definitions|responses|parameters|headers|securitySchemes|requestBodies|links|callbacks|pathItems|examples)$/;

/** Lists whose order has no meaning. */
const SETS = /^(required|parameters)$/;

type Rank = (text: string) => number;

/**
 * The same description with the keys of every object in another order, except in examples and other
 * data.
 */
function reordered(value: unknown, rank: Rank, within = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => reordered(item, rank));
    const ranks = new Map(items.map((item) => [item, rank(JSON.stringify(item))]));
    if (!SETS.test(within)) return items;
    return items.sort((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
  const isNames = NAMING.test(within);
  return Object.fromEntries(
    entries.map(([key, item]) => {
      const stays = !isNames && QUOTED.test(key);
      return [key, stays ? item : reordered(item, rank, isNames ? '' : key)];
    }),
  );
}

/** Ranks that fast-check chooses, the same for the same text. */
function ranks(numbers: Iterator<number>): Rank {
  const known = new Map<string, number>();
  return (text) => {
    const rank = known.get(text) ?? Number(numbers.next().value);
    known.set(text, rank);
    return rank;
  };
}

/**
 * The sorted words of each file, because properties and parameters have the order of the document.
 * Line numbers and excerpts of documents are omitted, because they change with the order.
 */
function wordsOf({ files }: Generated): unknown {
  return files.map(({ path, text }) => {
    const isNumbered = /\.(md|html|json)$/.test(path);
    const said = isNumbered
      ? text
          .replace(/\.json:\d+(:\d+)?/g, '.json')
          .replace(/<td>lines? .*<\/td>/g, (cell) => cell.replace(/\d+/g, ''))
          .replace(/"(line|column)": \d+/g, '')
          // The lines next to a key are different ones in excerpts of a reordered document.
          .replace(/<pre tabindex="0"><code>[^]*?<\/code><\/pre>/g, '')
          .replace(/^\s*\d+ \|.*$/gm, '')
      : text;
    const words = (said.match(/\w+/g) ?? []).sort();
    // Adjacent parameters of one style are written by one call: `pairs` instead of many `pair`.
    const isCalling = path.startsWith('client/operations/');
    return [path, isCalling ? [...new Set(words)].filter((word) => !/^pairs?$/.test(word)) : words];
  });
}

type Times = Parameters<typeof runs>[0];

/**
 * Checks that the order of keys in documents affects only the order and the line numbers in the
 * output.
 */
async function expectNoOrder(files: readonly SourceFile[], times: Times): Promise<void> {
  const documents = files.map(({ source, bytes }) => {
    const [document] = parseAllDocuments(new TextDecoder().decode(bytes), { logLevel: 'silent' });
    return { source: source.replace(/\.\w+$/, '.json'), data: document?.toJS() as unknown };
  });
  const first = documents.map(({ source, data }) => file(source, data));
  const want = wordsOf(await run(first, EVERYTHING));
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (numbers) => {
      const rank = ranks(numbers);
      const others = documents.map(({ source, data }) => file(source, reordered(data, rank)));
      expect(wordsOf(await run(others, EVERYTHING))).toEqual(want);
    }),
    runs(times),
  );
}

const DESCRIPTIONS: readonly (readonly [name: string, files: readonly SourceFile[]])[] = [
  ['the broad description', [file('broad.json', BROAD_OPENAPI3)]],
  ['a description with components of every kind', [file('every.json', EVERY_COMPONENT)]],
  ['the Stride documents', STRIDE_FILES],
];

test.each(sampled(DESCRIPTIONS, 1))(
  'any order of the keys of %s gives the same words',
  async (_, files) => {
    await expectNoOrder(files, { suite: 2, all: 5 });
  },
);

const CASES = new URL('./cases/', import.meta.url);
const ORDERED_CASES = readdirSync(CASES).filter((name) =>
  /^(mixed|openapi|schemas)-|^reconcile-(media|schema|security)/.test(name),
);

test.each(sampled(ORDERED_CASES, 1))(
  'any order of the keys of the case %s gives the same words',
  async (name) => {
    const folder = new URL(`${name}/input/`, CASES);
    const files = readdirSync(folder)
      .filter((path) => /\.(json|yaml)$/.test(path) && !path.startsWith('overlay'))
      .map((path) => ({ source: path, bytes: readFileSync(new URL(path, folder)) }));
    await expectNoOrder(files, { suite: 1, all: 1 });
  },
);

test('adding a document never renames a function', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.shuffledSubarray([...STRIDE_FILES], { minLength: STRIDE_FILES.length }),
      async (files) => {
        let lock: NameLock | undefined;
        let before = new Map<string, string>();
        for (let count = 1; count <= files.length; count++) {
          const made: Generated = await run(files.slice(0, count), {}, lock ? { lock } : {});
          for (const [key, name] of before) expect(made.names.operations.get(key)).toBe(name);
          before = new Map(made.names.operations);
          lock = made.lock;
        }
        expect(new Set(before.values()).size).toBe(49);
      },
    ),
    runs({ suite: 4, all: 8 }),
  );
});

const PATHS = {
  '/pets': { get: operation('listPets'), post: operation('createPet') },
  '/pets/{petId}': { get: operation('getPet'), delete: operation('deletePet') },
  '/stores/{storeId}/orders': { get: operation('listOrders'), post: operation('placeOrder') },
};

function operation(operationId: string): Record<string, unknown> {
  const petId = { in: 'path', name: 'petId', required: true, type: 'string' };
  const limit = { in: 'query', name: 'limit', type: 'integer', description: 'At most so many' };
  return {
    operationId,
    summary: `Summary of ${operationId}`,
    description: `What ${operationId} does.`,
    parameters: operationId.endsWith('Pet') && operationId !== 'createPet' ? [petId] : [limit],
    responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/Thing' } } },
  };
}

function swagger(paths: object): object {
  const thing = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, next: { $ref: '#/definitions/Thing' } },
  };
  return {
    swagger: '2.0',
    info: { title: 'Shop', version: '2.1.0' },
    host: 'api.shop.test',
    schemes: ['https'],
    'x-complete': 0,
    produces: ['application/json'],
    paths,
    definitions: { Thing: thing },
  };
}

test('a document split at random merges back to itself', async () => {
  const whole = facts(await run([file('whole.json', swagger(PATHS))]));
  const operations = Object.entries(PATHS).flatMap(([path, item]) =>
    Object.entries(item).map(([method, value]) => ({ path, method, value })),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 3 }), {
        minLength: operations.length,
        maxLength: operations.length,
      }),
      async (homes) => {
        const parts = [0, 1, 2, 3].map((part) => {
          const paths: Record<string, Record<string, unknown>> = {};
          for (const [index, { path, method, value }] of operations.entries()) {
            if (homes[index]?.includes(part)) (paths[path] ??= {})[method] = value;
          }
          return paths;
        });
        const files = parts.flatMap((paths, part) =>
          Object.keys(paths).length === 0 ? [] : [file(`part${part}.json`, swagger(paths))],
        );
        const merged = await run(files);
        expect(facts(merged)).toEqual(whole);
        expect(inspectJson(merged).conflicts).toEqual([]);
      },
    ),
    runs({ suite: 40, all: 40 }),
  );
});

/** The model without the origins of its facts. */
function facts({ api, names }: Generated): unknown {
  const text = JSON.stringify([api, names], (key, value: unknown) => {
    if (key === 'origins') return undefined;
    return value instanceof Map ? [...value].sort(([a], [b]) => (a < b ? -1 : 1)) : value;
  });
  return JSON.parse(text) as unknown;
}

function bytesOf({ files, report }: Generated): unknown {
  const diagnostics = report.list().filter(({ code }) => code !== 'file/duplicate');
  return [files, diagnostics];
}
