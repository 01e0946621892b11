/**
 * The types that zod schemas infer are the client's types, compiled with every strict option.
 *
 * @module-tag proof
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { clientCalls, clientTypes } from '../../src/kit.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { operationSchemas } from '../../src/output/targets/zod/operations.js';
import { compile } from '../compiler.js';
import { folderOfAllTests } from '../folder.js';
import { APIS } from './outputs.js';
import { targetsOf } from './targets.js';

type ZodTarget = Exclude<NonNullable<Parameters<typeof targetsOf>[0]['zod']>, boolean>;

const ROOT = join(import.meta.dirname, '../..');
const folder = folderOfAllTests();

const STRICT = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
  module: 'nodenext',
  types: [],
  noEmit: true,
  // Types of the output can be written to declaration files.
  declaration: true,
  strict: true,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
};

const HEAD = `
import type * as z from 'zod';
import type * as client from './client/index.js';
import type * as json from './json/client/index.js';
import type * as zod from './zod/index.js';

type Any<T> = 0 extends 1 & T ? true : false;
/** Each fits the other, and neither fits everything. Of an object without properties zod says that it has none. */
type Same<A, B> = [A] extends [Record<string, never>] ? ([A] extends [B] ? true : 'not empty') : Any<A> extends true ? 'any' : Any<B> extends true ? true
  : [A] extends [B] ? ([B] extends [A] ? true : { wider: B }) : { narrower: A };
type Holds<T extends true> = T;
type Answer<R, Status> = Extract<R, { readonly status: Status }> extends { readonly body: infer B } ? B : never;
`;

/**
 * Statements that compare the inferred type of each schema with the type of the client.
 * @param client `json`: a client in which dates are strings
 */
function held(
  { api, names }: Generated,
  infers: 'infer' | 'input',
  client: 'client' | 'json' = 'client',
): string[] {
  const lines: string[] = [];
  const seen = new Set<string>();
  const hold = (name: string, type: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    const at = lines.length;
    lines.push(
      `export type ${client}${at} = Holds<Same<z.${infers}<typeof zod.${name}>, ${type}>>;`,
    );
  };
  for (const { name } of clientTypes({ api, names })) {
    hold(
      `${name.charAt(0).toLowerCase()}${name.slice(1).replace(/Schema$/, '')}Schema`,
      `${client}.${name}`,
    );
  }
  for (const call of clientCalls({ api, names })) {
    const { typeName, signature } = call;
    const args = `${client}.${typeName}Args`;
    for (const { name } of operationSchemas(call)) {
      const [, status] = /(\d{3})ResponseSchema$/.exec(name) ?? [];
      if (name.endsWith('ParamsSchema')) {
        const isWide = signature.body?.selectable === true;
        // The input type of a schema that reads text is wider than the type of the client.
        if (!isWide && infers === 'infer') hold(name, `Omit<${args}, 'body'>`);
      } else if (name.endsWith('BodySchema')) {
        if (signature.body?.choices.length === 1 && signature.body.choices[0]?.kind === 'json')
          hold(name, `Exclude<${args}['body'], undefined>`);
      } else if (status !== undefined) {
        const reply = signature.replies.find(
          ({ statuses }) => statuses.kind === 'code' && statuses.code === Number(status),
        );
        if (typeof reply?.body !== 'string' && reply?.body.length === 1)
          hold(name, `Answer<${client}.${typeName}Result, ${status}>`);
      }
    }
  }
  return lines;
}

/** Each API is also tested with these options, because the inferred types depend on them. */
const OPTIONS: Readonly<Record<string, ZodTarget>> = {
  corners: { dates: 'Date' },
  stride: { dates: 'Date', coerce: true },
  github: { dates: 'Date', coerce: true },
};

/** The number of compared schemas, by API. */
const counts = new Map<string, number>();
let errors: readonly string[] = [];

// All APIs are compiled as one program, so that the libraries are read only once.
beforeAll(async () => {
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
  folder.write('package.json', '{ "type": "module" }');
  folder.write('tsconfig.json', { compilerOptions: STRICT, include: ['*/held.ts', '*/zod'] });
  for (const [name, generate] of Object.entries(APIS)) {
    const options = OPTIONS[name] ?? {};
    const client = { dates: options.dates ?? 'string' } as const;
    const generated = await generate(targetsOf({ client, zod: options }));
    for (const { path, text } of generated.files) folder.write(`${name}/${path}`, text);
    const plain = await generate(targetsOf({ client: true }));
    for (const { path, text } of plain.files) folder.write(`${name}/json/${path}`, text);
    const lines = [...held(generated, 'infer'), ...held(generated, 'input', 'json')];
    counts.set(name, lines.length);
    folder.write(`${name}/held.ts`, [HEAD, ...lines].join('\n'));
  }
  errors = compile(folder.path)
    .split('\n')
    .filter((line) => line !== '');
});

it.each(Object.keys(APIS))('%s: the inferred type is the type of the client', (name) => {
  expect(counts.get(name)).toBeGreaterThan(10);
  // An error outside of these files counts for all of them.
  const isOfOther = (line: string): boolean =>
    Object.keys(APIS).some((other) => other !== name && line.startsWith(`${other}/`));
  expect(errors.filter((line) => !isOfOther(line))).toEqual([]);
});
