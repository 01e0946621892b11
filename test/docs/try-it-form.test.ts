/**
 * The form that calls operations from their pages: when it exists, which hosts it may call, and how
 * it serializes parameters.
 */
import { expect, test } from 'vitest';
import { tryWireScript } from '../../scripts/try-wire.mjs';
import type { OutputFile } from '../../src/print/emit/file.js';
import { runtimeFiles } from '../../src/output/kit/runtime-files.js';
import { BROAD } from '../broad/api.js';
import { api, endpoint } from '../model-parts.js';
import { docsFiles, renderInput } from '../rendered.js';

test('the form is absent unless it is configured', () => {
  const off = docsFiles(renderInput(BROAD));
  const on = docsFiles(renderInput(BROAD), { tryIt: true });
  const beside = on.filter(({ path }) => !off.some((one) => one.path === path));
  expect(beside.every(({ path }) => path.startsWith('try'))).toBe(true);
  const changed = on.flatMap(({ path, text }) => {
    const before = off.find((one) => one.path === path)?.text.split('\n') ?? [];
    return before.length === 0 ? [] : text.split('\n').filter((line) => !before.includes(line));
  });
  expect(changed.length).toBeGreaterThan(0);
  for (const line of changed) expect(line).toMatch(/try-it\.js|connect-src/);
  expect(off.map(({ text }) => text).join('')).not.toMatch(/try-it|connect-src/);
});

test('a page may call https servers, localhost, and the servers of its API', () => {
  const variable = (values: string[] | undefined, value?: string) => ({
    ...(values && { enum: values }),
    ...(value !== undefined && { default: value }),
  });
  const servers = [
    { url: 'https://api.shop.dev/v1', variables: new Map(), origins: [] },
    { url: '/v2', variables: new Map(), origins: [] },
    {
      url: 'https://{region}.shop.dev:{port}/',
      variables: new Map([
        ['region', variable(['eu', 'us'])],
        ['port', variable(['443', '8443'])],
      ]),
      origins: [],
    },
    {
      url: 'http://{tenant}.shops.dev',
      variables: new Map([['tenant', variable(undefined, 'acme')]]),
      origins: [],
    },
    {
      url: 'https://{host}',
      variables: new Map([['host', variable(undefined, 'a.dev')]]),
      origins: [],
    },
    { url: "https://evil.test; script-src 'unsafe-inline'", variables: new Map(), origins: [] },
    { url: 'javascript:alert(1)', variables: new Map(), origins: [] },
  ];
  const made = api({ servers, endpoints: [endpoint('GET', '/pets')] });
  const policyOf = (tryIt: true | { proxy: string }): string[] => {
    const files = docsFiles(renderInput(made), { tryIt });
    const page = files.find(({ path }) => path === 'pets.html')?.text ?? '';
    return /content="(default-src[^"]*)"/.exec(page)?.[1]?.split('; ') ?? [];
  };
  expect(policyOf({ proxy: 'https://proxy.dev/{url}' })).toContain(
    "connect-src 'self' https://proxy.dev",
  );
  expect(policyOf(true)).toEqual([
    "default-src 'none'",
    "connect-src 'self' http://*.shops.dev http://127.0.0.1:* http://acme.shops.dev http://localhost:* https:",
    ...[
      "style-src 'self'",
      "script-src 'self'",
      "font-src 'self'",
      "img-src 'self' data:",
      "base-uri 'none'",
      "form-action 'none'",
    ],
  ]);
});

test('the form serializes parameters as the client does', async () => {
  const files: readonly Pick<OutputFile, 'path' | 'text'>[] = runtimeFiles('templates/docs');
  expect(files.find(({ path }) => path === 'try-wire.js')?.text).toBe(await tryWireScript());
});
