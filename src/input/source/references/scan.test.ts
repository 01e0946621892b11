import { expect, test } from 'vitest';
import { scanReferences } from './scan.js';

const rows: [name: string, text: string, found: string[]][] = [
  ['none', '{"a": {"$ref": "#/b"}, "c": {"$ref" : "#"}}', []],
  ['JSON', '{"$ref":"./a.json#/Pet"}', ['./a.json']],
  ['each once', '{"$ref":"a.json#/Pet"} {"$ref":"a.json#/Dog"}', ['a.json']],
  ['escaped by PHP', String.raw`{"$ref": ".\/x\/a.json"}`, ['./x/a.json']],
  ['YAML, plain', 'a:\n  $ref: a.yaml#/Pet # mine\nb: 1', ['a.yaml']],
  [
    'YAML, quoted',
    `a: {$ref: 'it''s.yaml'}\nb: { "$ref": "b c.yaml#/x" }`,
    ["it's.yaml", 'b c.yaml'],
  ],
  ['YAML, on the next line', 'a:\n  $ref:\n    ./a.yaml\n', ['./a.yaml']],
  ['flow without quotes', '{ $ref: a.yaml, b: 1 } { $ref: ./b.yaml }', ['a.yaml', './b.yaml']],
  ['an address', '{"$ref":"https://acme.io/a.json#/x"}', ['https://acme.io/a.json']],
  ['prose', 'description: use $ref to say so', []],
  ['no string', '{"$ref": {"type": "string"}, "b": 1}', []],
  ['mapping in JSON', '{"mapping": {"dog": "dog.json", "cat": "Cat", "c": "#/x"}}', ['dog.json']],
  [
    'mapping in YAML',
    'mapping:\n  dog: ./dog.yaml#/Dog\n  cat: Cat\nother:\n  x: ./no.yaml',
    ['./dog.yaml'],
  ],
  ['mapping in flow', "mapping: { dog: 'a/dog.yaml', cat: Cat }", ['a/dog.yaml']],
  ['a field called mapping', 'mapping: ./no.yaml\n', []],
];
test.each(rows)('%s', (_, text, found) => {
  expect(scanReferences(new TextEncoder().encode(text))).toEqual(found);
});

test('UTF-16', () => {
  const text = '\uFEFF$ref: a.yaml\n';
  const bytes = new Uint8Array(Uint16Array.from([...text].map((c) => c.charCodeAt(0))).buffer);
  expect(scanReferences(bytes)).toEqual(['a.yaml']);
});
