/** What a change of a description means for those who call the API: a table by rule. */
import { describe, expect, it } from 'vitest';
import { createReport } from '../diagnostics/report.js';
import type { Api } from '../model/api.js';
import { readDocument } from '../read/index.js';
import { loadDocuments } from '../source/index.js';
import { CATALOG } from '../diagnostics/catalog.js';
import {
  CHANGE_RULES,
  changesBetween,
  compareApis,
  factsOf,
  packed,
  unpacked,
  type Change,
} from './index.js';

type Data = Readonly<Record<string, unknown>>;

/** @param data in which `#1` stands for the number 1, however long it is */
async function read(data: Data): Promise<Api> {
  const report = createReport();
  const info = { title: 'T', version: '1' };
  const whole = JSON.stringify({ openapi: '3.1.0', info, paths: {}, ...data });
  const text = whole.replace(/"#(\d+)"/g, '$1');
  const bytes = new TextEncoder().encode(text);
  const [document] = await loadDocuments([{ source: 'api', bytes }], report);
  const api = document && readDocument(document, report);
  if (!api) throw new Error(text);
  return api;
}

/** What is kept of the old API for the next run says the same. */
async function changes(before: Data, after: Data): Promise<Change[]> {
  const [old, fresh] = [await read(before), await read(after)];
  const found = compareApis(old, fresh);
  const kept = unpacked(packed(old));
  const judged = (change: Change): unknown => [shown(change), change.why, change.subject];
  expect(kept && compareApis(kept, fresh).map(judged)).toEqual(found.map(judged));
  return found;
}

const shown = ({ severity, rule, text }: Change): string => `${severity} ${rule}: ${text}`;

const OK = { 200: { description: 'ok' } };
const operation = (data: Data): Data => ({ paths: { '/p': { post: { responses: OK, ...data } } } });
const sent = (schema: unknown): Data =>
  operation({ requestBody: { content: { 'application/json': { schema } } } });
const got = (schema: unknown): Data =>
  operation({
    responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
  });
const query = (...parameters: Data[]): Data =>
  operation({ parameters: parameters.map((one) => ({ name: 'q', in: 'query', ...one })) });
const variable = (at: Data): Data => ({
  ...operation({}),
  servers: [{ url: 'https://{at}.dev', variables: { at } }],
});
const encoded = (a: Data): Data =>
  operation({
    requestBody: { content: { 'multipart/form-data': { schema: FORM, encoding: { a } } } },
  });
const FORM = { type: 'object', properties: { a: { type: 'string' } } };
const string = { type: 'string' };
const integer = { type: 'integer' };
const object = (properties: Data, ...required: string[]): Data => ({
  type: 'object',
  properties,
  required,
});

type Row = readonly [before: Data, after: Data, ...want: string[]];

const rows = (table: readonly Row[]): void => {
  it.each(table.map((row) => [row[2] ?? 'nothing', row] as const))('%s', async (_, row) => {
    const [before, after, ...want] = row;
    expect((await changes(before, after)).map(shown)).toEqual(want);
    expect(await changes(after, after)).toEqual([]);
    expect(await changes(before, before)).toEqual([]);
  });
};

const paths = (...keys: string[]): Data => ({
  paths: Object.fromEntries(keys.map((key) => [key, { get: { responses: OK } }])),
});

describe('endpoints', () => {
  rows([
    [paths(), paths('/a'), 'compatible endpoint/added: added'],
    [paths('/a', '/b'), paths('/b'), 'breaking endpoint/removed: removed'],
    [
      operation({ deprecated: true }),
      paths(),
      'warning endpoint/removed-deprecated: removed, after it was deprecated',
    ],
    [
      paths('/v1/pets/{id}', '/v1/shops'),
      paths('/v2/pets/{id}', '/v1/shops'),
      'breaking endpoint/moved: removed; GET /v2/pets/{id} is new and may be the same',
      'compatible endpoint/added: added',
    ],
    [
      paths('/v1/pets', '/v2/pets'),
      paths('/v3/pets'),
      'breaking endpoint/removed: removed',
      'breaking endpoint/removed: removed',
      'compatible endpoint/added: added',
    ],
    [
      operation({ operationId: 'a' }),
      operation({ operationId: 'b' }),
      'compatible endpoint/renamed: is called b now, not a',
    ],
    [paths('/a'), paths('/a/'), 'warning endpoint/slash: has a slash at its end now'],
    [
      operation({}),
      operation({ deprecated: true }),
      'compatible endpoint/deprecated: is deprecated',
    ],
    [
      operation({ deprecated: true }),
      operation({}),
      'compatible endpoint/undeprecated: is no longer deprecated',
    ],
    [operation({ summary: 'a', tags: ['a'] }), operation({ summary: 'b', description: 'c' })],
    [
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }] },
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }, { url: 'https://b.dev' }] },
      'compatible server/added: server https://b.dev added',
    ],
    [
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }, { url: 'https://b.dev' }] },
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }] },
      'warning server/removed: server https://b.dev removed',
    ],
    [
      variable({ default: 'eu', enum: ['eu', 'us'] }),
      variable({ default: 'as', enum: ['as', 'eu'] }),
      'warning server/variables: variable at of server https://{at}.dev: default changed from eu to as',
      'warning server/variables: variable at of server https://{at}.dev: no longer us',
    ],
    [
      { ...paths('/a'), servers: [{ url: 'https://a.dev' }] },
      { ...paths('/a'), servers: [{ url: 'https://b.dev' }] },
      'breaking server/replaced: server https://a.dev removed',
      'compatible server/added: server https://b.dev added',
    ],
    [{ webhooks: { w: { post: { responses: OK } } } }, {}, 'breaking webhook/removed: removed'],
    [{}, { webhooks: { w: { post: { responses: OK } } } }, 'compatible webhook/added: added'],
  ]);

  it('may move under their operationId', async () => {
    const named = (path: string): Data => ({
      paths: { [path]: { get: { operationId: 'list', responses: OK } } },
    });
    const [change] = await changes(named('/pets'), named('/animals/all'));
    expect(change).toMatchObject({ rule: 'endpoint/moved', endpoints: ['GET /pets'] });
  });
});

describe('parameters', () => {
  const q = { schema: string };
  rows([
    [query(), query(q), 'compatible parameter/added: query parameter q added'],
    [
      query(),
      query({ ...q, required: true }),
      'breaking parameter/required-added: query parameter q added, required',
    ],
    [query(q), query(), 'warning parameter/removed: query parameter q removed'],
    [
      query(q),
      query({ ...q, in: 'header' }),
      'breaking parameter/relocated: query parameter q is a header parameter now',
    ],
    [
      query(q),
      query({ ...q, required: true }),
      'breaking parameter/became-required: query parameter q is required now',
    ],
    [
      query({ ...q, required: true }),
      query(q),
      'compatible parameter/became-optional: query parameter q is optional now',
    ],
    [
      query(q),
      query({ ...q, deprecated: true }),
      'compatible parameter/deprecated: query parameter q is deprecated now',
    ],
    [
      query({ schema: { type: 'array', items: string } }),
      query({ schema: { type: 'array', items: string }, explode: false }),
      'breaking parameter/style: query parameter q is written as form now, not as form, exploded',
    ],
    [query(q), query({ ...q, explode: false })],
    [query({ ...q, name: 'X-A', in: 'header' }), query({ ...q, name: 'x-a', in: 'header' })],
    [
      {
        paths: {
          '/p/{a}': {
            get: {
              parameters: [{ name: 'a', in: 'path', required: true, schema: string }],
              responses: OK,
            },
          },
        },
      },
      {
        paths: {
          '/p/{b}': {
            get: {
              parameters: [{ name: 'b', in: 'path', required: true, schema: integer }],
              responses: OK,
            },
          },
        },
      },
      'breaking type/changed: type of path parameter b changed from string to integer',
      'warning parameter/renamed: path parameter a is called b now',
    ],
    [
      query({ schema: { ...integer, default: 10 } }),
      query({ schema: { ...integer, default: 20 } }),
      'warning default/changed: default of query parameter q changed from 10 to 20',
    ],
    [
      query({ schema: integer }),
      query({ schema: { ...integer, default: 20 } }),
      'compatible default/added: default of query parameter q is stated: 20',
    ],
  ]);
});

describe('bodies and responses', () => {
  const json = { 'application/json': { schema: string } };
  const csv = { 'text/csv': { schema: string } };
  const both = { ...json, ...csv };
  const other = { 'application/hal+json': { schema: string } };
  const body = (content: unknown, required = false): Data =>
    operation({ requestBody: { content, required } });
  const response = (data: Data): Data =>
    operation({ responses: { 200: { description: 'ok', ...data } } });
  const headers = (required: boolean): Data =>
    response({ headers: { 'X-A': { required, schema: string } } });
  const statuses = (...list: (string | number)[]): Data =>
    operation({ responses: Object.fromEntries(list.map((one) => [one, { description: 'd' }])) });
  rows([
    [operation({}), body(json), 'compatible body/added: body added'],
    [operation({}), body(json, true), 'breaking body/required-added: body added, required'],
    [body(json), operation({}), 'breaking body/removed: body removed'],
    [body(json), body(json, true), 'breaking body/became-required: body is required now'],
    [body(json, true), body(json), 'compatible body/became-optional: body is optional now'],
    [body(json), body(both), 'compatible body/media-added: body: media type text/csv added'],
    [
      body(csv),
      body(both),
      'warning body/media-preferred: body: media type application/json added',
    ],
    [body(both), body(json), 'breaking body/media-removed: body: media type text/csv removed'],
    [statuses(200), statuses(200, 404), 'compatible response/added: response 404 added'],
    [statuses(200, 201), statuses(200), 'breaking response/removed: response 201 removed'],
    [statuses(200, 404), statuses(200), 'warning response/error-removed: response 404 removed'],
    [statuses(200, 404), statuses(200, '4XX'), 'compatible response/added: response 4XX added'],
    [
      response({ content: json }),
      response({ content: both }),
      'compatible response/media-added: response 200: media type text/csv added',
    ],
    [
      response({ content: csv }),
      response({ content: both }),
      'warning response/media-preferred: response 200: media type application/json added',
    ],
    [
      response({ content: other }),
      response({ content: { ...other, ...json } }),
      'warning response/media-preferred: response 200: media type application/json added',
    ],
    [
      response({ content: json }),
      response({ content: { ...other, ...json } }),
      'compatible response/media-added: response 200: media type application/hal+json added',
    ],
    [
      response({ content: both }),
      response({ content: json }),
      'breaking response/media-removed: response 200: media type text/csv removed',
    ],
    [
      response({}),
      response({ content: json }),
      'compatible type/stated: what response 200 looks like is known now',
    ],
    [
      response({ content: json }),
      response({}),
      'warning type/unstated: nobody says any more what response 200 looks like',
    ],
    [
      response({ content: json }),
      response({ 'x-restitch-bodyless': true }),
      'breaking response/body-removed: response 200 has no body any more',
    ],
    [
      response({ headers: { 'X-A': { schema: object({ a: string }) } } }),
      response({ headers: { 'X-A': { explode: true, schema: object({ a: string }) } } }),
      'breaking header/style: header X-A of response 200 is written in another way now',
    ],
    [
      encoded({ contentType: 'text/csv' }),
      encoded({ contentType: 'application/json' }),
      'warning encoding/changed: part a of body as multipart/form-data is written in another way',
    ],
    [response({}), headers(false), 'compatible header/added: header X-A of response 200 added'],
    [headers(true), response({}), 'breaking header/removed: header X-A of response 200 removed'],
    [
      headers(false),
      response({}),
      'warning header/optional-removed: header X-A of response 200 removed',
    ],
    [
      headers(true),
      headers(false),
      'breaking header/became-optional: header X-A of response 200 may be missing now',
    ],
    [
      headers(false),
      headers(true),
      'compatible header/became-required: header X-A of response 200 is always there now',
    ],
  ]);
});

/** A change of a type, and what it is in a body that is sent, and in one that comes back. */
type TypeRow = readonly [before: unknown, after: unknown, sent: string[], got: string[]];

const text = (list: readonly string[], place: string): string[] =>
  list.map((one) => one.replaceAll('#', place));

describe('types', () => {
  const values = (...list: unknown[]): Data => ({ enum: list });
  const number = { type: 'number' };
  const nullable = { type: ['string', 'null'] };
  const named = (name: string, ...more: string[]): Data =>
    object(
      { kind: { const: name }, ...Object.fromEntries(more.map((one) => [one, string])) },
      'kind',
    );
  const table: readonly TypeRow[] = [
    [
      string,
      integer,
      ['breaking type/changed: type of # changed from string to integer'],
      ['breaking type/changed: type of # changed from string to integer'],
    ],
    [
      integer,
      number,
      ['compatible type/widened: type of # changed from integer to number'],
      ['breaking type/widened: type of # changed from integer to number'],
    ],
    [
      number,
      integer,
      ['breaking type/narrowed: type of # changed from number to integer'],
      ['compatible type/narrowed: type of # changed from number to integer'],
    ],
    [
      string,
      {},
      ['compatible type/widened: type of # changed from string to any'],
      ['breaking type/widened: type of # changed from string to any'],
    ],
    [
      {},
      string,
      ['breaking type/narrowed: type of # changed from any to string'],
      ['compatible type/narrowed: type of # changed from any to string'],
    ],
    [
      string,
      nullable,
      ['compatible type/became-nullable: # can be null now'],
      ['breaking type/became-nullable: # can be null now'],
    ],
    [
      nullable,
      string,
      ['breaking type/became-not-null: # can no longer be null'],
      ['compatible type/became-not-null: # can no longer be null'],
    ],
    [
      string,
      { type: ['string', 'integer'] },
      ['compatible type/widened: # takes integer too'],
      ['breaking type/widened: # takes integer too'],
    ],
    [
      { type: ['string', 'integer'] },
      string,
      ['breaking type/narrowed: # no longer takes integer'],
      ['compatible type/narrowed: # no longer takes integer'],
    ],
    [
      string,
      values('a', 'b'),
      ['breaking type/narrowed: type of # changed from string to one of "a", "b"'],
      ['compatible type/narrowed: type of # changed from string to one of "a", "b"'],
    ],
    [
      values('a'),
      string,
      ['compatible type/widened: type of # changed from one of "a" to string'],
      ['breaking type/widened: type of # changed from one of "a" to string'],
    ],
    [
      integer,
      values('a'),
      ['breaking type/changed: type of # changed from integer to one of "a"'],
      ['breaking type/changed: type of # changed from integer to one of "a"'],
    ],
    [
      values('a'),
      values('a', 'b'),
      ['compatible enum/value-added: #: value "b" added'],
      ['breaking enum/value-added: #: value "b" added'],
    ],
    [
      values('a', 'b'),
      values('b'),
      ['breaking enum/value-removed: #: value "a" removed'],
      ['compatible enum/value-removed: #: value "a" removed'],
    ],
    [
      { type: 'string', minLength: 1 },
      { type: 'string', minLength: 2 },
      ['breaking bound/tightened: minLength of # changed from 1 to 2'],
      ['compatible bound/tightened: minLength of # changed from 1 to 2'],
    ],
    [
      { type: 'string', maxLength: 1 },
      { type: 'string', maxLength: 2 },
      ['compatible bound/loosened: maxLength of # changed from 1 to 2'],
      ['breaking bound/loosened: maxLength of # changed from 1 to 2'],
    ],
    [
      integer,
      { ...integer, maximum: 9 },
      ['breaking bound/tightened: maximum of # is 9 now'],
      ['compatible bound/tightened: maximum of # is 9 now'],
    ],
    [
      { ...integer, minimum: 1 },
      { ...integer, exclusiveMinimum: 1 },
      ['breaking bound/tightened: minimum of # changed from 1 to beyond 1'],
      ['compatible bound/tightened: minimum of # changed from 1 to beyond 1'],
    ],
    [
      { ...integer, minimum: 1 },
      integer,
      ['compatible bound/loosened: minimum of # is gone, it was 1'],
      ['breaking bound/loosened: minimum of # is gone, it was 1'],
    ],
    [
      { ...integer, multipleOf: 2 },
      { ...integer, multipleOf: 4 },
      ['breaking bound/tightened: multipleOf of # changed from 2 to 4'],
      ['compatible bound/tightened: multipleOf of # changed from 2 to 4'],
    ],
    [
      { ...integer, multipleOf: 2 },
      { ...integer, multipleOf: 3 },
      ['breaking bound/changed: multipleOf of # changed from 2 to 3'],
      ['breaking bound/changed: multipleOf of # changed from 2 to 3'],
    ],
    [
      { type: 'array', items: string },
      { type: 'array', items: string, uniqueItems: true },
      ['breaking bound/tightened: items of # must differ now'],
      ['compatible bound/tightened: items of # must differ now'],
    ],
    [
      string,
      { ...string, pattern: 'a' },
      ['breaking pattern/added: pattern of # is a now'],
      ['compatible pattern/added: pattern of # is a now'],
    ],
    [
      { ...string, pattern: 'a' },
      string,
      ['compatible pattern/removed: pattern of # is gone, it was a'],
      ['breaking pattern/removed: pattern of # is gone, it was a'],
    ],
    [
      { ...string, pattern: 'a' },
      { ...string, pattern: 'b' },
      ['warning pattern/changed: pattern of # changed from a to b'],
      ['warning pattern/changed: pattern of # changed from a to b'],
    ],
    [
      string,
      { ...string, format: 'uuid' },
      ['warning format/added: format of # is uuid now'],
      ['compatible format/added: format of # is uuid now'],
    ],
    [
      { ...string, format: 'uuid' },
      string,
      ['compatible format/removed: format of # is gone, it was uuid'],
      ['warning format/removed: format of # is gone, it was uuid'],
    ],
    [
      { ...string, format: 'uuid' },
      { ...string, format: 'date' },
      ['breaking format/changed: format of # changed from uuid to date'],
      ['breaking format/changed: format of # changed from uuid to date'],
    ],
    [
      { ...integer, format: 'int32' },
      { ...integer, format: 'int64' },
      ['compatible type/widened: format of # changed from int32 to int64'],
      ['breaking type/widened: format of # changed from int32 to int64'],
    ],
    [
      object({}),
      object({ a: string }),
      ['compatible property/added: # a added: string'],
      ['compatible property/added: # a added: string'],
    ],
    [
      object({}),
      object({ a: string }, 'a'),
      ['breaking property/required-added: # a added, required: string'],
      ['compatible property/required-added: # a added, required: string'],
    ],
    [
      object({ a: string }, 'a'),
      object({}),
      ['warning property/removed: # a removed'],
      ['breaking property/removed: # a removed'],
    ],
    [
      object({ a: string }),
      object({}),
      ['warning property/optional-removed: # a removed'],
      ['warning property/optional-removed: # a removed'],
    ],
    [
      { ...object({ a: string }), additionalProperties: false },
      { ...object({}), additionalProperties: false },
      ['breaking property/forbidden: # a removed'],
      ['warning property/optional-removed: # a removed'],
    ],
    [
      object({ a: string }),
      object({ a: string }, 'a'),
      ['breaking property/became-required: # a is required now'],
      ['compatible property/became-required: # a is required now'],
    ],
    [
      object({ a: string }, 'a'),
      object({ a: string }),
      ['compatible property/became-optional: # a is optional now'],
      ['breaking property/became-optional: # a is optional now'],
    ],
    [
      object({ a: string }),
      object({ a: { ...string, deprecated: true } }),
      ['compatible property/deprecated: # a is deprecated now'],
      ['compatible property/deprecated: # a is deprecated now'],
    ],
    [
      object({ a: string }),
      object({ a: { ...string, readOnly: true } }),
      ['warning property/read-only: # a is only for reading now'],
      [],
    ],
    [
      object({ a: string }, 'a'),
      object({ a: { ...string, writeOnly: true } }, 'a'),
      [],
      ['breaking property/write-only: # a is only for writing now'],
    ],
    [
      object({ a: { ...string, readOnly: true } }),
      object({ a: { ...integer, readOnly: true } }),
      [],
      ['breaking type/changed: type of # a changed from string to integer'],
    ],
    [
      object({}),
      { ...object({}), additionalProperties: false },
      ['breaking object/closed: # may no longer have other properties'],
      ['compatible object/closed: # may no longer have other properties'],
    ],
    [
      { ...object({}), additionalProperties: false },
      object({}),
      ['compatible object/opened: # may have other properties now'],
      ['compatible object/opened: # may have other properties now'],
    ],
    [
      { type: 'object', additionalProperties: string },
      { type: 'object', additionalProperties: integer },
      ['breaking type/changed: type of # * changed from string to integer'],
      ['breaking type/changed: type of # * changed from string to integer'],
    ],
    [
      object({ a: { type: 'array', items: object({ b: string }) } }),
      object({ a: { type: 'array', items: object({ b: integer }) } }),
      ['breaking type/changed: type of # a[].b changed from string to integer'],
      ['breaking type/changed: type of # a[].b changed from string to integer'],
    ],
    [
      { type: 'array', prefixItems: [string], items: false },
      { type: 'array', prefixItems: [string, string], items: false },
      ['breaking type/changed: type of # changed from tuple of 1 to tuple of 2'],
      ['breaking type/changed: type of # changed from tuple of 1 to tuple of 2'],
    ],
    [
      { type: 'array', prefixItems: [string], items: false },
      { type: 'array', prefixItems: [integer], items: false },
      ['breaking type/changed: type of # [0] changed from string to integer'],
      ['breaking type/changed: type of # [0] changed from string to integer'],
    ],
    [
      { allOf: [object({ a: string }), object({ b: string })] },
      object({ a: string, b: integer }),
      ['breaking type/changed: type of # b changed from string to integer'],
      ['breaking type/changed: type of # b changed from string to integer'],
    ],
    [
      { oneOf: [named('cat', 'purr'), named('dog')] },
      { oneOf: [named('dog'), named('cat', 'purr'), named('cow', 'moo')] },
      ['compatible type/widened: # takes object too'],
      ['breaking type/widened: # takes object too'],
    ],
    [
      {
        oneOf: [
          { allOf: [object({ a: string }), object({ b: string })] },
          { allOf: [object({ a: string }), object({ c: string })] },
          { type: 'array', items: string },
        ],
      },
      {
        oneOf: [
          { allOf: [object({ a: string }), object({ c: string })] },
          { allOf: [object({ a: string }), object({ b: string })] },
          { type: 'array', items: integer },
        ],
      },
      ['breaking type/changed: type of # [] changed from string to integer'],
      ['breaking type/changed: type of # [] changed from string to integer'],
    ],
    [
      { ...string, not: { const: 'a' } },
      { ...string, not: { const: 'b' } },
      ['warning keyword/changed: keyword not of # changed'],
      ['warning keyword/changed: keyword not of # changed'],
    ],
    [
      string,
      { ...string, not: { const: 'a' } },
      ['breaking keyword/added: keyword not of # added'],
      ['compatible keyword/added: keyword not of # added'],
    ],
    [
      { ...string, if: { const: 'a' }, then: { minLength: 3 } },
      { ...string, if: { const: 'a' } },
      ['compatible keyword/removed: keyword if of # removed'],
      ['breaking keyword/removed: keyword if of # removed'],
    ],
    [
      { ...string, if: { const: 'a' }, then: { minLength: 3 } },
      { ...string, if: { const: 'a' }, then: { minLength: 4 } },
      ['warning keyword/changed: keyword then of # changed'],
      ['warning keyword/changed: keyword then of # changed'],
    ],
    [
      { ...string, not: { enum: ['a'] } },
      { ...string, not: { enum: ['a', 'b'] } },
      ['breaking bound/tightened: keyword not of # forbids more now'],
      ['compatible bound/tightened: keyword not of # forbids more now'],
    ],
    [
      { type: 'array', items: string, contains: { const: 'a' }, minContains: 2 },
      { type: 'array', items: string, contains: { const: 'a' }, minContains: 1 },
      ['compatible bound/loosened: keyword minContains of # forbids less now'],
      ['breaking bound/loosened: keyword minContains of # forbids less now'],
    ],
    [
      { allOf: [object({ a: string }), { not: { required: ['b'] } }] },
      { allOf: [object({ a: string }), { not: { required: ['c'] } }] },
      ['warning keyword/changed: keyword not of # changed'],
      ['warning keyword/changed: keyword not of # changed'],
    ],
    [
      { oneOf: [string, { type: 'array', items: string }] },
      { oneOf: [string, { type: 'array', items: string, contains: { const: 'a' } }] },
      ['breaking keyword/added: keyword contains of # added'],
      ['compatible keyword/added: keyword contains of # added'],
    ],
    [
      { ...string, $comment: 'a', xml: { name: 'a' } },
      { ...string, $comment: 'b', xml: { name: 'b' } },
      ['warning keyword/changed: keyword xml of # changed'],
      ['warning keyword/changed: keyword xml of # changed'],
    ],
    [
      { ...values('a'), type: 'string', 'x-extensible-enum': ['a'] },
      { ...values('a', 'b'), type: 'string', 'x-extensible-enum': ['a', 'b'] },
      ['compatible enum/open-value-added: #: value "b" added'],
      ['compatible enum/open-value-added: #: value "b" added'],
    ],
    [
      { ...values('a', 'b'), type: 'string', 'x-extensible-enum': ['a', 'b'] },
      { ...values('a'), type: 'string', 'x-extensible-enum': ['a'] },
      ['compatible enum/open-value-removed: #: value "b" removed'],
      ['compatible enum/open-value-removed: #: value "b" removed'],
    ],
    [{ ...string, description: 'a', examples: ['a'] }, { ...string, title: 'b' }, [], []],
  ];

  it.each(table)('%j → %j', async (before, after, wantSent, wantGot) => {
    expect((await changes(sent(before), sent(after))).map(shown)).toEqual(text(wantSent, 'body'));
    expect((await changes(got(before), got(after))).map(shown)).toEqual(
      text(wantGot, 'response 200'),
    );
    expect(await changes(sent(after), sent(after))).toEqual([]);
  });

  const UNKNOWN = { 'x-restitch-unknown': true };
  rows([
    [sent(UNKNOWN), sent(string), 'warning type/stated: type of body is known now: string'],
    [
      got(UNKNOWN),
      got(string),
      'compatible type/stated: type of response 200 is known now: string',
    ],
    [
      sent(string),
      sent(UNKNOWN),
      'compatible type/unstated: type of body is not stated any more, it was string',
    ],
    [
      got(string),
      got(UNKNOWN),
      'warning type/unstated: type of response 200 is not stated any more, it was string',
    ],
  ]);
});

describe('named schemas', () => {
  const ref = (name: string): Data => ({ $ref: `#/components/schemas/${name}` });
  const api = (schemas: Data, name = 'Pet'): Data => ({
    paths: {
      '/pets': {
        get: {
          responses: {
            200: { description: 'ok', content: { 'application/json': { schema: ref(name) } } },
          },
        },
        post: {
          requestBody: { content: { 'application/json': { schema: ref(name) } } },
          responses: OK,
        },
      },
    },
    components: { schemas },
  });

  it('are said once, by the worse direction, with all that use them', async () => {
    const before = api({ Pet: object({ s: { enum: ['a'] }, n: string }), Other: string });
    const after = api({ Pet: object({ s: { enum: ['a', 'b'] }, n: string }, 'n'), Other: integer });
    expect(await changes(before, after)).toMatchObject([
      {
        rule: 'enum/value-added',
        severity: 'breaking',
        text: 's: value "b" added',
        subject: { kind: 'schema', id: 'Pet' },
        endpoints: ['GET /pets', 'POST /pets'],
      },
      {
        rule: 'property/became-required',
        severity: 'breaking',
        text: 'n is required now',
        endpoints: ['GET /pets', 'POST /pets'],
      },
    ]);
  });

  it('may lead to themselves, in circles of different lengths', async () => {
    const one = api({ Pet: object({ next: ref('Pet'), n: string }) });
    const two = api({
      Pet: object({ next: object({ next: ref('Pet'), n: integer }), n: string }),
    });
    expect((await changes(one, one)).map(shown)).toEqual([]);
    const found = await changes(one, two);
    expect(found.map(({ rule }) => rule)).toEqual(['type/changed']);
    const three = api({
      Pet: { allOf: [ref('Base'), object({ next: { allOf: [ref('Pet'), ref('Base')] } })] },
      Base: object({ next: ref('Pet'), n: string }),
    });
    expect((await changes(three, three)).map(shown)).toEqual([]);
    expect((await changes(one, three)).map(shown)).toEqual([]);
  });

  it('may be renamed, and be replaced by others', async () => {
    const pet = object({ n: string });
    expect(await changes(api({ Pet: pet }), api({ Animal: pet }, 'Animal'))).toEqual([]);
    const [change, ...more] = await changes(
      api({ Pet: pet, Dog: object({ n: integer }) }),
      api({ Pet: pet, Dog: object({ n: integer }) }, 'Dog'),
    );
    expect(change?.text).toMatch(/^type of (body|response 200) n changed from string to integer$/);
    expect(more).toHaveLength(1);
  });

  it('may be thousands in a chain', async () => {
    const chain = (last: Data): Data => {
      const links = Array.from({ length: 3000 }, (_, index) => {
        return [
          `S${index}`,
          object({ next: index === 2999 ? last : ref(`S${index + 1}`) }),
        ] as const;
      });
      return api(Object.fromEntries(links), 'S0');
    };
    const [change] = await changes(chain(string), chain(integer));
    expect(change).toMatchObject({ rule: 'type/changed', subject: { id: 'S2999' } });
  });

  it('tell variants apart by a property', async () => {
    const variants = (discriminator: Data): Data =>
      api({
        Pet: { oneOf: [ref('Cat'), ref('Dog')], discriminator },
        Cat: object({ a: string, b: string }, 'a', 'b'),
        Dog: object({ a: string, b: string }, 'a', 'b'),
      });
    const before = variants({ propertyName: 'a', mapping: { x: '#/components/schemas/Cat' } });
    const after = variants({ propertyName: 'b' });
    expect((await changes(before, after)).map(shown)).toEqual([
      'breaking discriminator/changed: variants of the value are told apart by b, not by a',
    ]);
    const swapped = variants({ propertyName: 'a', mapping: { x: '#/components/schemas/Dog' } });
    expect((await changes(before, swapped)).map(shown)).toEqual([
      'breaking discriminator/changed: "x" of the value means Dog now, not Cat',
    ]);
  });
});

describe('security', () => {
  const components = {
    securitySchemes: {
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      sameKey: { type: 'apiKey', in: 'header', name: 'x-key' },
      basic: { type: 'http', scheme: 'basic' },
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: '/t', scopes: { r: '', w: '' } } },
      },
    },
  };
  const needs = (...security: Data[]): Data => ({ ...operation({ security }), components });
  const called = (name: string, kind: keyof typeof components.securitySchemes): Data => ({
    ...operation({ security: [{ [name]: [] }] }),
    components: { securitySchemes: { [name]: components.securitySchemes[kind] } },
  });
  rows([
    [needs(), needs({ key: [] }), 'breaking security/required: needs key now'],
    [needs({}), needs({ key: [] }), 'breaking security/required: needs key now'],
    [
      needs({ key: [] }),
      needs({ sameKey: [] }),
      'breaking security/moved: needs sameKey instead of key',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, { sameKey: [] }),
      'compatible security/added: can be called with API key in header x-key (sameKey) too',
    ],
    [called('key', 'key'), called('renamed', 'key')],
    [called('oauth', 'oauth'), called('renamed', 'oauth')],
    [
      needs({ key: [] }, { basic: [] }),
      needs({ key: [] }),
      'breaking security/removed: can no longer be called with HTTP basic',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, { basic: [] }),
      'compatible security/added: can be called with HTTP basic too',
    ],
    [
      needs({ key: [] }),
      needs({ key: [] }, {}),
      'compatible security/loosened: needs less: no credentials',
    ],
    [needs({ key: [] }), needs(), 'compatible security/loosened: needs less: no credentials'],
    [
      needs({ oauth: ['r'] }),
      needs({ oauth: ['r', 'w'] }),
      'breaking security/scope-added: needs the scope w too',
    ],
    [
      needs({ oauth: ['r', 'w'] }),
      needs({ oauth: ['w'] }),
      'compatible security/loosened: needs less: oauth',
    ],
    [
      needs({ key: [] }),
      needs({ key: [], basic: [] }),
      'breaking security/removed: can no longer be called with API key in header x-key (key)',
    ],
    [
      operation({}),
      operation({ security: [] }),
      'warning security/stated: credentials are stated now: none',
    ],
    [
      operation({ security: [] }),
      operation({}),
      'warning security/unstated: nobody says any more which credentials are needed',
    ],
    [
      needs(),
      {
        ...needs(),
        components: {
          securitySchemes: {
            ...components.securitySchemes,
            oauth: {
              type: 'oauth2',
              flows: { clientCredentials: { tokenUrl: '/u', scopes: { r: '' } } },
            },
          },
        },
      },
      'warning security/flow: scheme oauth: flow clientCredentials: scope w removed',
      'warning security/flow: scheme oauth: flow clientCredentials: tokenUrl changed from /t to /u',
    ],
  ]);
});

it('what the API sends goes the other way round', async () => {
  const hook = (schema: unknown): Data => ({
    webhooks: {
      w: { post: { requestBody: { content: { 'application/json': { schema } } }, responses: OK } },
    },
  });
  expect((await changes(hook(object({ a: string }, 'a')), hook(object({})))).map(shown)).toEqual([
    'breaking property/removed: body a removed',
  ]);
  const callback = (schema: unknown): Data =>
    operation({
      callbacks: {
        done: {
          '{$url}': {
            post: { requestBody: { content: { 'application/json': { schema } } }, responses: OK },
          },
        },
      },
    });
  expect(
    (await changes(callback({ enum: ['a'] }), callback({ enum: ['a', 'b'] }))).map(shown),
  ).toEqual(['breaking enum/value-added: body: value "b" added']);
});

it('a keyword is another one when a schema that it refers to is', async () => {
  const limited = (schema: unknown): Data => ({
    ...sent({ ...string, not: { $ref: '#/components/schemas/Forbidden' } }),
    components: {
      schemas: { Forbidden: { allOf: [{ $ref: '#/components/schemas/Inner' }] }, Inner: schema },
    },
  });
  const found = await changes(limited({ const: 'a' }), limited({ enum: ['a', 'b'] }));
  expect(found.map(shown)).toEqual(['warning keyword/changed: keyword not of body changed']);
  expect(await changes(limited({ const: 'a' }), limited({ const: 'a' }))).toEqual([]);
});

it('callbacks come and go', async () => {
  const called = (...names: string[]): Data =>
    operation({
      callbacks: Object.fromEntries(
        names.map((name) => [name, { '{$url}': { post: { responses: OK } } }]),
      ),
    });
  expect((await changes(called('a', 'b'), called('b', 'c'))).map(shown)).toEqual([
    'breaking callback/removed: callback a removed',
    'compatible callback/added: callback c added',
  ]);
});

it('integers beyond what a double holds are compared, and told in the lock', async () => {
  const [old, fresh] = [
    sent({ enum: ['#9007199254740993'] }),
    sent({ enum: ['#9007199254740995'] }),
  ];
  expect((await changes(old, fresh)).map(shown)).toEqual([
    'breaking enum/value-removed: body: value 9007199254740993 removed',
    'compatible enum/value-added: body: value 9007199254740995 added',
  ]);
  expect(factsOf(await read(old))).not.toEqual(factsOf(await read(fresh)));
});

it('what was only guessed is never more than a warning', async () => {
  const guessed = { ...string, 'x-restitch-trust': 'inferred' };
  expect(await changes(got(guessed), got(integer))).toMatchObject([
    { severity: 'warning', why: expect.stringContaining('only guessed') },
  ]);
});

describe('where nothing is left but a few words', () => {
  const few = async (before: Data, after: Data): Promise<string[]> =>
    changesBetween(factsOf(await read(before)), factsOf(await read(after))).map(shown);
  const table: readonly Row[] = [
    [
      paths('/a'),
      paths('/b'),
      'breaking endpoint/removed: removed',
      'compatible endpoint/added: added',
    ],
    [
      query(),
      query({ required: true }),
      'breaking parameter/required-added: query parameter q added, required',
    ],
    [
      query({}),
      query({ required: true }),
      'breaking parameter/became-required: query parameter q is required now',
    ],
    [query({}), query(), 'warning parameter/removed: query parameter q removed'],
    [sent(string), sent(integer), 'warning type/unclear: type of body as application/json changed'],
    [
      got({ 'x-restitch-unknown': true }),
      got(string),
      'compatible type/stated: type of response 200 as application/json is known now',
    ],
    [
      got(string),
      operation({ responses: { 404: { description: 'd' } } }),
      'breaking response/media-removed: response 200 as application/json removed',
      'breaking response/removed: response 200 removed',
      'compatible response/added: response 404 added',
    ],
    [
      operation({}),
      sent(string),
      'compatible body/added: body added',
      'compatible body/media-added: body as application/json added',
    ],
  ];
  it.each(table.map((row) => [row[2] ?? '', row] as const))('%s', async (_, row) => {
    const [before, after, ...want] = row;
    expect(await few(before, after)).toEqual(want);
    expect(await few(after, after)).toEqual([]);
  });
});

it('every rule is in a table here, and shares no name with a diagnostic', async () => {
  const { readFileSync } = await import('node:fs');
  const tables = readFileSync(new URL(import.meta.url), 'utf8');
  expect(Object.keys(CHANGE_RULES).filter((rule) => !tables.includes(rule))).toEqual([]);
  expect(Object.keys(CHANGE_RULES).filter((rule) => rule in CATALOG)).toEqual([]);
});
