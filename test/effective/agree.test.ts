/**
 * All output for a schema agrees on the values that it allows, even if it is split into several
 * parts.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMock, type Mock } from '../../src/service/mock/index.js';
import type { Schema } from '../../src/model/schema.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { sampleOf } from '../../src/kit.js';
import { folderOfAllTests } from '../folder.js';
import { fc, runs } from '../property.js';
import { pairsOf, type Pair } from '../zod/outputs.js';
import { changed, made, random, type Value } from '../zod/values.js';
import { generated, judgeOf } from './described.js';
import { PROPERTIES, tree, value, type Stated, type Tree } from './trees.js';

const ROOT = join(import.meta.dirname, '../..');
const TREES = fc.sample(tree, runs({ suite: 40, all: 400 }).numRuns);
const STRANGERS = fc.sample(value, 8) as Value[];

/**
 * Describes one operation with a JSON body and one with a form for each tree. The names of schemas
 * contain the number of their tree.
 */
function description(trees: readonly Tree[]): object {
  const paths: Record<string, unknown> = {};
  const schemas: Record<string, Stated> = {};
  for (const [at, { schema, named }] of trees.entries()) {
    const own = (one: Stated): Stated =>
      JSON.parse(
        JSON.stringify(one).replaceAll('/components/schemas/', `/components/schemas/T${at}`),
      ) as Stated;
    for (const [name, one] of Object.entries(named)) schemas[`T${at}${name}`] = own(one);
    const operation = (type: string): object => ({
      operationId: `${type.includes('json') ? 'json' : 'form'}${at}`,
      requestBody: { required: true, content: { [type]: { schema: own(schema) } } },
      responses: { 204: { description: 'Valid' } },
    });
    paths[`/json/${at}`] = { post: operation('application/json') };
    paths[`/form/${at}`] = { post: operation('multipart/form-data') };
  }
  const info = { title: 'Trees', version: '1' };
  return { openapi: '3.1.0', info, paths, components: { schemas } };
}

describe('schemas of several parts', () => {
  const folder = folderOfAllTests();
  let all: Generated;
  let mock: Mock;
  let pairs: readonly Pair[] = [];
  beforeAll(async () => {
    symlinkSync(join(ROOT, 'node_modules'), join(folder.path, 'node_modules'), 'junction');
    folder.write('package.json', '{ "type": "module" }');
    const targets = {
      client: false,
      server: false,
      zod: true,
      postman: true,
      docs: { html: true },
    };
    all = await generated(description(TREES), targets);
    mock = createMock(all.api, all.names);
    pairs = await pairsOf(all, folder);
  });

  const bodyOf = (id: string): Schema => {
    const endpoint = all.api.endpoints.find((one) => one.operationId?.value === id);
    const schema = endpoint?.body?.media[0]?.schema;
    if (schema === undefined) throw new Error(id);
    return schema;
  };

  it('accept the same values in Ajv, in zod and in the server', async () => {
    const next = random(1);
    const differences: string[] = [];
    let [tried, allowed] = [0, 0];
    for (const [at, one] of TREES.entries()) {
      const [judge, schema] = [judgeOf(one), bodyOf(`json${at}`)];
      const zod = pairs.find((pair) => pair.schema === schema)?.zod;
      const samples = [0, 1, 2]
        .map((seed) => made(schema, all.api, 'write', seed))
        .filter((sample) => sample !== undefined);
      for (const sample of samples) {
        if (!judge(sample)) differences.push(`sample ${at}: ${JSON.stringify([sample, one])}`);
      }
      for (const tested of [
        ...samples,
        ...samples.map((sample) => changed(sample, next)),
        ...STRANGERS,
      ]) {
        const isAllowed = judge(tested);
        tried += 1;
        allowed += Number(isAllowed);
        const body = JSON.stringify(tested);
        const headers = { 'content-type': 'application/json' };
        const request = new Request(`http://a.test/json/${at}`, { method: 'POST', headers, body });
        const { status } = await mock.fetch(request);
        const found = {
          ajv: isAllowed,
          server: status === 204,
          zod: zod?.safeParse(tested).success ?? isAllowed,
        };
        if (new Set(Object.values(found)).size > 1) {
          differences.push(`${JSON.stringify(found)}: ${body} ${JSON.stringify(one)}`);
        }
      }
    }
    expect(differences).toEqual([]);
    expect(allowed).toBeGreaterThan(tried / 10);
  });

  const itemOf = (path: string): string => {
    const name = all.names.operations.get(`POST ${path}`) ?? '';
    const item = textOf('postman/collection.json');
    const from = item.slice(item.indexOf(`"name": "${name}"`));
    return from.slice(0, from.indexOf('"response"'));
  };
  const textOf = (path: string): string => all.files.find((one) => one.path === path)?.text ?? '';
  const bodyInDocs = (id: string): string => {
    const page = all.files.find(({ path, text }) => path.endsWith('.html') && shows(text, id));
    // Lists of operations come before the operation itself.
    const section = page?.text.split(`<article id="${id}"`).at(-1) ?? '';
    return section.slice(section.search(/<h3[^<>]*>Body/), section.search(/<h3[^<>]*>Responses/));
  };

  it('have examples in docs and in Postman that Ajv allows', () => {
    let compared = 0;
    for (const [at, one] of TREES.entries()) {
      const judge = judgeOf(one);
      const [, raw] = /"raw": ("\S.*"),\n *"options"/.exec(itemOf(`/json/${at}`)) ?? [];
      const [, data] = /--data '([^]*?)'\n```/.exec(textOf(`docs/operations/json${at}.md`)) ?? [];
      const texts = [raw && (JSON.parse(raw) as string), data?.replaceAll("'\\''", "'")];
      if (made(bodyOf(`json${at}`), all.api, 'write', 0) === undefined) continue;
      for (const text of texts) {
        if (text === undefined) continue;
        compared += 1;
        expect(judge(JSON.parse(text)), JSON.stringify([text, one])).toBe(true);
      }
    }
    expect(compared).toBeGreaterThan(TREES.length / 2);
  });

  it('are documented with the properties that all values have', () => {
    const next = random(3);
    let compared = 0;
    for (const [at, one] of TREES.entries()) {
      const fields = outermost(bodyInDocs(`json${at}`));
      const required = [
        ...fields.matchAll(
          /<dt><code>(\w+)<\/code><\/dt>\s*<dd>(?:(?!<\/?(?:p|details|dl|dd|dt)\b)[^])*<small class="must">/g,
        ),
      ];
      const judge = judgeOf(one);
      const samples = [0, 1, 2, 3, 4, 5].flatMap(
        (seed) => made(bodyOf(`json${at}`), all.api, 'write', seed) ?? [],
      );
      for (const tested of [...samples, ...samples.map((sample) => changed(sample, next))]) {
        if (typeof tested !== 'object' || tested === null || !judge(tested)) continue;
        for (const [, name = ''] of required) {
          compared += 1;
          expect(Object.hasOwn(tested, name), JSON.stringify([name, tested, one])).toBe(true);
        }
      }
    }
    expect(compared).toBeGreaterThan(TREES.length / 4);
  });

  it('have the same fields in samples, in docs and in Postman', () => {
    let compared = 0;
    for (const [at, one] of TREES.entries()) {
      const sample = sampleOf(bodyOf(`form${at}`), all.api, { label: 'body', optional: true });
      if (!(sample instanceof Map) || sample.size === 0) continue;
      const [form, section] = [itemOf(`/form/${at}`), bodyInDocs(`form${at}`)];
      for (const key of PROPERTIES.filter((one) => sample.has(one))) {
        compared += 1;
        expect(form, JSON.stringify(one)).toContain(`"key": "${key}"`);
        expect(section, JSON.stringify(one)).toMatch(new RegExp(`<code>${key}</code>`));
      }
    }
    expect(compared).toBeGreaterThan(TREES.length / 8);
  });
});

function shows(html: string, id: string): boolean {
  return html.includes(`<article id="${id}"`);
}

/**
 * The documented fields of the body itself, without those in collapsed sections. Empty for a map, a
 * list, or several alternatives.
 */
function outermost(html: string): string {
  const inner = /<details[^>]*>(?:(?!<details)[^])*?<\/details>/g;
  let text = html;
  for (let before = ''; before !== text;) [before, text] = [text, text.replace(inner, '')];
  return /<ol|map of|array of/.test(text) ? '' : text;
}
