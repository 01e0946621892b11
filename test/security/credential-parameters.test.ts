/** A parameter that is read as a credential keeps its facts, and messages name those that are omitted. */
import { describe, expect, test } from 'vitest';
import { files, INFO, insomnia, openapi, postman, settings, swagger } from './authorization.js';
import { run } from '../stride.js';

/** The description of the only security scheme, the requirement, and the messages about parameters. */
async function keptOf(document: object | string): Promise<readonly [unknown, string, string[]]> {
  const { api, report } = await run(files([document]));
  const [scheme] = api.securitySchemes.values();
  const ways = api.endpoints[0]?.security?.value.map((all) => all.map(({ scheme: id }) => id));
  const said = report.list().filter(({ code }) => code === 'auth/parameter-facts');
  const text = ways?.map((all) => all.join('+') || 'none').join(' or ') ?? 'undeclared';
  return [scheme?.description, text, said.map(({ message }) => message.replace(/.*omitted: /, ''))];
}

const KEY = { name: 'X-API-Key', in: 'header', description: 'From the *console*.' };
const NEEDED = { ...KEY, required: true };
const with3 = (parameter: object): object => openapi({}, undefined, { parameters: [parameter] });
const with2 = (parameter: object): object => swagger({}, undefined, { parameters: [parameter] });
const STRING = { type: 'string' };
const LINES = 'From the *console*.\n\n`format: uuid`\n\n`pattern: ^k`';
const SCHEME = { key: { type: 'apiKey', in: 'header', name: 'x-api-key' } };
const described = (description: string): object => ({ key: { ...SCHEME.key, description } });
const REQUIRED = [{ key: [] }];
const item = (name: string, header: object): object => ({
  name,
  request: { method: 'GET', url: `https://forge.test/${name}`, header: [header] },
});

describe('a parameter that is a credential keeps', () => {
  test.each<[string, object, string | undefined, string, string[]]>([
    ['its description', with3({ ...NEEDED, schema: STRING }), KEY.description, 'X-API-Key', []],
    [
      'its description in Swagger 2.0',
      with2({ ...NEEDED, type: 'string' }),
      KEY.description,
      'X-API-Key',
      [],
    ],
    [
      'its pattern and format',
      with3({ ...NEEDED, schema: { ...STRING, pattern: '^k', format: 'uuid' } }),
      LINES,
      'X-API-Key',
      [],
    ],
    [
      'the same in Swagger 2.0',
      with2({ ...NEEDED, ...STRING, pattern: '^k', format: 'uuid' }),
      LINES,
      'X-API-Key',
      [],
    ],
    [
      'its example and length',
      with3({
        name: 'api_key',
        in: 'query',
        required: true,
        example: 'k-1',
        schema: { ...STRING, maxLength: 9 },
      }),
      '`example: k-1`\n\n`maxLength: 9`',
      'api_key',
      [],
    ],
    [
      'its type',
      with3({ ...KEY, schema: { type: 'integer' } }),
      'From the *console*.\n\n`type: integer`',
      'X-API-Key or none',
      [],
    ],
    [
      'its extensions',
      with2({ ...NEEDED, ...STRING, 'x-limits': { day: 9 } }),
      'From the *console*.\n\n`x-limits: {"day":9}`',
      'X-API-Key',
      [],
    ],
    [
      'that it is optional',
      with3({ ...KEY, required: false, schema: STRING }),
      KEY.description,
      'X-API-Key or none',
      [],
    ],
    [
      'a description of Authorization',
      with2({
        name: 'Authorization',
        in: 'header',
        required: true,
        ...STRING,
        description: 'Word and token',
      }),
      'Word and token',
      'authorization',
      [],
    ],
    [
      'that Authorization is optional',
      with3({ name: 'Authorization', in: 'header', required: false, schema: STRING }),
      undefined,
      'authorization or none',
      [],
    ],
    [
      'the enum of a declared scheme',
      openapi(SCHEME, REQUIRED, {
        parameters: [{ ...NEEDED, schema: { ...STRING, enum: ['a', 'b'] } }],
      }),
      'From the *console*.\n\n`enum: ["a","b"]`',
      'key',
      [],
    ],
    [
      'a text that differs from that of the scheme',
      openapi(described('Ask us.'), REQUIRED, {
        parameters: [{ ...NEEDED, required: false, schema: STRING }],
      }),
      'Ask us.',
      'key',
      ['"required", "description"'],
    ],
    [
      'the same text only once',
      openapi(described('From the *console*. Or ask us.'), REQUIRED, {
        parameters: [{ ...NEEDED, schema: STRING }],
      }),
      'From the *console*. Or ask us.',
      'key',
      [],
    ],
    [
      'a text of Authorization beside a declared scheme',
      openapi({ b: { type: 'http', scheme: 'bearer' } }, [{ b: [] }], {
        parameters: [
          { name: 'Authorization', in: 'header', schema: STRING, description: 'A token' },
        ],
      }),
      'A token',
      'b',
      [],
    ],
    [
      'a cookie’s description',
      openapi({ sid: { type: 'apiKey', in: 'cookie', name: 'sid' } }, [{ sid: [] }], {
        parameters: [{ name: 'sid', in: 'cookie', description: 'Session', schema: STRING }],
      }),
      'Session',
      'sid',
      [],
    ],
    [
      'a header’s description in Postman',
      postman(undefined, [{ key: 'X-API-Key', value: '{{k}}', description: 'Key' }]),
      'Key',
      'apiKey',
      [],
    ],
    [
      'the description of a disabled header in Postman',
      postman(settings('apikey', { key: 'X-Own', in: 'header' }), [
        { key: 'x-own', value: '', disabled: true, description: { content: 'Own' } },
      ]),
      'Own',
      'own',
      [],
    ],
    [
      'the description of Authorization in Postman',
      postman(settings('bearer', { token: '{{t}}' }), [
        { key: 'Authorization', value: 'Bearer {{t}}', description: 'Token' },
      ]),
      'Token',
      'bearer',
      [],
    ],
    [
      'a header’s description in Insomnia',
      insomnia({}, [{ name: 'X-API-Key', value: 'k', description: 'Key' }]),
      'Key',
      'apiKey',
      [],
    ],
    [
      'the first of two descriptions in Postman',
      {
        info: {
          name: 'Forge',
          schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
        },
        item: [
          item('a', { key: 'api-key', value: '{{k}}', description: 'A' }),
          item('b', { key: 'api-key', value: '{{k}}', description: 'B' }),
        ],
      },
      'A',
      'apiKey',
      ['"description"'],
    ],
  ])('%s', async (_, document, text, security, said) => {
    expect(await keptOf(document)).toEqual([text, security, said]);
  });

  test('every combination of optional keys', async () => {
    const parameters = [
      { ...NEEDED, schema: STRING },
      { name: 'api_key', in: 'query', schema: STRING },
      { name: 'auth-token', in: 'header', schema: STRING },
    ];
    const [, security] = await keptOf(openapi({}, undefined, { parameters }));
    expect(security.split(' or ')).toEqual([
      'X-API-Key+api_key+auth-token',
      'X-API-Key+api_key',
      'X-API-Key+auth-token',
      'X-API-Key',
    ]);
  });

  test('a text that is written twice in a query', async () => {
    const query = [
      { key: 'x-api-key', value: '{{k}}', description: 'Prefer the header.', disabled: true },
      { key: 'x-api-key', value: '{{k}}', description: null },
    ];
    const url = {
      raw: 'https://forge.test/x?x-api-key={{k}}',
      host: ['forge', 'test'],
      protocol: 'https',
      path: ['x'],
      query,
    };
    const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
    const collection = {
      info: { ...INFO, name: 'Forge', schema },
      item: [{ name: 'X', request: { method: 'GET', url } }],
    };
    expect(await keptOf(collection)).toEqual(['Prefer the header.', 'apiKey', []]);
  });
});
