/** Tests the separate pages of operations, and their list. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../../../test/broad/api.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { run, STRIDE_FILES } from '../../../../../test/stride.js';

test('an operation has a separate page, with the types that it names', async () => {
  const stride = docsFiles(await run(STRIDE_FILES));
  const page = stride.find(({ path }) => path === 'operations/send-message.md')?.text ?? '';
  expect(page).toMatch(/^# Send a message to a conversation\n\n\[Stride\]\(\.\.\/index\.md\) · /);
  expect(page).toContain('](../messages.md)');
  expect(page.length).toBeLessThan(6000);
  const untitled = stride.find(({ path }) => path === 'operations/delete-media.md')?.text ?? '';
  expect(untitled).toMatch(/^# Delete media\n[^]*` `deleteMedia`\n/);
  const group = stride.find(({ path }) => path === 'messages.md')?.text ?? '';
  expect(group).toContain('[`sendMessage`](operations/send-message.md): Send a message');
  const llms = stride.find(({ path }) => path === 'llms.txt')?.text ?? '';
  expect(llms).toContain(
    'message`](operations/send-message.md): Send a message to a conversation\n',
  );
  expect(llms).toMatch(/- Base URL: `http[^]*- Authentication: `/);
  const broad = docsFiles(renderInput(BROAD), { llmsFull: true });
  const whole = broad.find(({ path }) => path === 'llms-full.txt')?.text ?? '';
  for (const { path, text } of broad) {
    if (path.endsWith('.md')) expect(whole).toContain(text);
  }
});
