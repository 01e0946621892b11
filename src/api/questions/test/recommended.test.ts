/** The recommended choices, and the text of their questions. */
import { expect, test } from 'vitest';
import type { SourceFile } from '../../../input/source/index.js';
import { file, run } from '../../../../test/stride.js';
import { recommendedText, type Question } from '../index.js';
import { answered, questionsIn } from './asked.js';

interface Description {
  readonly title?: string;
  readonly version?: string;
  /** The properties of an item of the list that `GET /rides` returns. */
  readonly item: object;
}

function described(
  name: string,
  { title = 'Rides', version = '1.0.0', item }: Description,
): SourceFile {
  const items = { type: 'object', properties: item };
  const schema = { type: 'array', items };
  const response = { description: 'Rides', content: { 'application/json': { schema } } };
  return file(`${name}.json`, {
    openapi: '3.1.0',
    info: { title, version },
    servers: [{ url: 'https://api.rides.dev' }],
    paths: { '/rides': { get: { operationId: 'listRides', responses: { 200: response } } } },
  });
}

async function asked(...files: readonly SourceFile[]): Promise<readonly Question[]> {
  return questionsIn(await run(files, {}));
}

const metres = { distance: { type: 'number', description: 'In metres' } };
const kilometres = { distance: { type: 'number', description: 'The distance in kilometres' } };

test('no recommendation is made for one of two units', async () => {
  const [question] = await asked(
    described('a', { title: 'A', item: metres }),
    described('b', { title: 'B', item: kilometres }),
  );
  expect(question?.title).toBe('In which unit is distance in the response 200 of GET /rides?');
  expect(question?.recommended.key).toBeUndefined();
  expect(question && recommendedText(question)).toMatch(/^No recommendation\. /);
  expect(question?.candidates.filter(({ isKept }) => isKept)).toHaveLength(1);
});

test('equal versions are no reason', async () => {
  const [question] = await asked(
    described('a', { item: kilometres }),
    described('b', { item: metres }),
  );
  expect(question?.recommended.key).toBeUndefined();
});

test.each(['First name', 'a.b', 'line\nbreak', "it's", '__proto__', '日本 語'])(
  'a property with the name %j is settled',
  async (name) => {
    const more = Object.fromEntries([1, 2, 3, 4].map((at) => [`same${at}`, { type: 'string' }]));
    const item = (type: string): object => ({ ...more, [name]: { type } });
    const files = [
      described('a', { item: item('string') }),
      described('b', { item: item('boolean') }),
    ];
    const [question] = await asked(...files);
    expect(question?.title).toContain(JSON.stringify(name).slice(1, -1));
    for (const { key, answer } of question?.choices ?? []) {
      const after = await answered(files, [], {}, [answer]);
      expect([key, questionsIn(after).map(({ title }) => title)]).toEqual([key, []]);
    }
    expect(question?.choices.map(({ key }) => key)).toEqual(['1', '2', 'b']);
  },
);

test('a control character that an overlay cannot select gets no choice', async () => {
  const name = 'a\u001b[2J';
  const item = (type: string): object => ({ same: { type: 'string' }, [name]: { type } });
  const [question] = await asked(
    described('a', { item: item('string') }),
    described('b', { item: item('boolean') }),
  );
  expect(question?.choices.map(({ key }) => key)).toEqual(['b']);
  expect(question?.own).toBeUndefined();
  expect(question?.advice).toBe('Correct the wrong document.');
});
