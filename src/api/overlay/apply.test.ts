import { describe, expect, test } from 'vitest';
import { createReport } from '../../base/diagnostics/report.js';
import { loadDocuments } from '../../input/source/load.js';
import type { Document } from '../../input/source/document.js';
import { applyOverlay } from './apply.js';

const pets = () => ({
  openapi: '3.1.0',
  info: { title: 'Pets' },
  paths: {
    '/pets': {
      get: {
        tags: ['a', 'b', 'c'],
        parameters: [
          { name: 'limit', in: 'query' },
          { name: 'q', in: 'query' },
        ],
      },
      post: { tags: ['a'] },
    },
  },
});

async function apply(actions: string, target: unknown = pets(), head = 'overlay: 1.1.0') {
  const report = createReport();
  const bytes = new TextEncoder().encode(`${head}\nactions:\n${actions}`);
  const [overlay] = await loadDocuments([{ source: 'o.yaml', bytes }], report);
  const before = JSON.stringify(target);
  const { document, touched } = await applyOverlay(target, [overlay as Document], report);
  expect(JSON.stringify(target)).toBe(before);
  const list = report.list();
  return {
    document,
    overlay: overlay as Document,
    list,
    codes: list.map(({ code }) => code),
    touched: touched.map(({ pointer, origin, removed }) =>
      [removed ? '-' : '+', pointer, origin.pointer].join(' '),
    ),
    origins: touched.map(({ origin }) => origin),
  };
}

describe('update', () => {
  test('objects merge, arrays grow, primitives are replaced', async () => {
    const { document, touched, origins, codes } = await apply(
      `  - target: $
    update:
      info: {title: Cats, x-new: {a: 1}}
      paths:
        /pets: {get: {tags: [d, e]}}
`,
    );
    expect(codes).toEqual([]);
    const want = pets();
    want.info = { title: 'Cats', 'x-new': { a: 1 } } as never;
    want.paths['/pets'].get.tags.push('d', 'e');
    expect(document).toEqual(want);
    expect(touched).toEqual([
      '+ /info/title /actions/0/update/info/title',
      '+ /info/x-new /actions/0/update/info/x-new',
      '+ /paths/~1pets/get/tags/3 /actions/0/update/paths/~1pets/get/tags/0',
      '+ /paths/~1pets/get/tags/4 /actions/0/update/paths/~1pets/get/tags/1',
    ]);
    expect(origins.every(({ source, trust }) => source === 'o.yaml' && trust === 'overlay')).toBe(
      true,
    );
  });

  test('filters select; several targets do not share one object', async () => {
    const { document, touched } = await apply(
      `  - target: $.paths['/pets'].get.parameters[?@.in=='query']
    update: {schema: {type: string}}
`,
    );
    const { parameters } = (document as ReturnType<typeof pets>).paths['/pets'].get;
    const schemas = parameters.map((parameter) => (parameter as { schema?: object }).schema);
    expect(schemas).toEqual([{ type: 'string' }, { type: 'string' }]);
    expect(schemas[0]).not.toBe(schemas[1]);
    expect(touched).toEqual([
      '+ /paths/~1pets/get/parameters/0/schema /actions/0/update/schema',
      '+ /paths/~1pets/get/parameters/1/schema /actions/0/update/schema',
    ]);
  });

  test.each([
    ["$.paths['/pets'].post.tags", '[x, y]', ['a', 'x', 'y']],
    ["$.paths['/pets'].post.tags", 'x', ['a', 'x']],
    ["$.paths['/pets'].post.tags", '{n: 1}', ['a', { n: 1 }]],
    ["$.paths['/pets'].post.tags[0]", 'x', ['x']],
    ["$.paths['/pets'].post.tags[0]", '~', [null]],
    // A node that is selected twice is changed once.
    ["$.paths['/pets']['post','post'].tags", 'x', ['a', 'x']],
  ])('%s with %s', async (target, update, want) => {
    const { document, codes } = await apply(`  - target: "${target}"\n    update: ${update}\n`);
    expect((document as ReturnType<typeof pets>).paths['/pets'].post.tags).toEqual(want);
    expect(codes).toEqual([]);
  });

  test('each action sees the result of the previous one', async () => {
    const { document, touched } = await apply(
      '  - target: $.info\n    remove: true\n  - target: $\n    update: {info: {title: New}}\n' +
        '  - target: $.info.title\n    update: Newer\n',
    );
    expect(document).toMatchObject({ info: { title: 'Newer' } });
    expect(touched).toEqual([
      '+ /info /actions/1/update/info',
      '+ /info/title /actions/2/update',
      '- /info /actions/0/remove',
    ]);
  });

  test('the root itself', async () => {
    expect((await apply('  - target: $\n    update: [x]\n', ['a'])).document).toEqual(['a', 'x']);
    expect((await apply('  - target: $\n    update: x\n', 'a')).document).toBe('x');
  });

  test('__proto__ is only a name', async () => {
    const { document, touched } = await apply(
      '  - target: $\n    update: {__proto__: {polluted: true}}\n  - target: $\n    update: {__proto__: {b: 1}}\n',
    );
    expect(Object.keys(document as object)).toContain('__proto__');
    expect(Object.getPrototypeOf(document)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
    expect(touched).toEqual([
      '+ /__proto__ /actions/0/update/__proto__',
      '+ /__proto__/b /actions/1/update/__proto__/b',
    ]);
  });
});

describe('remove', () => {
  test('several items of one array', async () => {
    const { document, touched } = await apply(
      "  - target: $.paths['/pets'].get.tags[0,2]\n    remove: true\n",
    );
    expect(document).toMatchObject({ paths: { '/pets': { get: { tags: ['b'] } } } });
    expect(touched).toEqual([
      '- /paths/~1pets/get/tags/2 /actions/0/remove',
      '- /paths/~1pets/get/tags/0 /actions/0/remove',
    ]);
  });

  test('nodes that earlier actions changed move with their array, or are removed', async () => {
    const { document, touched } = await apply(
      `  - target: $.paths['/pets'].get.parameters[?@.name=='q']
    update: {x-a: 1}
  - target: $.paths['/pets'].get.parameters[?@.name=='limit']
    update: {x-b: 1}
  - target: $.paths['/pets'].get.parameters[?@.name=='limit']
    remove: true
`,
    );
    expect(document).toMatchObject({
      paths: { '/pets': { get: { parameters: [{ name: 'q', 'x-a': 1 }] } } },
    });
    expect(touched).toEqual([
      '+ /paths/~1pets/get/parameters/0/x-a /actions/0/update/x-a',
      '- /paths/~1pets/get/parameters/0 /actions/2/remove',
    ]);
  });

  test('a node and its descendant', async () => {
    const { document, codes } = await apply('  - target: $..get\n    remove: true\n');
    expect(document).toMatchObject({ paths: { '/pets': { post: {} } } });
    const nested = await apply('  - target: $..*\n    remove: true\n');
    expect([nested.document, nested.codes, codes]).toEqual([{}, [], []]);
  });
});

describe('copy', () => {
  test('a value of the document is merged into the target', async () => {
    const { document, touched, codes } = await apply(
      `  - target: $.paths
    update: {/cats: {}}
  - target: $.paths['/cats']
    copy: $.paths['/pets']
  - target: $.paths['/pets']
    remove: true
`,
    );
    expect(codes).toEqual([]);
    expect(document).toMatchObject({ paths: { '/cats': pets().paths['/pets'] } });
    expect(touched).toEqual([
      '+ /paths/~1cats /actions/0/update/~1cats',
      '+ /paths/~1cats/get /actions/1/copy/get',
      '+ /paths/~1cats/post /actions/1/copy/post',
      '- /paths/~1pets /actions/2/remove',
    ]);
  });

  test('a value may be copied into itself', async () => {
    const { document } = await apply(
      '  - target: $.info\n    copy: $.info\n  - target: $.info\n    copy: $\n',
    );
    expect(document).toMatchObject({ info: { title: 'Pets', info: { title: 'Pets' } } });
  });

  test.each(['$.nothing', '$.paths.*.*'])('%s is not one value', async (copy) => {
    const { document, codes } = await apply(`  - target: $.info\n    copy: ${copy}\n`);
    expect([document, codes]).toEqual([pets(), ['overlay/malformed']]);
  });
});

describe('mistakes', () => {
  test('an action that selects nothing is reported at its line, and the others are applied', async () => {
    const { document, list, overlay } = await apply(
      "  - target: $.paths['/cats']\n    update: {x: 1}\n  - target: $.info\n    update: {x: 1}\n",
    );
    expect(document).toMatchObject({ info: { x: 1 } });
    expect(list).toMatchObject([{ code: 'overlay/no-match', severity: 'warning' }]);
    const [found] = list;
    expect(found?.location && overlay.locate(found.location)).toEqual({
      line: 3,
      column: 13,
      length: 16,
    });
  });

  test.each([
    ['  - update: {x: 1}\n', 'overlay/malformed'],
    ['  - target: $.info\n', 'overlay/malformed'],
    ['  - target: $.info\n    remove: false\n', 'overlay/malformed'],
    ['  - target: $.info\n    update: {}\n    copy: $.info\n', 'overlay/malformed'],
    ['  - target: $\n    remove: true\n', 'overlay/malformed'],
    ['  - target: [1]\n    update: {}\n', 'overlay/malformed'],
    ['  - text\n', 'overlay/malformed'],
    ['  []\n', 'overlay/malformed'],
    ['  - target: paths\n    update: {}\n', 'overlay/target'],
    ['  - target: $.paths[\n    update: {}\n', 'overlay/target'],
    ['  - target: $.info\n    copy: info\n', 'overlay/target'],
    ['  - target: $.*\n    update: {}\n', 'overlay/mixed'],
    ['  - target: $.info\n    update: text\n', 'overlay/incompatible'],
    ['  - target: $\n    update: {info: ~}\n', 'overlay/incompatible'],
    ['  - target: $.info.title\n    update: {a: 1}\n', 'overlay/incompatible'],
    ['  - target: $\n    update: {paths: []}\n', 'overlay/incompatible'],
  ])('%j changes nothing', async (actions, code) => {
    const { document, codes, touched } = await apply(actions);
    expect([document, codes, touched]).toEqual([pets(), [code], []]);
  });

  test('one invalid member is skipped, and the others are applied', async () => {
    const { document, codes } = await apply('  - target: $.info\n    update: {title: [1], a: 1}\n');
    expect(document).toMatchObject({ info: { title: 'Pets', a: 1 } });
    expect(codes).toEqual(['overlay/incompatible']);
  });

  test.each([
    ['overlay: 1.0.0', []],
    ['overlay: 1.1.7', []],
    ['overlay: 1.2.0', ['overlay/version']],
    ['overlay: 1.1', ['overlay/version']],
    ['overlay: ~', ['overlay/malformed']],
  ])('%s', async (head, want) => {
    const { codes } = await apply('  - target: $.info\n    update: {}\n', pets(), head);
    expect(codes).toEqual(want);
  });
});
