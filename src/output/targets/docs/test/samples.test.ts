/**
 * Tests samples of requests and responses. They are made from the description's examples or schemas, in several
 * languages.
 */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { samplesOf } from '../../../../../templates/docs/samples/index.js';
import { sampleRequest } from '../../../../../templates/docs/samples/request.js';
import { file, run } from '../../../../../test/stride.js';
import { pagesOf, textAt, wordsOf } from './pages.js';

const NASTY = 'a"b\'c`d\\e\n$f ${g} %s {{h}} \u2028 ü';

const operation = {
  operationId: 'add',
  parameters: [
    { name: 'zoo', in: 'path', required: true, schema: { type: 'string' }, example: 'north side' },
    { name: 'kind', in: 'query', required: true, schema: { enum: ['cat', 'dog'] } },
    { name: 'age', in: 'query', required: true, schema: { type: 'integer' } },
  ],
  requestBody: {
    content: {
      'application/json': {
        schema: {
          required: ['name'],
          properties: {
            name: { type: 'string' },
            tame: { type: 'boolean' },
            tags: { type: 'array' },
          },
        },
        examples: { nasty: { value: { name: NASTY, tame: true, tags: [null, 1.5] } } },
      },
    },
  },
  responses: {
    200: {
      description: 'ok',
      content: { 'application/json': { schema: { properties: { id: { type: 'integer' } } } } },
    },
  },
};
const API = {
  servers: [{ url: 'https://a.test' }],
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } },
  paths: { '/zoos/{zoo}/pets': { post: operation } },
};

async function samples(api: object): Promise<ReadonlyMap<string, string>> {
  const document = { openapi: '3.1.0', info: { title: 'A', version: '1' }, ...api };
  const { api: model } = await run([file('api.json', document)]);
  const [endpoint] = model.endpoints;
  const languages = ['curl', 'fetch', 'python', 'go'] as const;
  const all = endpoint ? samplesOf(endpoint, sampleRequest(endpoint, model), languages) : [];
  return new Map(all.map(({ title, text }) => [title, text]));
}

/** Returns a command as an installed shell parses it. */
function read(command: string, args: readonly string[], input: string): string | undefined {
  const { stdout, status, error } = spawnSync(command, args, { input, encoding: 'utf8' });
  if (error !== undefined) return undefined;
  expect(status).toBe(0);
  return stdout;
}

test('a request is built from the description', async () => {
  const all = await samples(API);
  expect([...all.keys()]).toEqual(['curl', 'JavaScript', 'Python', 'Go']);
  const url = 'https://a.test/zoos/north%20side/pets?kind=cat&age=<age>';
  for (const [title, text] of all) expect(text, title).toContain(url);
  expect(all.get('curl')).toContain("--user '<user>:<password>'");
  expect(all.get('Python')).toContain('auth=("<user>", "<password>")');
  expect(all.get('Go')).toContain('request.SetBasicAuth("<user>", "<password>")');
  expect(all.get('JavaScript')).toContain('btoa("<user>:<password>")');
});

test('the shell sends the example unchanged', async () => {
  const command = (await samples(API)).get('curl') ?? '';
  const sent = read(
    'sh',
    ['-s'],
    `curl() { for one; do last=$one; done; printf %s "$last"; }\n${command}`,
  );
  expect(JSON.parse(sent ?? '')).toEqual({ name: NASTY, tame: true, tags: [null, 1.5] });
});

test('JavaScript sends the example unchanged', async () => {
  const text = (await samples(API)).get('JavaScript') ?? '';
  const before = 'globalThis.fetch = async (url, it) => ({ status: 0, text: () => it.body });';
  const out = read(process.execPath, ['--input-type=module'], `${before}\n${text}`);
  expect(JSON.parse((out ?? '').slice(2))).toEqual({ name: NASTY, tame: true, tags: [null, 1.5] });
});

test('Python sends the example unchanged', async () => {
  const text = (await samples(API)).get('Python') ?? '';
  const before =
    'import sys, types, json\nclass R:\n  def request(*a, **k):\n    print(json.dumps(k["json"])); sys.exit(0)\nsys.modules["requests"] = R()';
  const out = read('python3', ['-'], `${before}\n${text}`);
  if (out === undefined) return;
  expect(JSON.parse(out)).toEqual({ name: NASTY, tame: true, tags: [null, 1.5] });
});

test('forms and files', async () => {
  const schema = {
    properties: {
      note: { type: 'string', example: 'Hi' },
      picture: { type: 'string', format: 'binary' },
    },
  };
  const of = (type: string): object => ({
    paths: {
      '/a': { post: { requestBody: { content: { [type]: { schema } } }, responses: {} } },
    },
  });
  const parts = await samples(of('multipart/form-data'));
  expect(parts.get('Python')).toContain('"note": (None, "Hi")');
  expect(parts.get('Python')).toContain('"picture": open("<picture>", "rb")');
  expect(parts.get('JavaScript')).toContain(
    'body.append("picture", new Blob([await readFile("<picture>")]), "<picture>");',
  );
  const form = await samples(of('application/x-www-form-urlencoded'));
  expect(form.get('curl')).toContain('--data-urlencode note=Hi');
  expect(form.get('Go')).toContain('form.Add("note", "Hi")');
});

test('samples of the author are first', async () => {
  const codeSamples = [{ lang: 'Ruby', label: 'Ruby 3', source: 'puts "<b>"\n' }, { lang: 'x' }, 1];
  const api = { paths: { '/a': { get: { 'x-codeSamples': codeSamples, responses: {} } } } };
  expect([...(await samples(api))][0]).toEqual(['Ruby 3', 'puts "<b>"']);
  expect(textAt(await pagesOf(api), 'a.html')).toContain('<b>puts</b> <i>"&lt;b&gt;"</i>');
});

test('a response without an example gets a valid one, to copy', async () => {
  const words = wordsOf(await pagesOf(API), 'zoos.html', 'add');
  expect(words).toMatch(/Go .*200 ?Copy ?\{ "id": 1 \}/);
});

test('the client is the configured package, or is omitted without a client', async () => {
  const page = async (options: object): Promise<string> =>
    textAt(await pagesOf(API, options), 'zoos.html');
  expect(await page({ client: '@acme/zoo' })).toContain('<b>from</b> <i>"@acme/zoo"</i>');
  expect(await page({})).not.toContain('TypeScript');
});

test('the call with the client sends the body that the reader chooses, like the other languages', async () => {
  const schema = { type: 'object', properties: { kind: { type: 'string' } } };
  const examples = { one: { value: { kind: 'general' } }, two: { value: { kind: 'event' } } };
  const form = { schema, example: { kind: 'form' } };
  const content = {
    'application/json': { schema, examples },
    'application/x-www-form-urlencoded': form,
  };
  const api = {
    paths: {
      '/pets': { post: { operationId: 'add', requestBody: { content }, responses: {} } },
    },
  };
  const page = textAt(await pagesOf(api, { client: '@acme/zoo' }), 'pets.html');
  const calls = [...page.matchAll(/<summary>TypeScript<\/summary>.*?<\/figure>/gs)].map(([one]) =>
    one
      .replace(/<[^<>]*>/g, '')
      .replace(/^.*await /s, '')
      .replace(/\s+/g, ' '),
  );
  expect(calls).toEqual([
    'add(client, { body: { kind: "general" } });',
    'add(client, { body: { kind: "event" } });',
    'add(client, { contentType: "application/x-www-form-urlencoded", body: { kind: "form" }, });',
  ]);
});

test('a body that is not JSON is its example, unchanged', async () => {
  const xml = '<pet>\n  <name>Tom</name>\n</pet>';
  const broken = '{ name: ...,\n "id": 1 }';
  const object = { type: 'object', properties: { name: { type: 'string' } } };
  const api = {
    servers: [{ url: 'https://a.test' }],
    paths: {
      '/pets': {
        post: {
          operationId: 'add',
          requestBody: { content: { 'application/xml': { schema: object, example: xml } } },
          responses: {
            200: {
              description: 'ok',
              content: {
                'text/csv': { schema: { type: 'string' }, example: 'a,b\n1,2' },
                'application/json': { schema: object, example: broken },
              },
            },
          },
        },
      },
    },
  };
  const byLanguage = await samples(api);
  expect(byLanguage.get('curl')).toContain(
    `--header 'Content-Type: application/xml' \\\n  --data-raw '${xml}'`,
  );
  expect(byLanguage.get('JavaScript')).toContain(`body: ${JSON.stringify(xml)}`);
  expect(byLanguage.get('Python')).toContain(`data=${JSON.stringify(xml)}`);
  const files = await pagesOf(api, { markdown: true });
  for (const text of ['<name>Tom</name>', 'a,b\n1,2', broken]) {
    expect(textOf(text, files)).toEqual([true, true]);
  }
});

/** Returns, for the HTML page and for the Markdown page, whether it contains a text unchanged. */
function textOf(text: string, files: Parameters<typeof textAt>[0]): boolean[] {
  const html = textAt(files, 'pets.html').replaceAll('&lt;', '<').replaceAll('&gt;', '>');
  return [html.includes(text), textAt(files, 'operations/add.md').includes(text)];
}
