/** Twelve contradictory documents, and the choices of a careful person, written down beforehand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SourceFile } from '../../src/input/source/index.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { answered, questionsIn } from '../../src/api/questions/test/asked.js';
import { run } from '../stride.js';
import { ANSWERS, isAnswer } from './answers.js';

const FOLDER = join(import.meta.dirname, 'mess');
const FILES: readonly SourceFile[] = readdirSync(FOLDER)
  .filter((name) => name !== 'restitch.config.json')
  .sort()
  .map((source) => ({ source, bytes: readFileSync(join(FOLDER, source)) }));

/** The choices of the person for conflicts that raise no question. */
const ELECTED: readonly (readonly [key: string, fact: string, value: string])[] = [
  ['GET /orders', 'summary', 'List orders'],
  ['POST /orders', 'summary', 'Create an order'],
  ['POST /orders', 'description', ''],
  ['GET /orders/{}', 'description', ''],
  ['GET /orders/{}', 'summary', 'Get an order'],
  ['DELETE /orders/{}', 'summary', 'Cancel an order'],
  ['GET /orders/{}', 'path', 'orderId'],
  ['DELETE /orders/{}', 'path', 'orderId'],
  ['GET /orders/{}/items', 'path', 'orderId'],
  ['POST /payments/{}/capture', 'path', 'payment-id'],
  ['POST /payments/{}/capture', 'description', 'Captures a payment.'],
  ['POST /returns', 'summary', 'Create a return'],
  [
    'POST /returns',
    'description',
    'Announces that a parcel comes back. The label is sent by mail.',
  ],
  ['GET /returns/{}', 'path', 'returnId'],
  ['GET /returns/{}', 'summary', 'Get a return'],
];

function electedIn({ api }: Generated, key: string, fact: string): string | undefined {
  const endpoint = api.endpoints.find((one) => one.key === key);
  if (fact === 'path') {
    return endpoint?.parameters.find(({ in: place }) => place === 'path')?.name;
  }
  return fact === 'summary' ? endpoint?.summary?.value : (endpoint?.description?.value ?? '');
}

test('many contradictions are settled in at most fifteen answers', async () => {
  const before = await run(FILES, { title: 'Parcel', version: '2.5.0' });
  const questions = questionsIn(before);
  expect(questions.map(({ title }) => title).sort()).toEqual(Object.keys(ANSWERS).sort());
  expect(questions.length).toBeLessThanOrEqual(15);
  expect(before.report.failed()).toBe(true);
  const answers = questions.map(({ title, choices }) => {
    const chosen = choices.find(({ label }) => isAnswer(title, label));
    if (chosen === undefined) throw new Error(`${title}: no choice ${ANSWERS[title]}`);
    return chosen.answer;
  });
  const after = await answered(FILES, [], { title: 'Parcel', version: '2.5.0' }, answers);
  expect(questionsIn(after).map(({ title }) => title)).toEqual([]);
  expect(after.report.failed()).toBe(false);
});

test('elections match the choices of a careful person', async () => {
  const generated = await run(FILES, { title: 'Parcel', version: '2.5.0' });
  const wrong = ELECTED.filter(([key, fact, value]) => electedIn(generated, key, fact) !== value);
  expect(wrong.map(([key, fact]) => `${key} ${fact}: ${electedIn(generated, key, fact)}`)).toEqual(
    [],
  );
});
