import { describe, expect, it, test } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import { WHOLE_FORMATS } from '../../read/index.js';
import { loadDocuments } from '../load.js';
import { isHttpText, parseHttpFile } from './index.js';

describe('the first meaningful line identifies a file of requests', () => {
  it.each([
    'GET https://a.io/x',
    '# note\n\n@host = a\n\n### name\nPOST {{host}}/x HTTP/1.1',
    '< {%\n  request.variables.set("a", 1)\n%}\nGET http://a.io',
    'import other.http\nrun #login\n\nGET https://a.io',
    'GET localhost:8080/x',
    'GET /x\nHost: a.io',
    'OPTIONS /x HTTP/1.1',
    'https://a.io/x\n\n###\nhttps://a.io/y',
    'GRPC localhost:1/a.B/C',
  ])('%j', (text) => {
    expect(isHttpText(text)).toBe(true);
  });

  it.each([
    '',
    'openapi: 3.1.0\npaths: {}',
    '# Title\n\n## Users\n\nGET /users returns all users.',
    '# Title\n\n### GET https\n\nText',
    'https://a.io is where we are.',
    'GET started with this.',
    'GET it now: https://a.io',
    '```http\nGET https://a.io\n```',
    'A: b',
    '@import "x";',
    '\u0000\u0001',
  ])('other files are not: %j', (text) => {
    expect(isHttpText(text)).toBe(false);
  });
});

function only(text: string): Record<string, unknown> {
  return parseHttpFile(text).httpFile.items[0] as unknown as Record<string, unknown>;
}

test('Windows line breaks, URLs on several lines, and headers between comments', () => {
  const text =
    'POST https://a.io/x\r\n  /y\r\n  ?a=1\r\n// no\r\nA: b\r\n# no\r\nC:d\r\n\r\n{\r\n  "e": 1\r\n}\r\n';
  expect(only(text)['http']).toEqual({
    method: 'POST',
    url: 'https://a.io/x/y?a=1',
    headers: [
      { name: 'A', value: 'b' },
      { name: 'C', value: 'd' },
    ],
    body: { type: 'raw', data: '{\n  "e": 1\n}' },
  });
});

test('names like `constructor` are ordinary names', () => {
  const { variables, items } = parseHttpFile(
    '@__proto__ = 1\n@constructor = 2\n### __proto__\nGET {{__proto__}}/x\n__proto__: 3\n',
  ).httpFile;
  expect(variables.map(({ name }) => name)).toEqual(['__proto__', 'constructor']);
  expect(items[0]?.info.name).toBe('__proto__');
});

test('locations are those of the text', async () => {
  const text = '### a\nGET https://a.io/{{x}}\nA: b\n\n### b\nPOST https://a.io/{{y}}\n\nbody\n';
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'a.http', bytes }], createReport(), {
    formats: WHOLE_FORMATS,
  });
  const at = (pointer: string): string => {
    const { line, column, length } = document?.locate({ pointer }) ?? {};
    return `${line}:${column}+${length}`;
  };
  expect(document?.syntax).toBe('http');
  expect(at('/httpFile/items/0/http/url')).toBe('2:5+18');
  expect(at('/httpFile/items/0/http/headers/0/value')).toBe('3:1+4');
  expect(at('/httpFile/items/1/info/name')).toBe('6:1+23');
  expect(at('/httpFile/items/1/http/body/data')).toBe('8:1+4');
  expect(at('/nowhere')).toBe('1:1+1');
});

test('a hundred thousand requests, long lines and unclosed scripts are read in time', () => {
  const many = parseHttpFile('###\nGET https://a.io/x\n'.repeat(100_000)).httpFile;
  expect(many.items).toHaveLength(100_000);
  const long = 'x'.repeat(1_000_000);
  expect(only(`GET https://a.io/${long}\n${long}: ${long}\n\n${long}`)).toBeDefined();
  expect(only(`GET https://a.io\n\n> {%\n${'{% '.repeat(100_000)}`)).toBeDefined();
  expect(isHttpText('#'.repeat(1_000_000))).toBe(false);
  expect(isHttpText('@a = 1\n'.repeat(100_000))).toBe(false);
});
