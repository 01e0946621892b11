/** Tests the guides of a project: their links, their embedded parts, and their errors. */
import { describe, expect, test } from 'vitest';
import { ATTACKS, elements } from '../../../../../test/hostile/markup.js';
import { linkFaults } from '../../../../../test/docs/html-pages.js';
import { file, run } from '../../../../../test/stride.js';
import { textAt } from './pages.js';

const SHOP = file(
  'shop.json',
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Shop', version: '1' },
    paths: {
      '/products': {
        get: {
          operationId: 'listProducts',
          tags: ['products'],
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          responses: { 200: { description: 'ok' } },
        },
      },
    },
    components: { schemas: { Tea: { type: 'object', properties: { leaf: { type: 'string' } } } } },
  }),
);

const PICTURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0xff, 0xfe]);

async function rendered(
  own: Readonly<Record<string, string | Uint8Array>>,
  docs: Readonly<Record<string, unknown>> = {},
) {
  const projectFiles = new Map<string, Uint8Array | string>(
    Object.entries(own).map(([path, text]) => [
      path,
      typeof text === 'string' ? Buffer.from(text) : text,
    ]),
  );
  const options = { targets: { docs: { guides: 'guides', ...docs } } };
  const { files, report } = await run([SHOP], options, { projectFiles });
  return {
    files: files.map((one) => ({ ...one, path: one.path.replace(/^docs\//, '') })),
    problems: report.list().flatMap(({ code, message, location }) => {
      if (!code.startsWith('docs/')) return [];
      return `${code} ${location?.source}:${location?.offset}: ${message}`;
    }),
  };
}

describe('a guide', () => {
  test('links to guides, headings, operations, schemas, pages and files, in both formats', async () => {
    const { files, problems } = await rendered({
      'guides/a.md':
        '# A\n\n[1](sub/b.md) [2](sub/b.md#the-end) [3](products.md#listProducts) [4](schemas.md#Tea) [5](products.md) [6](list.csv) [7](#operation/listProducts) [8](#here)\n\n## Here\n',
      'guides/sub/b.md': '---\ntitle: B\n---\n[up](../a.md#here) ![x](../i.png)\n\n## The end\n',
      'guides/list.csv': 'a,b',
      'guides/i.png': PICTURE,
    });
    expect(problems).toEqual([]);
    const page = textAt(files, 'guide_a.html');
    const found = [...page.matchAll(/<a href="([^"]*)">(\d)<\/a>/g)];
    expect(found.map(([, href, label]) => `${label} ${href}`)).toEqual([
      '1 guide_sub-b.html',
      '2 guide_sub-b.html#the-end',
      '3 products.html#listProducts',
      '4 schemas.html#Tea',
      '5 products.html',
      '6 assets/list.csv',
      '7 products.html#listProducts',
      '8 #here',
    ]);
    expect(textAt(files, 'guide_a.md')).toContain('[3](operations/list-products.md)');
    expect(textAt(files, 'guide_sub-b.md')).toContain('[up](guide_a.md#here) ![x](assets/i.png)');
    expect(textAt(files, 'guide_sub-b.html')).toContain('<p>Sub</p>');
    expect(files.find(({ path }) => path === 'assets/i.png')?.copied).toEqual(PICTURE);
    expect(linkFaults(files)).toEqual([]);
  });

  test('shows parts of the reference, and tabs', async () => {
    const { files, problems } = await rendered({
      'guides/index.md':
        '# Home\n\n::call[listProducts]\n\n::fields[GET /products]\n\n::fields[Tea]\n\n:::tabs\n== One\n1\n== Two\n2\n:::\n\n## Next\n\n```md\n::call[nobody]\n```\n',
    });
    expect(problems).toEqual([]);
    const page = textAt(files, 'index.html');
    expect(page).toMatch(/<h1>Home<\/h1>[^]*listProducts[^]*curl[^]*limit[^]*leaf[^]*One[^]*Two/);
    expect(page).toContain('::call[nobody]');
    expect(textAt(files, 'index.md')).toMatch(/```sh\ncurl[^]*`limit`[^]*leaf[^]*\*\*Two\*\*/);
    expect(textAt(files, 'api_reference.html')).toContain('<h1>Stride');
    expect(linkFaults(files)).toEqual([]);
  });

  test('gets errors with their line', async () => {
    const bad =
      '[a](no.md) ![b](no.png) [c](../x.txt) [d](products.md#no) [e](run.html)\n\n::call[no]\n\n![f](https://far.test/i.png) ![g](evil.svg)\n\n:::tabs\n';
    const { files, problems } = await rendered({
      'guides/bad.md': bad,
      'guides/front.md': '---\norder: first\n---\nText',
      'guides/yaml.md': '---\na: [\n---\nText',
      'guides/evil.svg': '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>',
      'guides/run.html': '<script>x()</script>',
      'x.txt': 'secret',
    });
    const at = (word: string): number => bad.indexOf(word);
    expect(problems.map((one) => one.replace(/: .*/s, '')).sort()).toEqual(
      [
        `docs/link guides/bad.md:${at('no.md')}`,
        `docs/file guides/bad.md:${at('no.png')}`,
        `docs/link guides/bad.md:${at('../x.txt')}`,
        `docs/link guides/bad.md:${at('products.md#no')}`,
        `docs/link guides/bad.md:${at('run.html')}`,
        `docs/guide guides/bad.md:${at('::call')}`,
        `docs/file guides/bad.md:${at('https://far')}`,
        `docs/file guides/bad.md:${at('evil.svg')}`,
        `docs/guide guides/bad.md:${at(':::tabs')}`,
        'docs/guide guides/front.md:4',
        'docs/guide guides/yaml.md:8',
      ].sort(),
    );
    expect(files.some(({ path }) => path.startsWith('assets/'))).toBe(false);
    const leaks = files.filter(({ text }) => /secret|onload=/.test(text));
    expect(leaks.map(({ path }) => path)).toEqual([]);
  });

  test('displays images of configured hosts, and its policy allows no others', async () => {
    const own = { 'guides/a.md': '![a](https://images.test/a.png)' };
    const hosts = ['images.test', "evil.test; script-src 'unsafe-inline'"];
    const { files, problems } = await rendered(own, { imageHosts: hosts });
    expect(problems).toEqual([]);
    const page = textAt(files, 'guide_a.html');
    expect(page).toContain('<img src="https://images.test/a.png" alt="a" loading="lazy">');
    expect(page).toContain("img-src 'self' data: https://images.test; base-uri");
    expect(page).not.toContain('unsafe');
  });

  test('with hostile text runs no code', async () => {
    const own = Object.fromEntries(ATTACKS.map((text, at) => [`guides/g${at}.md`, text]));
    const { files } = await rendered({ ...own, 'guides/"><script>.md': 'x', 'guides/con.md': 'y' });
    const pages = files.filter(({ path }) => /^guide_.*\.html$/.test(path));
    expect(pages.length).toBe(ATTACKS.length + 2);
    for (const { path, text } of pages) {
      expect(path).toMatch(/^guide_[a-z0-9-]+\.html$/);
      for (const { tagName, attrs } of elements(text.slice(text.indexOf('<main')))) {
        expect(['script', 'iframe', 'object', 'style', 'form']).not.toContain(tagName);
        for (const { name, value } of attrs) {
          expect(name).not.toMatch(/^on|^style$/);
          expect(value).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
        }
      }
    }
  });
});
