/** Tests that the actions on the page of undeclared facts declare these facts when they are applied as an overlay. */
import { expect, test } from 'vitest';
import { file, run } from '../../../../test/stride.js';
import { docsUnknowns } from './unknowns.js';

const GAPS = {
  swagger: '2.0',
  info: { title: 'Gaps', version: '1' },
  paths: {
    "/it's/{id}": {
      post: {
        consumes: ['application/json'],
        produces: ['application/json'],
        parameters: [
          { in: 'body', name: 'body' },
          { in: 'header', name: 'X-[?a] "b"', type: 'string' },
        ],
        responses: { 200: { description: 'OK' } },
      },
    },
    '/other': { get: { responses: { default: { description: 'Something' } } } },
  },
};

/** A Postman collection with a request whose parameters have no type. */
const COLLECTION = {
  info: { name: 'Gaps', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/' },
  item: [
    {
      name: 'find',
      request: {
        method: 'GET',
        url: {
          raw: '{{host}}/find?q=&page',
          path: ['find'],
          query: [{ key: 'q' }, { key: 'page' }],
        },
      },
    },
  ],
};

test('the actions of the page declare the missing parts', async () => {
  const files = [file('gaps.json', GAPS), file('collection.json', COLLECTION)];
  const { api } = await run(files);
  const { actions, ...before } = docsUnknowns(api);
  expect(Object.values(before).map(({ length }) => length > 0)).toEqual(
    Object.values(before).map(() => true),
  );
  // A user must replace the placeholder server: a server at example.com does not count as a declared server.
  const lists = Object.values(actions).map((text) =>
    text.replace(/^(?=.)/gm, '  ').replaceAll('example.com', 'gaps.dev'),
  );
  const overlay = [
    ...['overlay: 1.1.0', 'info:', '  title: Corrections', '  version: 1.0.0', 'actions:'],
    ...lists,
  ].join('\n');
  const securitySchemes = { NAME_OF_SCHEME: { type: 'http', scheme: 'bearer' } };
  const after = await run(
    files,
    { securitySchemes },
    { overlays: [file('overlay.yaml', overlay)] },
  );
  const { actions: left, ...unknowns } = docsUnknowns(after.api);
  expect(unknowns).toEqual({
    parameters: [],
    bodies: [],
    responses: [],
    security: [],
    servers: [],
  });
  expect(Object.values(left).join('')).toBe('');
});
