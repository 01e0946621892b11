/** Tests descriptions on the pages: relative links, and quotations that name their document. */
import { expect, test } from 'vitest';
import { pagesOf, textAt } from './pages.js';

async function indexOf(description: string, more: object = {}): Promise<string> {
  const files = await pagesOf({
    info: { title: 'A', version: '1', description },
    paths: {},
    ...more,
  });
  return textAt(files, 'index.html');
}

test('only an absolute path resolves to the host of the documentation of the API', async () => {
  const text = 'See [the guide](/guide/x), [this](#there) and [that](there.md).';
  const docs = { externalDocs: { url: 'https://docs.test/v3/' } };
  const page = await indexOf(text, docs);
  expect(page).toContain(
    '<a href="https://docs.test/guide/x" rel="noopener noreferrer">the guide</a>',
  );
  expect(page).toContain(', this and that.');
});

test('without such a host their label is text', async () => {
  expect(await indexOf('See [the guide](/guide/x).')).toContain('<p>See the guide.</p>');
});

test.each(['javascript:alert(1)', '//evil.test/x', 'data:text/html,x'])(
  '%s is not the target of a link',
  async (url) => {
    const docs = { externalDocs: { url: 'https://docs.test/' } };
    expect(await indexOf(`See [x](${url}).`, docs)).not.toContain('>x</a>');
  },
);

test.each([
  [
    '> [!NOTE]\n> Mind **this**.',
    '<blockquote class="note">\n<p><strong>Note</strong><br>\nMind <strong>this</strong>.</p>',
  ],
  [
    '> [!warning]\n>\n> Mind this.',
    '<blockquote class="warning">\n<p><strong>Warning</strong></p>\n<p>Mind this.</p>',
  ],
  ['> [!OTHER]\n> Mind this.', '<blockquote>\n<p>[!OTHER]\nMind this.</p>'],
  ['[!NOTE]\nMind this.', '<p>[!NOTE]\nMind this.</p>'],
  ['> Mind this.\n>\n> [!NOTE]', '<p>[!NOTE]</p>'],
])('%j', async (text, html) => {
  expect(await indexOf(text)).toContain(html);
});

test('task lists and the alignment of columns are those of GitHub, in both formats', async () => {
  const description =
    '- [x] `a`\n- [ ] b\n- [y] c\n- [x](#d)\n\n| n | t |\n|--:|:-:|\n| 1 | x |\n\n1. [ ] **d**\n\n   e';
  const info = { title: 'A', version: '1', description };
  const files = await pagesOf({ info, paths: {} }, { markdown: true });
  const page = textAt(files, 'index.html');
  expect(page).toContain('<li class="done"><code>a</code>');
  expect(page).toMatch(/<li class="todo">b\s*<\/li>\s*<li>\[y\] c/);
  expect(page).toMatch(/<ol>\s*<li class="todo"><p><strong>d<\/strong><\/p>/);
  expect(page).toContain('<meta name="description" content="a b [y] c x d e">');
  const markdown = textAt(files, 'index.md');
  expect(markdown).toContain('- [x] `a`\n- [ ] b\n- \\[y\\] c\n- x\n');
  expect(markdown).toContain('| --: | :-: |');
  expect(markdown).toContain('1. [ ] **d**\n\n   e');
});

test('each method displays the name of a path parameter from its document', async () => {
  const id = (name: string): object => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  });
  const files = await pagesOf({
    paths: {
      '/pets/{petId}': { get: { operationId: 'show', parameters: [id('petId')], responses: {} } },
      '/pets/{id}': { delete: { operationId: 'remove', parameters: [id('id')], responses: {} } },
    },
  });
  const page = textAt(files, 'pets.html');
  expect(page).toContain('<code>/pets/<var>{petId}</var></code>');
  expect(page).toContain('<code>/pets/<var>{id}</var></code>');
  expect(page).toContain(
    '<dt><code>id</code></dt>\n<dd>string <small class="must">required</small>',
  );
  expect(page).not.toMatch(/also named|in the client <code>petId/);
});
