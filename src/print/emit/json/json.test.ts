/** Large JSON files: in pieces, and with shared objects. */
import { expect, it } from 'vitest';
import { jsonPieces, jsonText, type JsonData } from './index.js';

const pet = new Map<string, JsonData>([
  ['name', 'Rex'],
  ['tags', ['a', 'b', new Map()]],
  ['owner', new Map([['é"\u007f', [1, 2]]])],
]);
const data = new Map<string, JsonData>([
  ['here', pet],
  ['deeper', new Map([['pets', [pet, pet]]])],
  ['again', pet],
]);

it('shared objects are written like all others, at every depth', () => {
  const plain = jsonText(data);
  expect(jsonPieces(data, new Set([pet])).join('')).toBe(plain);
  expect(jsonPieces(data, new Set([pet, pet.get('owner') as object])).join('')).toBe(plain);
  expect(plain.match(/"é\\"\\u007f": \[1, 2\]/g)).toHaveLength(4);
});

it('a large text consists of pieces', () => {
  const list = Array.from({ length: 9000 }, (_, index) => new Map([['index', index]]));
  const pieces = jsonPieces([...list, pet, pet], new Set([pet]));
  expect(pieces.length).toBeGreaterThan(1);
  expect(JSON.parse(pieces.join(''))).toHaveLength(9002);
});

it('lazy members are written like all others', () => {
  const created: string[] = [];
  const later = (name: string, value: JsonData) => (): JsonData => {
    created.push(name);
    return value;
  };
  const tree = new Map([
    ['here', later('here', pet)],
    ['again', later('again', [1, 2])],
  ]);
  expect(jsonPieces(tree).join('')).toBe(jsonText({ here: pet, again: [1, 2] }));
  expect(created).toEqual(['here', 'again']);
});
