import { describe, expect, test } from 'vitest';
import { createReport } from '../../base/diagnostics/report.js';
import { formatOf, WHOLE_FORMATS } from '../read/index.js';
import { loadDocuments, type SourceFile } from './load.js';
import { DEFAULT_LIMITS, type Limits } from './limits.js';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function load(files: Record<string, string | Uint8Array>, limits?: Partial<Limits>) {
  const report = createReport();
  const inputs = Object.entries(files).map(([source, content]): SourceFile => ({
    source,
    named: source === 'named',
    bytes: typeof content === 'string' ? utf8(content) : content,
  }));
  const documents = await loadDocuments(inputs, report, {
    limits: { ...DEFAULT_LIMITS, ...limits },
    formats: WHOLE_FORMATS,
  });
  const messages = report.list().map(({ code, message }) => `${code}: ${message}`);
  return { documents, messages, codes: report.list().map(({ code }) => code), list: report.list() };
}

test.each(['', '<!doctype html>', '[]', 'Read me first.', '{"asyncapi":"3.0.0"}'])(
  '%j is skipped in a folder, and an error if it is named',
  async (text) => {
    expect((await load({ found: text })).codes).toEqual(['file/not-an-api']);
    expect((await load({ named: text })).codes).toEqual(['file/no-description']);
  },
);

const API = '{"swagger":"2.0","paths":{}}';

describe('bytes', () => {
  const utf16 = (text: string, little: boolean) => {
    const bytes = Buffer.from('\uFEFF' + text, 'utf16le');
    return little ? bytes : bytes.swap16();
  };
  test.each([
    ['a byte order mark', utf8('\uFEFF' + API), 'text/encoding'],
    ['UTF-16 LE', utf16(API, true), 'text/encoding'],
    ['UTF-16 BE', utf16(API, false), 'text/encoding'],
    ['mojibake', utf8('{"swagger":"2.0","info":{"title":"cafÃ©"}}'), 'text/mojibake'],
    ['U+FFFD', utf8('{"swagger":"2.0","info":{"title":"caf\uFFFD"}}'), 'text/mojibake'],
  ])('%s is read', async (_, bytes, code) => {
    const { documents, codes } = await load({ 'a.json': bytes });
    expect(documents.map((one) => formatOf(one)?.name)).toEqual(['swagger-2.0']);
    expect(codes).toEqual([code]);
  });

  test('only one byte order mark is removed', async () => {
    const { documents } = await load({ 'a.json': utf8('\uFEFF' + API) });
    expect(documents[0]?.text).toBe(API);
    const twice = await load({ 'a.json': utf8('\uFEFF\uFEFF' + API) });
    expect(twice.documents[0]?.text).toBe('\uFEFF' + API);
  });

  test.each([
    ['gzip', new Uint8Array([0x1f, 0x8b, 8, 0]), /gzip/],
    ['NUL', utf8('{"swagger":"2.0"}\0'), /binary/],
    ['UTF-16 without a mark', Buffer.from(API, 'utf16le'), /UTF-16 without/],
    [
      'Latin-1',
      Buffer.from('{"swagger":"2.0","x":"é"}', 'latin1'),
      /not valid UTF-8 \(at byte 22\)/,
    ],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), /picture/],
  ])('%s is rejected', async (_, bytes, why) => {
    const { documents, messages, codes } = await load({ 'a.json': bytes });
    expect(documents).toEqual([]);
    expect(codes).toEqual(['file/unreadable']);
    expect(messages[0]).toMatch(why);
  });

  test('a file over the limit is rejected', async () => {
    const { documents, codes } = await load({ 'a.json': API }, { fileBytes: 10 });
    expect([documents, codes]).toEqual([[], ['file/too-large']]);
  });
});

describe('the format of a file', () => {
  test.each([
    ['swagger-2.0', '{"swagger":"2.0"}'],
    ['swagger-2.0', 'swagger: "2.0"'],
    ['openapi-3', 'openapi: 3.1.0'],
    ['overlay', 'overlay: 1.0.0'],
    ['postman-2', '{"info":{"_postman_id":"1"},"item":[]}'],
    ['postman-2', '{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/"}}'],
    ['postman-2', '{"collection":{"info":{"name":"x"},"item":[]}}'],
    ['postman-2', '{"id":"1","order":[],"requests":[]}'],
    ['postman-environment', '{"name":"dev","values":[{"key":"a","value":"b"}]}'],
    ['postman-environment', '{"values":[],"_postman_variable_scope":"environment"}'],
    [undefined, '{"type":"object","properties":{}}'],
  ])('%s: %s', async (kind, text) => {
    const { documents, codes } = await load({ 'a.yaml': text });
    expect(documents.map((one) => formatOf(one)?.name)).toEqual([kind]);
    expect(codes).toEqual([]);
  });

  test.each([
    ['an APIs.json index', '{"name":"x","specificationVersion":"0.14","apis":[]}'],
    ['a package.json', '{"name":"x","version":"1.0.0","dependencies":{}}'],
    ['an AsyncAPI description', 'asyncapi: 2.6.0'],
    ['an HTML page', '\n<!DOCTYPE html><html></html>'],
    ['XML', '<?xml version="1.0"?><a/>'],
    ['plain text', '# Read me\n\nThis folder holds descriptions.\n'],
    ['plain text', '---\ntitle: x\n---\n# Heading\n\nSome text here.\n'],
    ['plain text', '# Read me\n\nTwo things: see\n\n## More\n\n| a: b | c |\n|-|-|\n'],
    ['plain text', '# Why\n\nWe chose this: it is\nsimple, so: `short`, long: x\n'],
    ['a list', '[1, 2]'],
    ['a list', '[![badge](x)](y)\n\n# Title\n\nSome {text}\n'],
    ['empty', ''],
    ['empty', ' \n\n'],
    ['empty', '---\n---\n'],
    ['empty', '# only a comment\n'],
  ])('%s is skipped and reported', async (what, text) => {
    const { documents, messages } = await load({ 'a.json': text });
    expect(documents).toEqual([]);
    expect(messages).toEqual([
      what === 'empty'
        ? 'file/not-an-api: this file is empty: skipped'
        : `file/not-an-api: this file is ${what}, ${what === 'an AsyncAPI description' ? 'which restitch cannot read' : 'not an API description'}: skipped`,
    ]);
  });

  test('the name of a file does not matter', async () => {
    const { documents, codes } = await load({ 'a.json': 'swagger: "2.0"', 'b.md': API });
    expect(documents.map(({ syntax }) => syntax)).toEqual(['yaml', 'json']);
    expect(codes).toEqual(['file/extension', 'file/extension']);
  });
});

test('the same bytes under two names are read once, whatever the order', async () => {
  const files = { b: API, 'a.yaml': API, c: '{"swagger":"2.0"}' };
  const reversed = Object.fromEntries(Object.entries(files).reverse());
  for (const input of [files, reversed]) {
    const { documents, messages } = await load(input);
    expect(documents.map(({ source }) => source)).toEqual(['a.yaml', 'c']);
    expect(messages).toContain(
      'file/duplicate: this file has the same bytes as "a.yaml": only "a.yaml" is read',
    );
  }
});

test('the hash is the SHA-256 of the bytes', async () => {
  const { documents } = await load({ a: '{"swagger":"2.0"}' });
  expect(documents[0]?.hash).toBe(
    'ff953a99b9a5f06772e5b0fb012eaf6dd1070c8108a8a419d21213d57274e462',
  );
});
