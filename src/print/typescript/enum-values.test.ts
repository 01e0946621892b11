/** Tests the names and descriptions of enum values in all declared forms, and the constants of the client. */
import { expect, test } from 'vitest';
import { file, run } from '../../../test/stride.js';

const values = [
  { value: 1, name: 'Open', description: 'Not paid' },
  { value: 2, name: 'Closed' },
];
const FORMS = {
  Varnames: {
    enum: [1, 2],
    'x-enum-varnames': ['Open', 'Closed'],
    'x-enum-descriptions': ['Not paid'],
  },
  Names: {
    enum: [1, 2],
    'x-enumNames': ['Open', 'Closed'],
    'x-enumDescriptions': { 1: 'Not paid' },
  },
  Ms: { enum: [1, 2], 'x-ms-enum': { name: 'Ms', values } },
  Constants: {
    oneOf: values.map(({ value, name, ...more }) => ({ const: value, title: name, ...more })),
  },
  Nullable: {
    enum: [1, 2, null],
    'x-enum-varnames': ['Open', 'Closed'],
    'x-enum-descriptions': ['Not paid'],
  },
};

async function texts(enums: 'union' | 'object'): Promise<ReadonlyMap<string, string>> {
  const schemas = {
    ...FORMS,
    Plain: { enum: ['a', 'b-c'] },
    PlainValues: { enum: ['x', 'y'] },
    One: { enum: ['a'] },
  };
  const document = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: {},
    components: { schemas },
  };
  const targets = { client: { enums }, server: true };
  const { files } = await run([file('a.json', document)], { targets });
  return new Map(files.map((one) => [one.path, one.text]));
}

test('names and descriptions are in the comments of types', async () => {
  const files = await texts('union');
  const comment = '- `1` Open: Not paid\n * - `2` Closed\n */\nexport type ';
  for (const path of ['client/schemas.ts', 'server/schemas.ts'])
    for (const name of Object.keys(FORMS)) expect(files.get(path)).toContain(comment + name);
});

test('a list has all values, and an object has their names if it is configured', async () => {
  const [lists, objects] = await Promise.all([texts('union'), texts('object')]);
  for (const name of Object.keys(FORMS)) {
    expect(lists.get('client/schemas.ts')).toContain(
      `export const ${name}Values = [1, 2] as const;`,
    );
    expect(lists.get('client/schemas.ts')).not.toContain(`export const ${name} =`);
    expect(objects.get('client/schemas.ts')).toContain(
      `const ${name} = { Open: 1, Closed: 2 } as const;`,
    );
  }
  expect(objects.get('client/schemas.ts')).toContain(
    'const Plain = { a: "a", "b-c": "b-c" } as const;',
  );
  expect(lists.get('client/schemas.ts')).toContain('const PlainValues2 = ["a", "b-c"]');
  expect(lists.get('client/schemas.ts')).not.toContain('OneValues');
});

test('texts of responses and of inline alternatives are in comments if they say more than the name', async () => {
  const schema = {
    oneOf: [
      { type: 'string', title: 'By name' },
      { type: 'integer', title: 'By id', description: 'Faster' },
    ],
    externalDocs: { url: 'https://a.test/keys' },
  };
  const described = (description: string): object => ({ description });
  const document = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: {
      '/a': {
        get: {
          operationId: 'getA',
          responses: { 200: described('The newest a'), 404: described('Not Found') },
        },
      },
    },
    components: { schemas: { Key: schema } },
  };
  const { files } = await run([file('a.json', document)], { targets: { client: true } });
  const text = files.map((one) => one.text).join('');
  expect(text).toContain(' * Result of `getA`.\n *\n * - `200` The newest a\n */');
  expect(text).toContain(' * - By name\n * - By id: Faster\n *\n * @see https://a.test/keys\n */');
});
