/**
 * The Postman collections of Stride, converted to the formats of other tools. Each format results
 * in the same API.
 */
import { expect, test } from 'vitest';
import type { Endpoint } from '../../src/model/api.js';
import { templateOf } from '../../src/model/path.js';
import type { SourceFile } from '../../src/input/source/index.js';
import { file, run, STRIDE_FILES } from '../stride.js';

interface Item {
  readonly name: string;
  readonly item?: readonly Item[];
  readonly request: {
    readonly url: string | Url;
    readonly method: string;
    readonly header?: readonly { readonly key: string; readonly value: string }[];
    readonly description?: string;
  };
  readonly response?: readonly { readonly code: number }[];
}
interface Url {
  readonly host: string;
  readonly path: readonly string[];
  readonly query?: readonly { readonly key: string; readonly value: string }[];
}
interface Collection {
  readonly info: { readonly name: string; readonly description?: string };
  readonly item: readonly Item[];
  readonly variable: readonly { readonly key: string; readonly value: string }[];
}

const COLLECTIONS = STRIDE_FILES.filter(({ source }) => source.endsWith('.postman.json')).map(
  ({ bytes }) => JSON.parse(new TextDecoder().decode(bytes)) as Collection,
);

function urlOf({ request: { url } }: Item): string {
  if (typeof url === 'string') return url;
  const query = (url.query ?? []).map(({ key, value }) => `${key}=${value}`).join('&');
  return `${url.host}/${url.path.join('/')}${query === '' ? '' : `?${query}`}`;
}

function headersOf({ request }: Item) {
  return (request.header ?? []).map(({ key, value }) => ({ name: key, value }));
}

function valuesOf({ variable }: Collection): Record<string, string> {
  return Object.fromEntries(variable.map(({ key, value }) => [key, value]));
}

function insomnia(collection: Collection): SourceFile[] {
  const itemOf = (one: Item): object =>
    one.item
      ? { name: one.name, children: one.item.map(itemOf) }
      : {
          name: one.name,
          method: one.request.method,
          url: urlOf(one).replaceAll('{{', '{{ _.'),
          headers: headersOf(one),
          meta: { description: one.request.description },
        };
  const { info, item } = collection;
  const root = {
    type: 'collection.insomnia.rest/5.0',
    name: info.name,
    collection: item.map(itemOf),
  };
  return [file('i.yaml', { ...root, environments: { data: valuesOf(collection) } })];
}

function openCollection(collection: Collection): SourceFile[] {
  const itemOf = (one: Item): object =>
    one.item
      ? { info: { name: one.name, type: 'folder' }, items: one.item.map(itemOf) }
      : {
          info: { name: one.name, type: 'http' },
          http: { method: one.request.method, url: urlOf(one), headers: headersOf(one) },
          docs: one.request.description,
          examples: (one.response ?? []).map(({ code }) => ({ response: { status: code } })),
        };
  const variables = collection.variable.map(({ key, value }) => ({ name: key, value }));
  const { name } = collection.info;
  const root = { opencollection: '1.0.0', info: { name }, request: { variables } };
  return [file('o.yml', { ...root, items: collection.item.map(itemOf) })];
}

function bruno(collection: Collection): SourceFile[] {
  const block = (name: string, lines: readonly string[]): string =>
    `${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}\n`;
  const filesOf = (items: readonly Item[], folder: string): SourceFile[] =>
    items.flatMap((one, index) => {
      const below = `${folder}/${one.item ? `f${index}` : index}`;
      const meta = block('meta', [`name: ${one.name}`]);
      if (one.item) return [file(`${below}/folder.bru`, meta), ...filesOf(one.item, below)];
      const example = (one.response ?? []).map(({ code }) =>
        block('example', ['response: {', '  status: {', `    code: ${code}`, '  }', '}']),
      );
      const parts = [
        meta,
        block(one.request.method.toLowerCase(), [`url: ${urlOf(one)}`]),
        block(
          'headers',
          headersOf(one).map(({ name, value }) => `${name}: ${value}`),
        ),
        block('docs', (one.request.description ?? '').split('\n')),
        ...example,
      ];
      return [file(`${below}.bru`, parts.join('\n'))];
    });
  const variables = Object.entries(valuesOf(collection)).map(([key, value]) => `${key}: ${value}`);
  return [
    file('b/bruno.json', { version: '1', name: collection.info.name, type: 'collection' }),
    file('b/environments/all.bru', block('vars', variables)),
    ...filesOf(collection.item, 'b'),
  ];
}

function http(collection: Collection): SourceFile[] {
  const requestOf = (one: Item): string[] => {
    if (one.item) return one.item.flatMap(requestOf);
    const docs = (one.request.description ?? '').split('\n').filter((line) => line !== '');
    const headers = headersOf(one).map(({ name, value }) => `${name}: ${value}`);
    const answers = (one.response ?? []).flatMap(({ code }) => ['', `HTTP/1.1 ${code} x`]);
    const lines = [`### ${one.name}`, ...docs.map((line) => `# ${line}`)];
    return [...lines, `${one.request.method} ${urlOf(one)}`, ...headers, ...answers, ''];
  };
  const variables = Object.entries(valuesOf(collection)).map(
    ([key, value]) => `@${key} = ${value}`,
  );
  return [file('h.http', [...variables, '', ...collection.item.flatMap(requestOf)].join('\n'))];
}

/** The facts of an endpoint, without locations. */
function said(one: Endpoint, isFlat: boolean, isSilent: boolean): object {
  return {
    path: `${one.method} ${templateOf(one.path, one.trailingSlash)}`,
    id: one.operationId?.value,
    summary: one.summary?.value,
    // Files of requests have no multi-line text: each line is a separate comment, and empty lines
    // are omitted.
    text: one.description?.value.replace(/\s+/g, ' '),
    parameters: one.parameters.map((parameter) => `${parameter.in} ${parameter.name}`).sort(),
    security: one.security?.value,
    servers: one.servers.map(({ url }) => url),
    ...(!isFlat && { tags: one.tags.map(({ value }) => value) }),
    ...(!isSilent && { statuses: one.responses.map(({ status }) => status) }),
  };
}

/**
 * The last column is a fact that the format cannot express: `.http` has no folders, and Insomnia
 * stores no responses.
 */
test.each<[string, (collection: Collection) => SourceFile[], 'folders' | 'answers' | '']>([
  ['Insomnia', insomnia, 'answers'],
  ['OpenCollection', openCollection, ''],
  ['Bruno', bruno, ''],
  ['files of requests', http, 'folders'],
])('%s', async (_, make, missing) => {
  for (const collection of COLLECTIONS) {
    const read = async (files: readonly SourceFile[]): Promise<object[]> => {
      const { api } = await run(files);
      return api.endpoints.map((one) => said(one, missing === 'folders', missing === 'answers'));
    };
    const original = await read([file('p.json', collection)]);
    expect(original.length).toBeGreaterThan(15);
    expect(await read(make(collection))).toEqual(original);
  }
});
