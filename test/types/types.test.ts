/** Types that a program can rely on: narrowing, rejected values, recursion. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { compile } from '../compiler.js';
import { file, run } from '../stride.js';

const schema = (name: string): object => ({ $ref: `#/components/schemas/${name}` });
const definition = (name: string): object => ({ $ref: `#/definitions/${name}` });
const text = { type: 'string' };

function withKind(more: object): object {
  return { type: 'object', required: ['kind'], properties: { kind: text, ...more } };
}

/** The named schemas as the body of a request and of a reply. */
function openapi3(schemas: Readonly<Record<string, unknown>>, version = '3.1.0'): unknown {
  const paths = Object.keys(schemas).map((name) => {
    const content = { 'application/json': { schema: schema(name) } };
    const responses = { 200: { description: 'Good', content } };
    return [`/${name}`, { post: { requestBody: { content }, responses } }];
  });
  return {
    openapi: version,
    info: { title: 'Types', version: '1' },
    servers: [{ url: 'https://a.test' }],
    paths: Object.fromEntries(paths),
    components: { schemas },
  };
}

const DESCRIPTIONS: Readonly<Record<string, unknown>> = {
  mapped: openapi3({
    Cat: withKind({ lives: { type: 'integer' } }),
    Dog: withKind({ tricks: { type: 'array', items: text } }),
    Pet: {
      oneOf: [schema('Cat'), schema('Dog')],
      discriminator: {
        propertyName: 'kind',
        mapping: { cat: '#/components/schemas/Cat', puss: 'Cat', dog: 'Dog' },
      },
    },
  }),
  named: openapi3({
    Cat: withKind({ lives: { type: 'integer' } }),
    Dog: {
      allOf: [
        { type: 'object', required: ['kind'], properties: { kind: { const: 'Dog' } } },
        { type: 'object', properties: { tricks: { type: 'array', items: text } } },
      ],
    },
    Pet: { oneOf: [schema('Cat'), schema('Dog')], discriminator: { propertyName: 'kind' } },
  }),
  valued: openapi3({
    System: { type: 'object', required: ['role'], properties: { role: { enum: ['system'] } } },
    User: { type: 'object', properties: { role: { const: 'user' }, name: text } },
    Message: { oneOf: [schema('System'), schema('User')], discriminator: { propertyName: 'role' } },
    Easy: { type: 'object', required: ['text'], properties: { type: { const: 'item' }, text } },
    Strict: withKind({ type: { const: 'item' } }),
    Item: { oneOf: [schema('Easy'), schema('Strict')], discriminator: { propertyName: 'type' } },
    Numbered: { type: 'object', required: ['v'], properties: { v: { const: 1 }, a: text } },
    Other: { type: 'object', required: ['v'], properties: { v: { const: 2 }, b: text } },
    Versioned: {
      oneOf: [schema('Numbered'), schema('Other')],
      discriminator: { propertyName: 'v', mapping: { 1: 'Numbered' } },
    },
  }),
  swagger: {
    swagger: '2.0',
    info: { title: 'Types', version: '1' },
    host: 'a.test',
    schemes: ['https'],
    paths: {
      '/pet': {
        get: { responses: { 200: { description: 'Good', schema: definition('Pet') } } },
      },
    },
    definitions: {
      Pet: { ...withKind({ name: text }), discriminator: 'kind' },
      Cat: {
        allOf: [definition('Pet'), { type: 'object', properties: { lives: { type: 'integer' } } }],
      },
      Dog: {
        allOf: [
          definition('Pet'),
          { type: 'object', properties: { tricks: { type: 'array', items: text } } },
        ],
      },
    },
  },
  forms: openapi3({
    Never: false,
    Any: true,
    Pair: { type: 'array', prefixItems: [text, { type: 'integer' }], items: { type: 'boolean' } },
    Exact: { type: 'array', prefixItems: [text], items: false },
    Open: { anyOf: [{ enum: ['a', 'b'] }, text] },
    Closed: { enum: ['a', 1, null] },
    Tree: {
      type: 'object',
      properties: { left: schema('Tree'), right: schema('Tree'), all: schema('Forest') },
    },
    Forest: { type: 'array', items: schema('Tree') },
    Json: {
      oneOf: [
        text,
        { type: 'array', items: schema('Json') },
        { type: 'object', additionalProperties: schema('Json') },
      ],
    },
    Left: schema('Right'),
    Right: schema('Left'),
    Self: { oneOf: [schema('Self'), text] },
    Both: { allOf: [schema('Both'), { type: 'object', properties: { a: text } }] },
    Around: { anyOf: [{ allOf: [schema('Around')] }] },
    Faces: {
      type: 'object',
      required: ['id', 'secret'],
      properties: { id: { ...text, readOnly: true }, secret: { ...text, writeOnly: true } },
    },
    Same: { type: 'object', properties: { a: text } },
    Holder: { type: 'object', properties: { faces: schema('Faces') } },
  }),
};

const NARROWS = `
export function narrow(pet: Pet): number {
  switch (pet.kind) {
    case CAT:
      return pet.lives ?? 9;
    case DOG:
      return pet.tricks?.length ?? 0;
    default:
      return NOTHING;
  }
}
`;

const USES: Readonly<Record<string, string>> = {
  mapped: `import type { Pet } from "./client/index.js";${NARROWS}`
    .replace('CAT', '"cat":\n    case "puss"')
    .replace('DOG', '"dog"')
    .replace('NOTHING', 'pet satisfies never'),
  named: `import type { Pet } from "./client/index.js";${NARROWS}`
    .replace('CAT', '"Cat"')
    .replace('DOG', '"Dog"')
    .replace('NOTHING', 'pet satisfies never'),
  swagger: `import type { Pet } from "./client/index.js";${NARROWS}`
    .replace('CAT', '"Cat"')
    .replace('DOG', '"Dog"')
    .replace('NOTHING', 'pet.name?.length ?? (pet.kind satisfies "Pet").length'),
  valued: `
import { createClient, createItem, createMessage, createVersioned, type Message } from "./client/index.js";
export async function use(message: Message): Promise<string | undefined> {
  const api = createClient();
  await createItem(api, { body: { text: "a" } });
  await createVersioned(api, { body: { v: 2, b: "b" } });
  const sent = await createMessage(api, { body: { role: "user", name: "a" } });
  if (sent.role === "system") return sent.role;
  if (message.role === "user") return message.name;
  message.role satisfies "system";
  return sent.name;
}
`,
  forms: `
import * as api from "./client/index.js";
import type { Any, Both, Closed, Exact, Faces, FacesInput, Forest, Holder, HolderInput, Json, Left, Never, Open, Pair, Self, Tree } from "./client/index.js";
// @ts-expect-error no value has the type never
export const never: Never = 1;
export const any: Any = Symbol();
export const pair: Pair = ["a", 1, true, false];
// @ts-expect-error further items are booleans
export const wrongPair: Pair = ["a", 1, "b"];
// @ts-expect-error the tuple is closed
export const exact: Exact = ["a", "b"];
export const open: Open[] = ["a", "other"];
// @ts-expect-error the enum is closed
export const closed: Closed[] = ["a", 1, null, "b"];
export const tree: Tree = { left: { right: {} }, all: [{}] };
export const forest: Forest = [tree];
export const json: Json = { a: ["b", { c: "d" }] };
export const left: Left = Symbol();
export const self: Self = "a";
export const both: Both = { a: "b" };
export const read: Faces = { id: "1" };
export const written: FacesInput = { secret: "s" };
export const holders: [Holder, HolderInput] = [{ faces: read }, { faces: written }];
// @ts-expect-error a schema has an input type only if it differs
export type Second = api.SameInput;
`,
};

const COMPILER_OPTIONS = {
  target: 'es2022',
  lib: ['es2022', 'dom', 'dom.iterable'],
  module: 'nodenext',
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noEmit: true,
};

const folder = mkdtempSync(join(tmpdir(), 'restitch-types-'));
const codes = new Map<string, string[]>();
let compiled: string;

beforeAll(async () => {
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  write('package.json', '{"type":"module"}');
  write('tsconfig.json', JSON.stringify({ compilerOptions: COMPILER_OPTIONS }));
  for (const [name, description] of Object.entries(DESCRIPTIONS)) {
    const { files, report } = await run([file('types.json', description)], {
      targets: { client: true },
    });
    for (const { path, text: content } of files) write(`${name}/${path}`, content);
    write(`${name}/use.ts`, USES[name] ?? '');
    codes.set(
      name,
      report.list().map(({ code, severity }) => `${severity} ${code}`),
    );
  }
  compiled = compile(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

test('the types match the descriptions', () => {
  expect(compiled).toBe('');
});

test('a type alias of itself is reported', () => {
  expect(codes.get('forms')?.filter((code) => code === 'error ref/cycle').length).toBeGreaterThan(
    3,
  );
  expect(codes.get('mapped')?.filter((code) => code.includes('ref/'))).toEqual([]);
});
