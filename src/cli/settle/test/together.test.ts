/**
 * Several people settle the same API at once: no answer is lost, and nothing else in the file
 * changes.
 */
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { ownAnswer } from '../../../api/questions/index.js';
import { isAnswer } from '../../../../test/settle/answers.js';
import { folderOfEachTest } from '../../../../test/folder.js';
import { parseArguments } from '../../arguments.js';
import { COMMANDS } from '../../commands.js';
import type { Io } from '../../io.js';
import { openReadingJob } from '../../job/reading-job.js';
import { Session } from '../session.js';

const MESS = join(import.meta.dirname, '../../../../test/settle/mess');
const folder = folderOfEachTest();
beforeEach(() => cpSync(MESS, folder.path, { recursive: true }));

async function person(): Promise<Session> {
  const io: Io = {
    cwd: folder.path,
    out: () => undefined,
    err: () => undefined,
    stdin: () => Promise.resolve(new Uint8Array()),
    color: { out: false, err: false },
    interactive: false,
  };
  const parsed = parseArguments(['settle'], COMMANDS);
  if (parsed.kind !== 'command') throw new Error('settle is no command');
  const { job } = await openReadingJob([], parsed.flags, io);
  if (!job) throw new Error('the configuration could not be read');
  return Session.start(job, io);
}

const overlay = (): string => readFileSync(join(folder.path, 'settled.overlay.yaml'), 'utf8');

/** The answers of a person to some questions, one after another. */
async function settle(session: Session, titles: readonly string[]): Promise<void> {
  for (const title of titles) {
    const question = session.open.questions.find((one) => one.title === title);
    const choice = question?.choices.find(({ label }) => isAnswer(title, label));
    if (question && choice) await session.answer(question.id, choice.answer);
  }
}

it('two people together answer all questions', { tags: 'proof' }, async () => {
  const [anna, ben] = [await person(), await person()];
  const titles = anna.open.questions.map(({ title }) => title);
  const [odd, even] = [1, 0].map((rest) => titles.filter((_, index) => index % 2 === rest));
  await Promise.all([settle(anna, odd ?? []), settle(ben, even ?? [])]);
  const text = overlay();
  expect(titles.filter((title) => !text.includes(title))).toEqual([]);
  expect((await anna.refresh()).questions).toEqual([]);
  const config: unknown = JSON.parse(
    readFileSync(join(folder.path, 'restitch.config.json'), 'utf8'),
  );
  expect(config).toMatchObject({ overlays: ['settled.overlay.yaml'] });
});

it('the same answer of both is written once', async () => {
  const [anna, ben] = [await person(), await person()];
  const [first] = anna.open.questions;
  const titles = [first?.title ?? ''];
  await settle(anna, titles);
  await settle(ben, titles);
  expect(overlay().split(`# ${titles[0]}`)).toHaveLength(2);
});

it('an answer cannot be undone after an edit of the file', async () => {
  const anna = await person();
  const [first, second] = anna.open.questions.map(({ title }) => title);
  await settle(anna, [first ?? '', second ?? '']);
  const path = join(folder.path, 'settled.overlay.yaml');
  writeFileSync(path, `${overlay()}# Ben: checked with the billing team\n`);
  expect(await anna.undo()).toBe(false);
  await settle(anna, [anna.open.questions[0]?.title ?? '']);
  expect(overlay()).toContain('# Ben: checked with the billing team\n');
});

it('an answer that settles nothing is not written', async () => {
  const anna = await person();
  const [question] = anna.open.questions;
  const nothing = {
    actions: [{ target: '$.info', update: { 'x-a': 1 } }],
    accepts: [],
    reason: '',
  };
  expect(await anna.answer(question?.id ?? '', nothing)).toBe('without effect');
  expect(overlay()).not.toContain('x-a');
});

const NONE = { actions: [], accepts: [], reason: '' };

it('an answer that would break the API is not written', async () => {
  const described = (type: string): object => ({
    ...{ openapi: '3.1.0', info: { title: 'Pets', version: '1' } },
    servers: [{ url: 'https://pets.dev' }],
    paths: {
      '/pets': {
        get: {
          parameters: [{ name: 'kind', in: 'query', schema: { type } }],
          responses: { 204: { description: 'None' } },
        },
      },
    },
  });
  folder.write('restitch.config.json', { inputs: ['a.json', 'b.json'], output: 'out' });
  folder.write('a.json', described('integer'));
  folder.write('b.json', described('boolean'));
  const anna = await person();
  const [question] = anna.open.questions;
  if (question === undefined) throw new Error('there is no question');
  expect(question.title).toContain('type of');
  const path = join(folder.path, 'settled.overlay.yaml');
  const texts = new Set<string>();
  for (const value of ['x', ['a'], 1e308, '', 'in\ud800t', { type: 'x' }]) {
    const answer = ownAnswer(question, value);
    const outcome = answer && (await anna.answer(question.id, answer));
    expect([value, outcome]).toEqual([value, { error: expect.stringMatching(/\w{3}/) }]);
    if (existsSync(path)) texts.add(readFileSync(path, 'utf8'));
  }
  expect(texts.size).toBeLessThanOrEqual(1);
  expect(await anna.answer(question.id, ownAnswer(question, null) ?? NONE)).toBe('without effect');
  expect((await anna.refresh()).report.failed()).toBe(false);
  expect(await anna.answer(question.id, ownAnswer(question, { type: 'string' }) ?? NONE)).toBe(
    'written',
  );
});
