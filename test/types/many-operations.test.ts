/**
 * An API with many different operations. A list of all operations must not make the compiler
 * compare each operation with each other one.
 *
 * @module-tag proof
 */
import { expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { folderOfEachTest } from '../folder.js';
import { file, run } from '../stride.js';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';

const folder = folderOfEachTest();

/** The number of operations. Each has a parameter and a body that no other operation has. */
const OPERATIONS = 1100;

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: ['node'],
  strict: true,
  noEmit: true,
};

function pathItem(index: number): object {
  const schema = { type: 'object', properties: { [`of${index}`]: { type: 'string' } } };
  const content = { 'application/json': { schema } };
  const parameter = { name: `by${index}`, in: 'query', schema: { type: 'string' } };
  return {
    post: {
      operationId: `make${index}`,
      parameters: [parameter],
      requestBody: { required: true, content },
      responses: { 200: { description: 'Made', content } },
    },
  };
}

test('lists of all operations compile', async () => {
  const paths = Object.fromEntries(
    Array.from({ length: OPERATIONS }, (_, index) => [`/things${index}`, pathItem(index)]),
  );
  const description = {
    openapi: '3.1.0',
    info: { title: 'Many', version: '1' },
    servers: [{ url: 'https://many.dev' }],
    paths,
  };
  const targets = { client: true, mcp: true, msw: true };
  const { files } = await run([file('many.json', description)], { targets });
  for (const { path, text } of files) folder.write(path, text);
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder.path, 'node_modules'));
  folder.write('package.json', '{"type":"module"}');
  folder.write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  expect(compile(folder.path)).toBe('');
});
