/** What the HTML docs tell people to run: the same calls as in Markdown, which are compiled, and commands that reach their operation. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type World } from '../../examples/stride/test/world.js';
import { attribute, elementsOf, textOf } from './html-pages.js';
import { PLACES } from '../../examples/stride/test/store.js';

const DOCS = join(import.meta.dirname, '../../generated/stride/docs');

interface Sample {
  readonly title: string;
  readonly endpoint: string;
  readonly text: string;
}

/** The blocks of code in the articles of all pages. */
function samples(): Sample[] {
  const pages = readdirSync(DOCS).filter((name) => name.endsWith('.html'));
  return pages.flatMap((page) =>
    elementsOf(readFileSync(join(DOCS, page), 'utf8'))
      .filter(({ tagName }) => tagName === 'article')
      .flatMap((article) =>
        article.childNodes
          .flatMap((child) => ('tagName' in child ? figuresOf(child) : []))
          .map(([title, text]): Sample => ({
            endpoint: attribute(article, 'id') ?? '',
            title,
            text,
          })),
      ),
  );
}

type Element = ReturnType<typeof elementsOf>[number];

function figuresOf(element: Element): [title: string, text: string][] {
  if (element.tagName === 'figure') {
    const [caption, code] = element.childNodes.filter((child) => 'tagName' in child);
    const title = caption ? textOf(caption).replace(/ Copy$/, '') : '';
    return [[title, code ? textOf(code) : '']];
  }
  return element.childNodes.flatMap((child) => ('tagName' in child ? figuresOf(child) : []));
}

test('the calls are those of the Markdown pages', () => {
  const folder = join(DOCS, 'operations');
  const markdown = readdirSync(folder)
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/^```ts\n(import [^]*?)\n```$/gm),
    ])
    .map(([, text = '']) => text.replace('"../../client/', '"../client/'));
  const html = samples().filter(({ title }) => title === 'TypeScript');
  expect(html.length).toBeGreaterThanOrEqual(49);
  expect(html.map(({ text }) => text).sort()).toEqual(markdown.sort());
});

const [place] = PLACES;

describe('the commands', () => {
  let world: World;
  let folder: string;

  beforeAll(async () => {
    if (place === undefined) throw new Error('no database');
    world = await startWorld(place);
    folder = mkdtempSync(join(tmpdir(), 'restitch-curl-'));
    writeFileSync(join(folder, 'file'), 'a file');
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  /** Status and body of what the shell makes of a command, with its placeholders filled in. */
  async function run(command: string): Promise<{ status: number; body: string }> {
    const values: Record<string, string> = {
      ...{ ...world.room, token: world.token, JSON: '{}', file: join(folder, 'file') },
      ...{ email: 'a@b.test', from: 'text/plain', to: 'text/plain', key: 'a', site: 'a' },
    };
    const filled = command
      .replaceAll('https://api.atlassian.com', world.url)
      .replace(
        /<(\w+)>/g,
        (_, name: string) => values[name] ?? '00000000-0000-4000-8000-000000000000',
      );
    const line = `${filled} --silent --write-out '\\n%{http_code}'`;
    const { stdout } = await promisify(execFile)('sh', ['-c', line]);
    const [, body = '', status = ''] = /^([^]*)\n(\d+)$/.exec(stdout) ?? [];
    return { status: Number(status), body };
  }

  test('reach their operations', async () => {
    const answers = new Map<string, number>();
    for (const { endpoint, text } of samples().filter(({ title }) => title === 'curl')) {
      const { status, body } = await run(text);
      answers.set(endpoint, status);
      expect(body, endpoint).not.toContain('There is nothing at this path');
    }
    expect(answers.size).toBeGreaterThanOrEqual(49);
    // Without a body that fits, or on something that is not there: but let in, and understood.
    // The credentials in the body of a sample are made up: they are understood, and refused.
    const others = [...answers].filter(
      ([name, status]) =>
        ![200, 201, 204, 400, 404, 409, name === 'issueToken' ? 403 : 200].includes(status),
    );
    expect(others).toEqual([]);
    const lists = [...answers].filter(([name]) => name.startsWith('list'));
    expect(lists.filter(([, status]) => status !== 200)).toEqual([]);
  });
});
