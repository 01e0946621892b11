/** Tests tools over standard input and output, as agents run them. GitHub's 1,223 operations become three tools. */
import { readFileSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { folderOfEachTest } from '../../../../test/folder.js';
import { file, run } from '../../../../test/stride.js';

const ROOT = join(import.meta.dirname, '../../../..');
const GITHUB = join(ROOT, 'test/types/github/github.json.br');
const folder = folderOfEachTest();

/** Searches as agents write them, and the operation that must be found. */
const ASKED: Readonly<Record<string, string>> = {
  'create an issue': 'issuesCreate',
  'get a repository': 'reposGet',
  'add labels to an issue': 'issuesAddLabels',
  'merge a pull request': 'pullsMerge',
  'star a repo': 'activityStarRepoForAuthenticatedUser',
  'list my repositories': 'reposListForAuthenticatedUser',
  'trigger a workflow': 'actionsCreateWorkflowDispatch',
  'Update issues': 'issuesUpdate',
  'fork a repository': 'reposCreateFork',
  'PUT /repos/{owner}/{repo}/pulls/{pull_number}/merge': 'pullsMerge',
};

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
  const asked: string[] = [];
  const service = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += String(chunk)));
    request.on('end', () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(201, { 'content-type': 'application/json' });
      response.end('{"id":1,"full_name":"a/b"}');
    });
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
    const call = async (name: string, args: Readonly<Record<string, unknown>>): Promise<string> => {
      const { content } = await client.callTool({ name, arguments: args });
      const [first] = content as readonly { readonly text: string }[];
      return first?.text ?? '';
    };
    const places: Record<string, number> = {};
    for (const [query, name] of Object.entries(ASKED)) {
      const found = await call('search_operations', { query });
      places[query] = found.split('\n').findIndex((line) => line.startsWith(`${name} · `));
      expect(found.length).toBeLessThan(2000);
    }
    expect(places).toEqual({
      ...Object.fromEntries(Object.keys(ASKED).map((query) => [query, 0])),
      'fork a repository': 1,
    });
    const described = await call('describe_operation', { name: 'issuesCreate' });
    expect(described).toMatch(
      /^issuesCreate · POST \/repos\/\{owner\}\/\{repo\}\/issues\nIt may change data\.\nArguments, as JSON Schema: \{.*"required":\["owner","repo","body"\]/,
    );
    expect(described.length).toBeLessThan(1500);
    expect(await call('describe_operation', { name: 'pullsMerge' })).toContain(
      '"merge_method":{"type":"string","enum":["merge","squash","rebase"]}',
    );
    const args = { owner: 'a', repo: 'b', body: { title: 'Broken', labels: ['bug'] } };
    expect(await call('call_operation', { name: 'issuesCreate', arguments: args })).toBe(
      'Status 201\n{"id":1,"full_name":"a/b"}',
    );
    expect(await call('call_operation', { name: 'issuesCreate', arguments: { title: 'x' } })).toBe(
      'These arguments are missing: owner, repo, body.',
    );
    expect(asked).toEqual(['POST /repos/a/b/issues {"title":"Broken","labels":["bug"]}']);
  } finally {
    await client.close();
    service.close();
  }
});
