import { expect, test } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const command = commandIn(() => folder.path);

const API = {
  openapi: '3.1.0',
  info: { title: 'a', version: '1' },
  servers: [{ url: 'https://a.io' }],
  paths: {
    '/pets': {
      get: {
        responses: {
          200: {
            description: 'd',
            content: { 'application/json': { schema: { type: 'object', required: ['id'] } } },
          },
        },
      },
    },
  },
};

function recording(paths: readonly string[]): object {
  const headers = [{ name: 'Content-Type', value: 'application/json' }];
  const entries = paths.map((path) => ({
    request: { method: 'GET', url: `https://a.io/${path}`, headers: [] },
    response: {
      status: 200,
      headers,
      content: { mimeType: 'application/json', text: JSON.stringify({ name: `Rex ${path}` }) },
    },
  }));
  return { log: { version: '1.2', creator: { name: 'a' }, entries } };
}

async function idsOf(har: object): Promise<readonly string[]> {
  folder.write('traffic.har', JSON.stringify(har));
  const { out } = await command(
    'settle',
    'api.json',
    'traffic.har',
    '--overlay',
    'a.yaml',
    '--json',
  );
  const { questions } = JSON.parse(out) as {
    questions: { places: { conflict: string }[] }[];
  };
  return questions.flatMap(({ places }) => places.map(({ conflict }) => conflict)).sort();
}

test('a new recording with the same conflicts keeps the accepted ids', async () => {
  folder.write('api.json', JSON.stringify(API));
  const ids = await idsOf(recording(['pets', 'labels']));
  expect(ids.length).toBeGreaterThan(1);
  expect(await idsOf(recording(['labels', 'pets', 'labels', 'pets']))).toEqual(ids);
});
