/** Tests the project's settings for its pages: language, appearance, guides, versions, URLs. */
import { expect, test } from 'vitest';
import { BROAD } from '../../../../../test/broad/api.js';
import { linkFaults, markupFaults } from '../../../../../test/docs/html-pages.js';
import { api, at, endpoint } from '../../../../../test/model-parts.js';
import { docsFiles, renderInput } from '../../../../../test/rendered.js';
import { languageOf, TABLES } from '../../../../../templates/docs/language/language.js';
import { PHRASES } from '../../../../../templates/docs/language/phrases.js';
import { fact } from '../../../../model/origin.js';
import { pagesOf, textAt } from './pages.js';

const of = (
  options: Parameters<typeof docsFiles>[1],
  model = BROAD,
  own: Readonly<Record<string, string>> = {},
) => {
  const entries = Object.entries(own).map(([path, text]) => [path, Buffer.from(text)] as const);
  return docsFiles({ ...renderInput(model), projectFiles: new Map(entries) }, options);
};

test('appearance, guides, links, versions and URLs', () => {
  const files = of(
    {
      logo: 'brand/logo.svg',
      favicon: 'brand/icon.png',
      stylesheet: 'brand/ours.css',
      guides: 'guides',
      links: { 'openapi.json': '../openapi.json', bad: 'javascript:x' },
      versions: { 1: '../v1/index.html', 2: 'index.html' },
      site: 'https://docs.test/api',
    },
    BROAD,
    {
      'brand/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'brand/icon.png': '\x89PNG',
      'brand/ours.css': '@font-face { font-family: A; src: url("fonts/a.woff2") }',
      'brand/fonts/a.woff2': 'wOF2',
      'guides/first-steps.md':
        '# First steps\n\nRead *this* <script>x</script>.\n\n## Then\n\nThat.',
      'guides/7.md': '---\ntitle: Seven\norder: 1\n---\nSeven',
    },
  );
  const index = textAt(files, 'index.html');
  expect(index).toContain('<img src="assets/logo.svg" alt="" height="28">');
  expect(index).toContain('<link rel="icon" href="assets/icon.png">');
  expect(index).toMatch(/docs\.css">\n<link rel="stylesheet" href="assets\/ours\.css">/);
  expect(textAt(files, 'assets/ours.css')).toContain('url("a.woff2")');
  expect(textAt(files, 'assets/a.woff2')).toBe('wOF2');
  expect(index).toContain('<link rel="canonical" href="https://docs.test/api/">');
  expect(index).toContain('<a href="../openapi.json">openapi.json</a>');
  expect(index).not.toContain('javascript');
  expect(index).toMatch(/<summary[^>]*>2<\/summary>[^]*<a href="\.\.\/v1\/index\.html">1</);
  expect(index).toMatch(/guide_7\.html">Seven<[^]*guide_first-steps\.html">First steps</);
  const guide = textAt(files, 'guide_first-steps.html');
  expect(guide).toContain('<h1>First steps</h1>');
  expect(guide.match(/First steps<\/h1>/g)).toHaveLength(1);
  expect(guide).toContain('<h2 id="then">Then</h2>');
  expect(guide).toContain('<em>this</em> &lt;script&gt;x&lt;/script&gt;');
  expect(guide).toContain(
    '<meta name="description" content="Read this &lt;script&gt;x&lt;/script&gt;. That.">',
  );
  expect(textAt(files, 'guide_first-steps.md')).toMatch(/^# First steps\n\nRead _this_ /);
  expect(textAt(files, 'search_1.js')).toContain('["guide","guide_first-steps.html","First steps"');
  expect(textAt(files, 'search_1.js')).toContain('["guide","guide_first-steps.html#then","Then"');
  expect(textAt(files, 'llms.txt')).toContain('- [First steps](guide_first-steps.md)');
  const map = textAt(files, 'sitemap.xml');
  const pages = files.filter(({ path }) => path.endsWith('.html'));
  expect(map.match(/<loc>/g)).toHaveLength(pages.length);
  expect(map).toContain('<loc>https://docs.test/api/pets.html</loc>');
});

test('the language is configured, or detected from the texts', () => {
  const detected = (...texts: string[]) => languageOf(undefined, {}, texts).lang;
  expect(detected('Lists all pets of a user')).toBe('en');
  expect(detected('Listet alle Tiere auf, die nicht verkauft und nicht reserviert sind')).toBe(
    'de',
  );
  expect(detected('获取用户列表', 'GET users')).toBe('zh');
  expect(detected('قائمة المستخدمين')).toBe('ar');
  expect(detected('ユーザーの一覧を取得')).toBe('ja');
  expect(detected('')).toBe('en');
  const own = languageOf('fr-CA', { Responses: 'Réponses' }, []);
  expect([own.lang, own.dir, own.word('Responses'), own.word('Body')]).toEqual([
    ...['fr-CA', 'ltr', 'Réponses', 'Body'],
  ]);
  expect(languageOf('x"><script>', {}, []).lang).toBe('en');
});

// The English phrase is the key of its translations, so a changed phrase needs new translations.
test('translations contain all phrases of the pages, with their placeholders', () => {
  const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const [lang, table] of TABLES) {
    expect(
      PHRASES.filter((phrase) => !Object.hasOwn(table, phrase)),
      `${lang}: translate these`,
    ).toEqual([]);
    expect(Object.keys(table).filter((key) => !PHRASES.some((phrase) => phrase === key))).toEqual(
      [],
    );
    for (const [phrase, translation] of Object.entries(table)) {
      expect(holes(translation), `${lang}: ${phrase}`).toEqual(holes(phrase));
    }
  }
});

test('pages in Arabic are right to left', () => {
  const one = endpoint('GET', '/users', { summary: fact('قائمة المستخدمين', at('/s')) });
  const files = of({}, api({ endpoints: [one] }));
  const page = textAt(files, 'users.html');
  expect(page).toContain('<html lang="ar" dir="rtl">');
  expect(page).toContain('>نظرة عامة</a>');
  expect(files.flatMap((file) => (file.path.endsWith('.html') ? markupFaults(file) : []))).toEqual(
    [],
  );
  expect(linkFaults(files)).toEqual([]);
});

test('each endpoint links to its description if the URLs of documents are configured', () => {
  const origins = [
    { source: 'specs/a b.yaml', pointer: '/a', trust: 'declared' },
    { source: 'c.yaml', pointer: '/abc', trust: 'declared' },
  ] as const;
  const described = api({ endpoints: [endpoint('GET', '/users', { origins })] });
  const edit = 'https://git.test/edit/{source}#L{line}';
  const files = of({ edit, for: 'consumers' }, described);
  const page = textAt(files, 'users.html');
  expect(page).toContain(
    '<a href="https://git.test/edit/c.yaml#L5" rel="noopener noreferrer">c.yaml</a>',
  );
  expect(page).toContain('href="https://git.test/edit/specs/a%20b.yaml#L3"');
  const [operation] = files.filter(({ path }) => path.startsWith('operations/'));
  expect(operation?.text).toContain('Edit the source: [c.yaml](https://git.test/edit/c.yaml#L5), ');
  const sources = of({ edit, for: 'authors' }, described);
  expect(textAt(sources, 'users.html')).toContain(
    '<a href="https://git.test/edit/c.yaml#L5" rel="noopener noreferrer"><code>c.yaml:5</code></a>',
  );
  const operationPage = sources.find(({ path }) => path.startsWith('operations/'))?.text;
  expect(operationPage).toContain('- [`c.yaml:5`](https://git.test/edit/c.yaml#L5)');
  const hostile = of({ edit: 'javascript:alert(1)' }, described);
  expect(textAt(hostile, 'users.html')).not.toContain('Edit the source');
});

test('the form offers the local servers of a description, except for an operation with other servers', async () => {
  const servers = [{ url: 'https://pets.test/v2' }, { url: 'http://127.0.0.1:8080/v2' }];
  const responses = { 200: { description: 'ok' } };
  const uploads = [{ url: 'https://uploads.pets.test' }];
  const files = await pagesOf(
    {
      servers,
      paths: {
        '/pets': { get: { responses } },
        '/photos': { get: { servers: uploads, responses } },
      },
    },
    { tryIt: true },
  );
  const urlsOf = (path: string): unknown => {
    const [, data = ''] = /^docsTryIt\(([^]*)\);?\s*$/.exec(textAt(files, path)) ?? [];
    const { operations } = JSON.parse(data) as { operations: [{ servers: { url: string }[] }] };
    return operations[0].servers.map(({ url }) => url);
  };
  expect(urlsOf('try_pets.js')).toEqual(servers.map(({ url }) => url));
  expect(urlsOf('try_photos.js')).toEqual(['https://uploads.pets.test']);
});
