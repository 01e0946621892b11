/** Files on the disk that options of targets name: which are read, and which are rejected. */
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { commandIn } from '../../../test/command.js';
import { folderOfEachTest } from '../../../test/folder.js';

const folder = folderOfEachTest();
const restitch = commandIn(() => folder.path);

const SHOP = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  security: [],
  servers: [{ url: 'https://shop.dev' }],
  paths: { '/a': { get: { operationId: 'getA', responses: { 204: { description: 'ok' } } } } },
};

function write(docs: Readonly<Record<string, unknown>>): void {
  folder.write('package.json', {});
  folder.write('shop.json', SHOP);
  const config = { inputs: ['shop.json'], output: 'out', targets: { docs } };
  folder.write('restitch.config.json', config);
}

test('files are copied byte for byte, and generated again when they change', async () => {
  const picture = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 0xff, 0xfe, 0]);
  write({ guides: 'guides', logo: 'brand/logo.png' });
  folder.write('guides/a.md', '# A\n\n![x](i.png) and [b](b.md)');
  folder.write('guides/b.md', '# B');
  folder.write('brand/logo.png', 'logo');
  writeFileSync(join(folder.path, 'guides/i.png'), picture);
  expect((await restitch('generate')).exit).toBe(0);
  const read = (): string => folder.read('out/docs/assets/i.png');
  expect(Buffer.from(folder.read('out/docs/assets/logo.png')).toString()).toBe('logo');
  const before = read();
  expect((await restitch('check')).exit).toBe(0);
  writeFileSync(join(folder.path, 'guides/i.png'), Buffer.from([...picture, 0xfd]));
  expect((await restitch('check')).exit).toBe(1);
  expect((await restitch('generate')).exit).toBe(0);
  expect(read()).not.toBe(before);
  expect((await restitch('check')).exit).toBe(0);
});

test('paths that do not exist are reported at their setting', async () => {
  write({ guides: 'nowhere', logo: 'gone.svg', stylesheet: 'a.css' });
  folder.write('a.css', '@font-face { src: url(f.woff2), url("https://fonts.test/a.woff2") }');
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(1);
  expect(err).toMatch(
    /"nowhere" cannot be used[^]*there is no such folder\n {2}restitch\.config\.json:1:/,
  );
  expect(err).toMatch(/"gone\.svg" cannot be used[^]*there is no such file/);
  expect(err).toMatch(/"f\.woff2" cannot be used[^]*there is no such file/);
  expect(err).not.toContain('fonts.test');
});

test('a path outside the project is rejected', async () => {
  write({ guides: '../guides', logo: '../../etc/passwd' });
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(1);
  expect(err).toContain('"targets.docs.guides" leads outside the project');
  expect(err).toContain('"targets.docs.logo" leads outside the project');
});

test('a link out of the folder is not followed, and a huge file is not read', async () => {
  write({ guides: 'guides' });
  folder.write('secret.md', '# Secret');
  folder.write('guides/a.md', '[s](secret.md) ![h](huge.png) [in](inside.md)');
  folder.write('guides/real.md', '# Real');
  symlinkSync('../secret.md', join(folder.path, 'guides/secret.md'));
  symlinkSync('real.md', join(folder.path, 'guides/inside.md'));
  writeFileSync(join(folder.path, 'guides/huge.png'), '');
  truncateSync(join(folder.path, 'guides/huge.png'), 10_000_001);
  const { exit, err } = await restitch('generate');
  expect(exit).toBe(1);
  expect(err).toMatch(/docs\/file: the file "guides\/secret\.md" cannot be used[^]*links lead out/);
  expect(err).toMatch(/docs\/file: the file "huge\.png" cannot be used[^]*guides\/a\.md:1:21/);
  expect(err).not.toMatch(/(?:link|file) "(?:guides\/)?inside\.md/);
  expect(folder.read('out/docs/guide_a.html')).not.toContain('Secret');
});
