/**
 * Zod schemas in programs: unused schemas are omitted from bundles, defaults are filled in, and
 * errors have messages.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import type * as z from 'zod';
import { beforeAll, expect, it } from 'vitest';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { CORNERS } from './corners.js';
import { targetsOf } from './targets.js';

const folder = folderOfAllTests();

beforeAll(async () => {
  symlinkSync(
    join(import.meta.dirname, '../../node_modules'),
    join(folder.path, 'node_modules'),
    'junction',
  );
  const targets = targetsOf({ zod: { defaults: true, formats: ['email'] } });
  const { files } = await run([file('corners.json', CORNERS)], { targets });
  for (const { path, text } of files) folder.write(path, text);
});

/** The bundle of a program that exports these schemas, without zod. */
async function bundle(...names: readonly string[]): Promise<string> {
  const outfile = join(folder.path, `${names.join('-')}.mjs`);
  folder.write('program.ts', `export { ${names.join(', ')} } from './zod/index.js';`);
  const { outputFiles } = await build({
    ...{
      bundle: true,
      format: 'esm',
      platform: 'neutral',
      write: false,
      outfile,
      minifySyntax: true,
    },
    ...{ entryPoints: [join(folder.path, 'program.ts')], external: ['zod'] },
  });
  return outputFiles[0]?.text ?? '';
}

async function loaded<Names extends string>(
  ...names: readonly Names[]
): Promise<Readonly<Record<Names, z.ZodType>>> {
  folder.write(`${names.join('-')}.mjs`, await bundle(...names));
  return (await import(/* @vite-ignore */ join(folder.path, `${names.join('-')}.mjs`))) as Readonly<
    Record<Names, z.ZodType>
  >;
}

it('omits unused schemas, and validates the same values', async () => {
  const text = await bundle('catSchema');
  expect(text.match(/\bz\d*\.\w+\(/g)).toEqual(['z2.object(', 'z2.literal(', 'z2.int(']);
  expect(text).not.toMatch(/Issues|RegExp|function (?!schema)/);
});

it('reads recursive values', async () => {
  const { expressionSchema } = await loaded('expressionSchema');
  const value = (inner: unknown): unknown => ({ kind: 'add', left: inner, right: inner });
  const one = { kind: 'value', value: 1 };
  expect(expressionSchema.safeParse(value(value(one))).success).toBe(true);
  expect(expressionSchema.safeParse(value(value({ kind: 'none' }))).error?.issues).toMatchObject([
    { path: ['left', 'left', 'kind'] },
    { path: ['left', 'right', 'kind'] },
    { path: ['right', 'left', 'kind'] },
    { path: ['right', 'right', 'kind'] },
  ]);
});

it('fills in the defaults of requests if they fit', async () => {
  const made = await loaded('accountInputSchema', 'accountSchema', 'putNodeParamsSchema');
  expect(made.accountInputSchema.parse({ secret: 's', id: 'is only read' })).toEqual({
    secret: 's',
    colour: 'red',
  });
  expect(made.accountSchema.parse({ id: 1 })).toEqual({ id: 1 });
  expect(made.putNodeParamsSchema.parse({})).toEqual({ limit: 10 });
});

it('uses the generated check if zod cannot express a rule', async () => {
  const { whenSchema, textsSchema } = await loaded('whenSchema', 'textsSchema');
  expect(whenSchema.safeParse({ a: 'x' }).error?.issues).toMatchObject([
    { path: ['b'], message: 'is required' },
  ]);
  expect(
    textsSchema.safeParse({ slow: 'a'.repeat(5000), mail: 'nobody' }).error?.issues,
  ).toMatchObject([{ path: ['slow'], message: 'is not of the declared form' }, { path: ['mail'] }]);
});
