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

const ENTRY = { type: 'object', properties: { image: { type: 'string' }, entry: { items: {} } } };
const WRITTEN = { image: 'ubuntu', entry: '' };

test.each<[string, object, object?]>([
  ['the body', { schema: ENTRY, example: WRITTEN }],
  ['named examples', { schema: ENTRY, examples: { one: { value: WRITTEN } } }],
  ['the schema', { schema: { ...ENTRY, example: WRITTEN } }],
  ['a referenced schema', { schema: { $ref: '#/components/schemas/E' } }, { example: WRITTEN }],
  ['next to a reference', { schema: { $ref: '#/components/schemas/E', example: WRITTEN } }],
  ['next to allOf', { schema: { allOf: [{ $ref: '#/components/schemas/E' }], example: WRITTEN } }],
  ['a part', { schema: { allOf: [{ $ref: '#/components/schemas/E' }, {}] } }, { example: WRITTEN }],
  [
    'another part',
    { schema: { allOf: [{ required: ['image'] }, { ...ENTRY, example: WRITTEN }] } },
  ],
  ['a member', { schema: { oneOf: [{ ...ENTRY, example: WRITTEN }, { type: 'string' }] } }],
  ['a missing property', { schema: { ...ENTRY, required: ['x'] }, example: WRITTEN }],
  ['an overlap', { schema: { oneOf: [{ type: 'object' }, { type: 'object' }] }, example: WRITTEN }],
])('an example that does not match is shown, and reported: %s', async (_name, media, more = {}) => {
  const requestBody = { content: { 'application/json': media } };
  const api = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: { '/a': { post: { operationId: 'add', requestBody, responses: {} } } },
    components: { schemas: { E: { ...ENTRY, ...more } } },
  };
  const { report } = await run([file('api.json', api)]);
  expect(report.list().some(({ code }) => code === 'example/mismatch')).toBe(true);
  for (const text of (await samples(api)).values())
    expect(text.replace(/\s+/g, '')).toMatch(/"image":"ubuntu","entry":""/);
  const page = textAt(
    await pagesOf(api, { markdown: true, client: '@a/zoo' }),
    'operations/add.md',
  );
  expect(page).toMatch(/body: \{ image: "ubuntu", entry: "" \} as never/);
});

test('a body without required properties has a few, and no deprecated ones', async () => {
  const text = { type: 'string' };
  const many = Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`p${at}`, text]));
  const bodyOf = async (properties: object): Promise<unknown> => {
    const requestBody = { content: { 'application/json': { schema: { properties } } } };
    const all = await samples({ paths: { '/a': { post: { requestBody, responses: {} } } } });
    return JSON.parse(/--data '(.*)'/s.exec(all.get('curl') ?? '')?.[1] ?? '');
  };
  const old = { type: 'string', deprecated: true, example: 'x' };
  expect(Object.keys(Object(await bodyOf({ old, ...many })))).toEqual([
    'p0',
    'p1',
    'p2',
    'p3',
    'p4',
    'p5',
  ]);
  expect(await bodyOf({ old, ...many, p7: { ...text, example: 'seven' } })).toEqual({
    p7: 'seven',
  });
  expect(await bodyOf({ old })).toEqual({});
});

test('the first body is not a preview, and read-only ids stay if nothing else remains', async () => {
  const id = { type: 'string', readOnly: true };
  const schema = { properties: { team: { type: 'object', properties: { id } } } };
  const content = {
    'application/vnd.a.beta+json': { schema },
    'application/vnd.a.v1+json': { schema, example: { team: { id: 'T1' } } },
  };
  const api = {
    paths: { '/a': { post: { operationId: 'add', requestBody: { content }, responses: {} } } },
  };
  const page = textAt(
    await pagesOf(api, { markdown: true, client: '@a/zoo' }),
    'operations/add.md',
  );
  expect(page).toMatch(/vnd\.a\.v1\+json'.*\n.*\{\n +"team": \{\n +"id": "T1"/);
  expect(page).toContain('body: { team: { id: "T1" } } as never');
});
