/**
 * Several people settle the same API at once: no answer is lost, and nothing else in the file
 * changes.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
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
