/** Texts that begin with `{` are JSON or YAML. The content decides, and the name of the file if the content fits both. */
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { createReport } from '../../base/diagnostics/report.js';
import { loadDocuments } from './load.js';

async function load(source: string, text: string) {
  const report = createReport();
  const [document] = await loadDocuments(
    [{ source, bytes: new TextEncoder().encode(text) }],
    report,
  );
  const codes = report.list().flatMap(({ code }) => (code === 'file/extension' ? [] : code));
  return { document, data: document?.data, codes: codes.sort() };
}

const YAML: readonly string[] = [
  '{type: object, properties: {a: {type: string}}}',
  "{'type': 'object', 'properties': {'a': {'type': 'string'}}}",
  '{type: object, properties: {a: &x {type: string}, b: *x}}',
  '{"type": "object", # text\n "properties": {}}',
  '{"type": !!str object}',
  '{a: {default: ~}, on: yes, c: null}',
  '{description: it is two words, url: http://h.test/a, b: c}',
  "{description: it's fine, \"other\": it's, b: 'a''b'}",
  '{list: [one two, three, "four"], empty: , last: }',
  '{a: "\\/ \\u00e9", b: [1.0, 1e3, -2, true]}',
  '{a: b, c: [d,],}',
  '{\r\n  a: b,\r\n  # text\r\n  c: "d"\r\n}\r\n',
  '\n\n  {a: b,\n # text\n c: {d: e}}',
  '# text\n{a: ~}',
  '%YAML 1.2\n---\n{a: ~}',
  '{<<: {a: x}, b: 2}',
];

describe.each(['part.yaml', 'part.yml', 'stdin', 'https://h.test/openapi', 'part.json'])(
  'in %s',
  (source) => {
    it.each(YAML)('%j is read as YAML', async (text) => {
      const { data, codes } = await load(source, text);
      expect(data).toEqual(parseDocument(text, { schema: 'core', merge: true }).toJS());
      const isCalledJson = source.endsWith('.json') && /^\s*\{/.test(text);
      expect(codes).toEqual(isCalledJson ? ['json/syntax'] : []);
    });

    it('valid JSON is parsed by the parser of JSON, because it is faster', async () => {
      const { document, codes } = await load(source, '\uFEFF{"a": "\\/", "b": 1e2, "a": null}');
      expect(document).toMatchObject({ syntax: 'json', data: { a: null, b: 100 } });
      expect(codes).toEqual(['text/encoding', 'yaml/duplicate-key']);
    });

    it.each([
      ['{"a": 1, // text\n "b": 2}', { a: 1, b: 2 }],
      ['{"a": 1, /* text */ "b": 2,}', { a: 1, b: 2 }],
      ['{"a": 1,\u00a0"b": None}', { a: 1, b: null }],
      ['{"a": 1 "b": 2}', { a: 1, b: 2 }],
    ])('%j is read as JSON with a warning, because YAML gives other values', async (text, data) => {
      expect(await load(source, text)).toMatchObject({ data, codes: ['json/syntax'] });
    });
  },
);

it.each([
  ['part.yaml', '{a: [b, c: ]]}', 'yaml/syntax'],
  ['part.json', '{a: [b, c: ]]}', 'json/broken'],
  ['part.yaml', '{"paths": {"/a": {"get": {}}, "/b": {"ge', 'json/truncated'],
])('a syntax error in %s, %s, is reported as %s', async (source, text, code) => {
  expect((await load(source, text)).codes).toContain(code);
});
