/** Names that many want. */
import { expect } from 'vitest';
import type { Row } from '../program-rows.js';
import { text, ref, good, record, openapi } from './described.js';

const thing = (name: string): object => ({
  get: { operationId: 'getThing', responses: { 200: good(ref(name)) } },
});
const COLLIDING = ['Foo.Bar', 'Foo-Bar', 'FooBar', 'foobar', 'Foo_Bar'];
const paths = COLLIDING.map((name, index): [string, object] => [`/things${index}`, thing(name)]);
const schemas = COLLIDING.map((name, index): [string, object] => [
  name,
  record({ [`of${index}`]: text }, `of${index}`),
]);

/** Two orders of one description in which every name is taken. */
export const TWO_ORDERS: readonly [object, object] = [
  openapi(Object.fromEntries(paths), Object.fromEntries(schemas)),
  openapi(Object.fromEntries([...paths].reverse()), Object.fromEntries([...schemas].reverse())),
];

export const NAMES: readonly Row[] = [
  {
    name: 'every operation and every schema gets a unique name',
    documents: { 'a.json': TWO_ORDERS[0] },
    check: async (made) => {
      const names = made.signatures.map(({ name }) => name);
      expect(new Set(names).size).toBe(COLLIDING.length);
      for (const { name, endpoint } of made.signatures) {
        // The server sends only what the schema of the operation declares.
        made.answer(({ key }) => ({
          status: 200,
          body: Object.fromEntries(COLLIDING.map((_, index) => [`of${index}`, key])),
        }));
        const own = endpoint.key.replace('GET /things', 'of');
        expect(await made.call(made.standard, name)).toEqual({ [own]: endpoint.key });
      }
    },
  },
];
