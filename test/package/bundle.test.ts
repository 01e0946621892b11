/**
 * The size of a call in a bundle. It is the same for a client of ten operations and for one of a
 * thousand.
 *
 * @module-tag proof
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnyOptions } from '../../src/base/shape/rule.js';
import { file, run } from '../stride.js';

const folder = mkdtempSync(join(tmpdir(), 'restitch-bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

/**
 * An API with this number of operations. Every second one has a body, and all have parameters,
 * errors, security and named schemas.
 */
function description(endpoints: number): unknown {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, unknown> = {};
  for (let index = 0; index < endpoints; index++) {
    const name = `Thing${index}`;
    schemas[name] = {
      type: 'object',
      required: ['id'],
      properties: {
        id: { type: 'integer', format: 'int64' },
        made: { type: 'string', format: 'date-time' },
        next: { $ref: `#/components/schemas/Thing${(index + 1) % endpoints}` },
      },
    };
    const content = { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } };
    paths[`/area${index % 25}/thing${index}/{id}`] = {
      [index % 2 === 0 ? 'get' : 'put']: {
        operationId: `handleThing${index}`,
        tags: [`Area ${index % 25}`],
        parameters: [
          { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
          { name: 'filter', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
          { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
        ],
        ...(index % 2 === 1 && { requestBody: { required: true, content } }),
        responses: { 200: { description: 'Good', content }, 404: { description: 'Gone' } },
      },
    };
  }
  paths['/simple/{id}'] = {
    get: {
      operationId: 'readThing',
      security: [],
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      responses: { 200: { description: 'Good' }, 404: { description: 'Gone' } },
    },
  };
  // Further operations, whose runtime must not be bundled.
  const text = { schema: { type: 'string' } };
  paths['/events'] = {
    get: {
      operationId: 'listen',
      responses: {
        200: { description: 'Events', content: { 'text/event-stream': text } },
      },
    },
    post: {
      operationId: 'upload',
      requestBody: { content: { 'multipart/form-data': { schema: { type: 'object' } } } },
      responses: { 200: { description: 'Lines', content: { 'application/x-ndjson': {} } } },
    },
  };
  return {
    openapi: '3.0.3',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.things.io' }],
    security: [{ token: [] }],
    paths,
    components: {
      schemas,
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

/** Writes the client into a new folder; returns its files. */
async function write(endpoints: number, options: AnyOptions = {}): Promise<readonly string[]> {
  const spec = file('things.json', description(endpoints));
  const { files } = await run([spec], { targets: { client: options }, naming: 'operationId' });
  for (const { path, text } of files) {
    const place = join(folder, String(endpoints), path);
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, text);
  }
  return files.map(({ path }) => path);
}

async function bundle(endpoints: number, calls: readonly string[]): Promise<string> {
  const names = ['createClient', ...calls].join(', ');
  const contents = `import { ${names} } from './client/index.js';\nexport const all = [${names}];`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: join(folder, String(endpoints)), loader: 'ts' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
  });
  return outputFiles[0]?.text ?? '';
}

describe('a bundle', () => {
  let small: string;
  let large: string;
  let files: readonly string[];

  beforeAll(async () => {
    await write(10);
    files = await write(1000);
    small = await bundle(10, ['handleThing7']);
    large = await bundle(1000, ['handleThing7']);
  });

  test('of one call is at most 5.8 kB', () => {
    expect(gzipSync(large).length).toBeLessThanOrEqual(5800);
  });

  test('of one call without lists and bodies is at most 4.6 kB', async () => {
    const simple = gzipSync(await bundle(10, ['readThing'])).length;
    expect(simple).toBeLessThanOrEqual(4600);
  });

  test('of one call does not depend on the size of the API', () => {
    const ratio = gzipSync(large).length / gzipSync(small).length;
    expect(Math.abs(ratio - 1)).toBeLessThanOrEqual(0.01);
  });

  test('consists of small files', () => {
    expect(files.filter((path) => path.startsWith('client/schemas/'))).not.toEqual([]);
    expect(files.filter((path) => path.startsWith('client/operations/')).length).toBeGreaterThan(9);
  });

  test('contains only the calls that it imports', async () => {
    expect(large).not.toMatch(/event-stream|form-data|last-event-id/);
    expect(await bundle(10, ['listen'])).toMatch(/last-event-id/);
  });
});
