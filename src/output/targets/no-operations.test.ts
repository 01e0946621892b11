/** Tests an API that has only webhooks. It has no operations to call, and strict compilers reject unused parameters. */
import { expect, test } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

test('unused parameters are marked', async () => {
  folder.write('hooks.json', {
    openapi: '3.1.0',
    info: { title: 'Hooks', version: '1' },
    webhooks: {
      ping: { post: { operationId: 'ping', responses: { 204: { description: 'Ok' } } } },
    },
  });
  const { exit } = await restitch('generate', 'hooks.json', '--out', 'out', '-t', 'client,mcp,msw');
  expect(exit).toBe(0);
  expect(folder.read('out/mcp/tools.ts')).toContain('operationTools(_client: Client)');
  expect(folder.read('out/msw/index.ts')).toContain('handlers(_options: HandlerOptions = {})');
});
