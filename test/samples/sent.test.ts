/**
 * Samples send requests as described: forms with files, lists and JSON, uploads, streams.
 *
 * @module-tag proof
 */
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplesOf } from '../../templates/docs/samples/index.js';
import { sampleRequest } from '../../templates/docs/samples/request.js';
import { folderOfAllTests } from '../folder.js';
import { file, run } from '../stride.js';
import { FILES } from './files.js';

const folder = folderOfAllTests();

/** A received field of a form. */
type Field = readonly [name: string, value: string, type?: string, file?: string];

let server: Server;
let url = '';
let got: { readonly type: string; readonly fields: readonly Field[]; readonly body: string };

beforeAll(async () => {
  for (const name of ['<file>', '<more>']) writeFileSync(join(folder.path, name), name);
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const type = request.headers['content-type'] ?? '';
      const body = Buffer.concat(chunks);
      void received(type, body).then((found) => {
        got = found;
        const path = request.url ?? '';
        if (path !== '/events') return response.end(path === '/raw' ? 'answered' : '{}');
        response.setHeader('content-type', 'text/event-stream');
        return response.end('data: one\n\ndata: two\n\n');
      });
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function received(type: string, body: Buffer): Promise<typeof got> {
  if (!/form/.test(type)) return { type, fields: [], body: body.toString() };
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': type },
  }).formData();
  const fields: Field[] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push([name, value]);
    else fields.push([name, await value.text(), value.type, value.name]);
  }
  return { type, fields, body: '' };
}

/**
 * The name of each program, its command, and whether it is installed. curl exists in CI and on
 * nearly every developer's machine.
 */
const PROGRAMS = [
  ['curl', ['sh', '-s'], spawnSync('curl', ['--version']).status === 0],
  ['JavaScript', [process.execPath, '--input-type=module'], true],
  ['Python', ['python3', '-'], spawnSync('python3', ['-c', 'import requests']).status === 0],
] as const;

async function sampleOf(path: string, title: string): Promise<string> {
  const { api } = await run([file('files.json', FILES)], { servers: [url] });
  const endpoint = api.endpoints.find(({ key }) => key.endsWith(` ${path}`));
  const found = endpoint
    ? samplesOf(endpoint, sampleRequest(endpoint, api), ['curl', 'fetch', 'python', 'go'])
    : [];
  return found.find((one) => one.title === title)?.text ?? '';
}

/** The output of a program that runs a sample. */
async function printed([command, ...args]: readonly string[], input: string): Promise<string> {
  const child = spawn(command ?? '', args, { cwd: folder.path });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  child.stdin.end(input);
  const status = await new Promise((closed) => child.on('close', closed));
  if (status !== 0) throw new Error(err);
  return out;
}

test.each(PROGRAMS.filter(([, , isThere]) => isThere))('%s', async (title, program) => {
  await printed(program, await sampleOf('/upload', title));
  const json = { a: 1, b: 'x; "y"' };
  expect(
    got.fields.map(([name, value, type]) => [name, value, ...(name === 'file' ? [type] : [])]),
  ).toEqual([
    ['file', '<file>', 'image/png'],
    ['more', '<more>'],
    ['meta', expect.anything()],
    ['tags', 'a b'],
    ['tags', 'c&d'],
    ['note', '@home; sweet'],
    ['key', '<key>'],
  ]);
  const meta = got.fields.find(([name]) => name === 'meta');
  expect([JSON.parse(meta?.[1] ?? '')]).toEqual([json]);

  await printed(program, await sampleOf('/form', title));
  expect(got.type).toMatch(/^application\/x-www-form-urlencoded/);
  expect(
    got.fields.map(([name, value]) => [name, name === 'json' ? JSON.parse(value) : value]),
  ).toEqual([
    ['tags', 'a b'],
    ['tags', 'c&d'],
    ['joined', 'a b|c&d'],
    ['deep[a][b]', 'é'],
    ['deep[c][0]', '1'],
    ['json', json],
  ]);

  writeFileSync(join(folder.path, '<file>'), 'raw');
  const shown = await printed(program, await sampleOf('/raw', title));
  expect([got.type, got.body]).toEqual(['application/octet-stream', 'raw']);
  if (title === 'JavaScript') expect(shown).toContain('Blob { size: 8');
  else expect(readFileSync(join(folder.path, '<file>'), 'utf8')).toBe('answered');
  writeFileSync(join(folder.path, '<file>'), '<file>');

  expect(await printed(program, await sampleOf('/events', title))).toContain('data: two\n');
});
