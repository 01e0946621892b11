/**
 * The script of an AI agent, which uses the target `mcp` and the client of the MCP SDK: it finds a
 * conversation, sends a message, and reads it.
 *
 * @module-tag proof
 */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { build } from 'esbuild';
import { afterAll, describe, expect, test } from 'vitest';
import * as api from '../../../generated/stride/client/index.js';
import { run, STRIDE_FILES, STRIDE_OVERLAYS } from '../../../test/stride.js';
import { clientOn } from './client-world.js';
import { PLACES } from './store.js';

const folder = mkdtempSync(join(tmpdir(), 'restitch-agent-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const name of ['STRIDE_BASE_URL', 'STRIDE_OAUTH2']) delete process.env[name];
});

interface Tools {
  readonly createService: () => {
    readonly handler: { readonly fetch: (request: Request) => Promise<Response> };
  };
}

async function tools(): Promise<Tools> {
  const targets = { mcp: { direct: 1000, prefix: 'STRIDE' } };
  const { files } = await run(STRIDE_FILES, { targets }, { overlays: STRIDE_OVERLAYS });
  for (const { path, text } of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  symlinkSync(join(import.meta.dirname, '../../../node_modules'), join(folder, 'node_modules'));
  const outfile = join(folder, 'tools.mjs');
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile },
    entryPoints: [join(folder, 'mcp/index.ts')],
  });
  return (await import(/* @vite-ignore */ outfile)) as Tools;
}

describe.each(PLACES.slice(0, 1))('on $name', (place) => {
  const on = clientOn(place);

  test('the agent finds a conversation, writes to it, and reads the message', async () => {
    const { cloudId, clientId, clientSecret } = on.world.seeded;
    const credentials = { client_id: clientId, client_secret: clientSecret };
    const body = { grant_type: 'client_credentials' as const, ...credentials };
    const { access_token } = await api.issueToken(on.world.clientOf(), { body });
    const created = await api.createConversation(on.client, { cloudId, body: { name: 'Plans' } });
    process.env['STRIDE_BASE_URL'] = on.world.url;
    process.env['STRIDE_OAUTH2'] = access_token;
    const { handler } = (await tools()).createService();
    const agent = new Client({ name: 'agent', version: '1' });
    const fetch = (input: string | URL | Request, init?: RequestInit): Promise<Response> =>
      handler.fetch(new Request(input, init));
    await agent.connect(
      new StreamableHTTPClientTransport(new URL('http://tools.test/mcp'), { fetch }),
    );
    const call = async (name: string, args: Record<string, unknown>): Promise<unknown> => {
      const { structuredContent, isError } = await agent.callTool({ name, arguments: args });
      expect([name, isError ?? false]).toEqual([name, false]);
      return (structuredContent as { readonly body?: unknown }).body;
    };
    const found = (await call('listConversations', { cloudId })) as {
      readonly values: readonly { readonly id: string; readonly name: string }[];
    };
    const conversationId = found.values.find(({ name }) => name === 'Plans')?.id ?? 'none';
    expect(conversationId).toBe(created.id);
    const text = { type: 'text', text: 'Hello from an agent' };
    const document = { version: 1, type: 'doc', content: [{ type: 'paragraph', content: [text] }] };
    await call('sendMessage', { cloudId, conversationId, body: { body: document } });
    const history = await call('listMessages', { cloudId, conversationId });
    expect(JSON.stringify(history)).toContain('Hello from an agent');
    await agent.close();
  });
});
