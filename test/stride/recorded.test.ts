/**
 * The five documents with a recording of the service, compared with the documents and the overlay.
 * The recording contains all 57 operations, each called once or a few times. `restitch record`
 * wrote it while the tests of the service ran.
 *
 * @module-tag proof
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { createReport } from '../../src/base/diagnostics/report.js';
import type { Api, Endpoint } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import type { Generated } from '../../src/run/pipeline/generate.js';
import { isTraffic, readRecordings } from '../../src/input/read/index.js';
import { declaredBases } from '../../src/input/read/traffic/declared-paths.js';
import { readCalls } from '../../src/input/read/traffic/index.js';
import { run, STRIDE_FILES, STRIDE_OVERLAYS } from '../stride.js';

const TRAFFIC = {
  source: 'traffic.har',
  bytes: readFileSync(new URL('traffic.har', import.meta.url)),
};

let truth: Generated;
let observed: Generated;

beforeAll(async () => {
  truth = await run(STRIDE_FILES, {}, { overlays: STRIDE_OVERLAYS });
  observed = await run([...STRIDE_FILES, TRAFFIC]);
});

const keys = ({ api }: Generated): string[] => api.endpoints.map(({ key }) => key);

test('every endpoint is found once', () => {
  expect(keys(observed)).toEqual(keys(truth));
  expect(observed.report.failed()).toBe(false);
});

test('the security scheme of the calls is found', () => {
  const kinds = [...observed.api.securitySchemes.values()].map(({ kind }) => kind);
  expect(kinds).toContain('http');
});

/** A field of a response: the kinds of its value, and whether it is always present. */
interface Field {
  readonly kinds: Set<string>;
  isRequired: boolean;
}

function resolved(schema: Schema, api: Api): Schema {
  let found = schema;
  for (let step = 0; found.kind === 'ref' && step < 20; step++) {
    found = api.schemas.get(found.id) ?? { kind: 'unknown', origins: [] };
  }
  return found;
}

function members(schema: Schema, api: Api): Schema[] {
  const found = resolved(schema, api);
  const isSeveral = found.kind === 'union' || found.kind === 'intersection';
  return isSeveral ? found.members.flatMap((member) => members(member, api)) : [found];
}

function kindsOf(schema: Schema, api: Api): string[] {
  return members(schema, api).flatMap((member) => {
    if (member.kind === 'integer') return ['number'];
    return member.kind === 'enum' ? member.values.map((value) => typeof value) : [member.kind];
  });
}

/** All fields of a response by path: `/values[]/id`; the values of a map are under `*`. */
function fieldsOf(
  schema: Schema,
  api: Api,
  path = '',
  found = new Map<string, Field>(),
): Map<string, Field> {
  if (path.split('/').length > 7) return found;
  const add = (name: string, inner: Schema, isRequired: boolean): void => {
    const at = `${path}/${name}`;
    const known = found.get(at) ?? { kinds: new Set(), isRequired };
    for (const kind of kindsOf(inner, api)) known.kinds.add(kind);
    known.isRequired &&= isRequired;
    found.set(at, known);
    fieldsOf(inner, api, at, found);
  };
  for (const member of members(schema, api)) {
    if (member.kind === 'array') fieldsOf(member.items, api, `${path}[]`, found);
    if (member.kind !== 'object') continue;
    for (const [name, { schema: inner, required }] of member.properties) add(name, inner, required);
    if (member.rest && member.rest.kind !== 'any') add('*', member.rest, false);
  }
  return found;
}

function answersOf(endpoint: Endpoint, api: Api): Map<string, Map<string, Field>> {
  const found = new Map<string, Map<string, Field>>();
  for (const { status, media } of endpoint.responses) {
    for (const { type, schema } of media) found.set(`${status} ${type}`, fieldsOf(schema, api));
  }
  return found;
}

/**
 * The result of comparing the observed fields with those that the documents and the overlay
 * declare.
 */
interface Score {
  right: number;
  readonly wrong: string[];
}

function score(): Score {
  const result: Score = { right: 0, wrong: [] };
  for (const endpoint of observed.api.endpoints) {
    const same = truth.api.endpoints.find(({ key }) => key === endpoint.key);
    if (!same) continue;
    const known = answersOf(same, truth.api);
    for (const [answer, fields] of answersOf(endpoint, observed.api)) {
      const [status = '', type = ''] = answer.split(' ');
      const stated = known.get(answer) ?? known.get(`default ${type}`);
      for (const [path, field] of fields) {
        const is = stated?.get(path) ?? stated?.get(path.replace(/[^/]*$/, '*'));
        const isOpen = [...(is?.kinds ?? [])].some((kind) => kind === 'any' || kind === 'unknown');
        const isTrue = isOpen || [...field.kinds].every((kind) => is?.kinds.has(kind) ?? false);
        const isRequired = field.isRequired && is?.isRequired === false;
        if (stated && isTrue && !isRequired) result.right++;
        else
          result.wrong.push(`${endpoint.key} ${status} ${path}${isRequired ? ' is optional' : ''}`);
      }
    }
  }
  return result;
}

test('observed response types match the recordings', () => {
  const { right, wrong } = score();
  // These fields are inside of values that may have any type, so the API does not declare them.
  expect(wrong).toMatchInlineSnapshot(`
    [
      "GET /site/{}/conversation/{}/app/module/chat:actionTarget 200 /values[]/parameters/a",
      "PUT /site/{}/conversation/{}/app/module/chat:actionTarget/{} 200 /parameters/a",
      "GET /site/{}/conversation/{}/message 200 /values[]/body/content[]/attrs/language",
      "GET /site/{}/conversation/{}/message 200 /values[]/body/content[]/attrs/level",
    ]
  `);
  expect(right).toBeGreaterThan(340);
  expect(right / (right + wrong.length)).toBeGreaterThanOrEqual(0.98);
});

/** The fields of a value, as `fieldsOf` spells them. */
function fieldsIn(value: unknown, path = '', found = new Set<string>()): Set<string> {
  if (Array.isArray(value)) for (const item of value) fieldsIn(item, `${path}[]`, found);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      found.add(`${path}/${name}`);
      fieldsIn(member, `${path}/${name}`, found);
    }
  }
  return found;
}

/** The declared fields of responses: those that the recording contains, and those that it lacks. */
function recall(): { found: number; missed: string[] } {
  const report = createReport();
  const [document] = observed.documents.filter(isTraffic);
  if (!document) throw new Error('there is a recording');
  const exchanges = readRecordings([document], report).flatMap((one) => one.exchanges);
  const result = { found: 0, missed: [] as string[] };
  const counted = new Set<string>();
  for (const { endpoint, calls } of readCalls(exchanges, declaredBases([truth.api])).called) {
    const same = observed.api.endpoints.find(({ key }) => key === endpoint?.key);
    if (!endpoint || !same) continue;
    const stated = answersOf(endpoint, truth.api);
    const seen = answersOf(same, observed.api);
    for (const { exchange } of calls) {
      const form = exchange.responseBody?.read();
      if (form?.kind !== 'json') continue;
      const type = exchange.responseBody?.mediaType ?? '';
      const answer = `${exchange.status} ${type}`;
      const known = stated.get(answer) ?? stated.get(`default ${type}`);
      for (const path of fieldsIn(form.value)) {
        const id = `${endpoint.key} ${answer} ${path}`;
        if (counted.has(id) || !known?.has(path)) continue;
        counted.add(id);
        const fields = seen.get(answer);
        if (fields?.has(path) || fields?.has(path.replace(/[^/]*$/, '*'))) result.found++;
        else result.missed.push(id);
      }
    }
  }
  return result;
}

test('the page about recorded traffic has the correct numbers', () => {
  const { right, wrong } = score();
  const { found, missed } = recall();
  const row = (what: string, ...numbers: (number | string)[]): string =>
    `| ${[what, ...numbers].join(' | ')} |`;
  const share = (part: number, whole: number): string => (part / whole).toFixed(3);
  const endpoints = keys(truth).length;
  const page = readFileSync(new URL('../../docs/merging/recordings.md', import.meta.url), 'utf8');
  const lines = page.split('\n').map((line) => line.replace(/ +/g, ' ').trim());
  const both = keys(observed).filter((key) => keys(truth).includes(key)).length;
  expect(lines).toContain(
    row('Endpoints', both, share(both, keys(observed).length), share(both, endpoints)),
  );
  expect(lines).toContain(
    row(
      'Fields of responses',
      right,
      share(right, right + wrong.length),
      share(found, found + missed.length),
    ),
  );
  expect(found / (found + missed.length)).toBeGreaterThanOrEqual(0.95);
});
