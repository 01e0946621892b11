/** Validates values with zod schemas, and with the generated checks of the same schemas. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { build } from 'esbuild';
import {
  clientCalls,
  clientTypes,
  code,
  ident,
  schemaChecks,
  typescriptFile,
} from '../../src/kit.js';
import type { Schema } from '../../src/model/schema.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import type { UserConfig } from '../../src/run/config/config.js';
import { operationSchemas } from '../../src/output/targets/zod/operations.js';
import type { TestFolder } from '../folder.js';
import { CORNERS } from './corners.js';
import { file, run, STRIDE_FILES, STRIDE_OVERLAYS } from '../stride.js';

const PETSTORE = join(import.meta.dirname, '../adoption/petstore.yaml');
const GITHUB = join(import.meta.dirname, '../types/github/github.json.br');

type Targets = NonNullable<UserConfig['targets']>;

/** The APIs under test. */
export const APIS: Readonly<Record<string, (targets: Targets) => Promise<Generated>>> = {
  corners: (targets) => run([file('corners.json', CORNERS)], { targets }),
  petstore: (targets) => run([file('petstore.yaml', readFileSync(PETSTORE, 'utf8'))], { targets }),
  stride: (targets) => run(STRIDE_FILES, { targets }, { overlays: STRIDE_OVERLAYS }),
  github: (targets) =>
    run([file('github.json', brotliDecompressSync(readFileSync(GITHUB)).toString())], { targets }),
};

/** The part of a generated check that validates a value (Standard Schema). */
interface Standard {
  readonly '~standard': {
    readonly validate: (value: unknown) => { readonly issues?: readonly unknown[] };
  };
}

/** The part of a zod schema that validates a value. */
export interface ZodLike {
  safeParse(value: unknown): {
    readonly success: boolean;
    readonly data?: unknown;
    readonly error?: unknown;
  };
}

/** A schema of the API, with its zod schema and its generated check. */
export interface Pair {
  readonly name: string;
  readonly schema: Schema;
  readonly direction: 'read' | 'write';
  readonly zod: ZodLike;
  /** Validates a value with the generated check. Accepts every value if the schema has no check. */
  readonly fits: (value: unknown) => boolean;
}

/** A schema for which a zod schema is exported under this name. */
type Exported = Pick<Pair, 'name' | 'schema' | 'direction'> & { readonly hint: string };

function exportedOf({ api, names }: Generated): Exported[] {
  const named = clientTypes({ api, names }).map(({ id, name, direction }) => ({
    name: `${name.charAt(0).toLowerCase()}${name.slice(1)}Schema`,
    ...{ schema: { kind: 'ref', id, origins: [] } as Schema, direction, hint: name },
  }));
  const all = new Map<string, Exported>(named.map((one) => [one.name, one]));
  for (const one of clientCalls({ api, names }).flatMap((call) => operationSchemas(call))) {
    // Later schemas with the same name are exported with a number suffix. Testing the first is
    // enough.
    if (!all.has(one.name)) all.set(one.name, one);
  }
  return [...all.values()];
}

/** Bundles and loads the zod schemas and the checks of an API. */
export async function pairsOf(generated: Generated, folder: TestFolder): Promise<Pair[]> {
  const { api, names } = generated;
  const all = exportedOf(generated);
  const input = { api, names, folderInOutput: 'beside', importExtension: '.js' as const };
  const checks = schemaChecks(input);
  const statements = all.map(({ schema, hint, direction }, at) => {
    const check = checks.of(schema, hint, code`unknown`, direction);
    return code`export const ${ident(`check${at}`)} = ${check ?? code`undefined`};`;
  });
  const files = [typescriptFile(input, 'index.ts', statements), ...checks.files()].map((one) => ({
    ...one,
    path: `beside/${one.path}`,
  }));
  for (const { path, text } of [...generated.files, ...files]) folder.write(path, text);
  const zod = await bundled<Record<string, ZodLike>>(folder, 'zod/index.ts');
  const beside = await bundled<Record<string, Standard | undefined>>(folder, 'beside/index.ts');
  return all.flatMap(({ name, schema, direction }, at) => {
    const made = zod[name];
    const check = beside[`check${at}`]?.['~standard'];
    const fits = (value: unknown): boolean => check?.validate(value).issues === undefined;
    return made === undefined ? [] : [{ name, schema, direction, zod: made, fits }];
  });
}

/** Bundles a generated module, and loads it. */
export async function bundled<Module>(folder: TestFolder, entry: string): Promise<Module> {
  const outfile = join(folder.path, entry.replace(/\.ts$/, '.mjs'));
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', logLevel: 'error', outfile },
    ...{ entryPoints: [join(folder.path, entry)], external: ['zod'] },
  });
  return (await import(/* @vite-ignore */ outfile)) as Module;
}
