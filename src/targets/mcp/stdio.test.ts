/** Tools over standard input and output, as agents start them: GitHub's 1,223 operations as three. */
import { readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { folderOfEachTest } from '../../../test/folder.js';
import { file, run } from '../../../test/stride.js';

const ROOT = join(import.meta.dirname, '../../..');
const GITHUB = join(ROOT, 'test/types/github/github.json.br');
const folder = folderOfEachTest();

it('finds, describes and calls one operation of many', async () => {
  const text = brotliDecompressSync(readFileSync(GITHUB)).toString();
  const targets = { mcp: { prefix: 'GITHUB' } };
  const { files } = await run([file('github.json', text)], { title: 'GitHub', targets });
  for (const { path, text: content } of files) folder.write(path, content);
  symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
  const program = join(folder.path, 'stdio.mjs');
  await build({
    ...{ bundle: true, format: 'esm', platform: 'node', packages: 'external', outfile: program },
    ...{ entryPoints: [join(folder.path, 'mcp/stdio.ts')], logLevel: 'error' },
  });
  const asked: (string | undefined)[] = [];
  const service = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    response.setHeader('content-type', 'application/json').end('{"id":1,"full_name":"a/b"}');
  });
  await new Promise<void>((done) => service.listen(0, '127.0.0.1', done));
  const env = { GITHUB_BASE_URL: `http://127.0.0.1:${(service.address() as AddressInfo).port}` };
  const client = new Client({ name: 'agent', version: '1' });
  try {
    await client.connect(
      new StdioClientTransport({ command: process.execPath, args: [program], env }),
    );
    const { tools } = await client.listTools();
    const names = ['search_operations', 'describe_operation', 'call_operation', 'read_answer'];
    expect(tools.map(({ name }) => name).sort()).toEqual([...names].sort());
    expect(JSON.stringify(tools).length).toBeLessThan(8000);
    const found = await client.callTool({
      name: 'search_operations',
      arguments: { query: 'reposGetBranchProtection' },
    });
    expect(JSON.stringify(found)).toContain('reposGetBranchProtection');
    const called = await client.callTool({
      name: 'call_operation',
      arguments: { name: 'reposGet', arguments: { owner: 'a', repo: 'b' } },
    });
    expect(called).toMatchObject({ structuredContent: { status: 200, body: { id: 1 } } });
    expect(asked).toEqual(['GET /repos/a/b']);
  } finally {
    await client.close();
    service.close();
  }
});
