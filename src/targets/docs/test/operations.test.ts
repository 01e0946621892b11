/** The pages that operations have for themselves, and the list of them. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../../test/broad/api.js';
import { docsFiles, renderInput } from '../../../../test/rendered.js';
import { run, STRIDE_FILES } from '../../../../test/stride.js';

test('an operation has a page of its own, with the types that it names', async () => {
  const stride = docsFiles(await run(STRIDE_FILES));
  const page = stride.find(({ path }) => path === 'operations/send-message.md')?.text ?? '';
  expect(page).toMatch(/^# sendMessage\n\n\[Stride\]\(\.\.\/index\.md\) · /);
  expect(page).toContain('](../messages.md#sendmessage)');
  expect(page.length).toBeLessThan(6000);
  const group = stride.find(({ path }) => path === 'messages.md')?.text ?? '';
  expect(group).toContain('](#sendmessage) ([alone](operations/send-message.md))');
  const llms = stride.find(({ path }) => path === 'llms.txt')?.text ?? '';
  expect(llms).toContain(
    'message](operations/send-message.md): Send a message to a conversation\n',
  );
  expect(llms).toMatch(/- Base URL: `http[^]*- Authentication: `/);
  const paths = (options: Parameters<typeof docsFiles>[1]) =>
    docsFiles(renderInput(BROAD), options).map(({ path }) => path);
  expect(paths({ operations: false }).some((path) => path.includes('/'))).toBe(false);
  expect(paths({ llmsFull: true })).toContain('llms-full.txt');
});
