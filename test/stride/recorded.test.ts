/**
 * The five documents with a recording of the service, and without the overlay, which is the truth: all 57 operations, each
 * called once or a few times. `restitch record` wrote the recording, while the tests of the service ran.
 */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Api, Endpoint } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import type { Generated } from '../../src/pipeline/generate.js';
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

test('every endpoint is found, none is doubled', () => {
  expect(keys(observed)).toEqual(keys(truth));
  expect(observed.report.failed()).toBe(false);
});

test('the scheme of the calls is found', () => {
  const kinds = [...observed.api.securitySchemes.values()].map(({ kind }) => kind);
  expect(kinds).toContain('http');
});

/** A field of an answer: which kinds its value has, and whether it is always there. */
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

/** All fields of an answer by their path: `/values[]/id`; what is in a map is under `*`. */
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

test('what was seen of answers is true', () => {
  const wrong: string[] = [];
  let right = 0;
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
        if (stated && isTrue && !isRequired) right++;
        else wrong.push(`${endpoint.key} ${status} ${path}${isRequired ? ' is optional' : ''}`);
      }
    }
  }
  // What is in values of any form, nobody states: these are no fields of the API.
  expect(wrong).toMatchInlineSnapshot(`
    [
      "GET /site/{}/conversation/{}/app/module/chat:actionTarget 200 /values[]/parameters/a",
      "PUT /site/{}/conversation/{}/app/module/chat:actionTarget/{} 200 /parameters/a",
      "GET /site/{}/conversation/{}/message 200 /values[]/body/content[]/attrs/language",
      "GET /site/{}/conversation/{}/message 200 /values[]/body/content[]/attrs/level",
    ]
  `);
  expect(right).toBeGreaterThan(340);
});
