/** Tests that compare two short descriptions and check the findings. */
import { expect, it } from 'vitest';
import { createReport } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import { readDocument } from '../../../input/read/index.js';
import { loadDocuments } from '../../../input/source/index.js';
import { compareApis, encodeSnapshot, decodeSnapshot, type Change } from '../index.js';

export type Data = Readonly<Record<string, unknown>>;

/** @param data a description; a string such as `"#1"` becomes a number, which may exceed the precision of JavaScript */
export async function read(data: Data): Promise<Api> {
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

/** Returns the changes. Also checks that comparing with a stored snapshot of the old API finds the same changes. */
export async function changes(before: Data, after: Data): Promise<Change[]> {
  const [old, fresh] = [await read(before), await read(after)];
  const found = compareApis(old, fresh);
  const kept = decodeSnapshot(encodeSnapshot(old, ''), '');
  const judged = (change: Change): unknown => [changeText(change), change.why, change.subject];
  expect(kept && compareApis(kept, fresh).map(judged)).toEqual(found.map(judged));
  return found;
}

export const changeText = ({ severity, rule, text }: Change): string =>
  `${severity} ${rule}: ${text}`;

export const OK = { 200: { description: 'ok' } };
export const operation = (data: Data): Data => ({
  paths: { '/p': { post: { responses: OK, ...data } } },
});
export const sent = (schema: unknown): Data =>
  operation({ requestBody: { content: { 'application/json': { schema } } } });
export const got = (schema: unknown): Data =>
  operation({
    responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
  });
export const query = (...parameters: Data[]): Data =>
  operation({ parameters: parameters.map((one) => ({ name: 'q', in: 'query', ...one })) });
export const variable = (at: Data): Data => ({
  ...operation({}),
  servers: [{ url: 'https://{at}.dev', variables: { at } }],
});
export const encoded = (a: Data): Data =>
  operation({
    requestBody: { content: { 'multipart/form-data': { schema: FORM, encoding: { a } } } },
  });
const FORM = { type: 'object', properties: { a: { type: 'string' } } };
export const string = { type: 'string' };
export const integer = { type: 'integer' };
export const object = (properties: Data, ...required: string[]): Data => ({
  type: 'object',
  properties,
  required,
});

export type Row = readonly [before: Data, after: Data, ...want: string[]];

export const rows = (table: readonly Row[]): void => {
  it.each(table.map((row) => [row[2] ?? 'nothing', row] as const))('%s', async (_, row) => {
    const [before, after, ...want] = row;
    expect((await changes(before, after)).map(changeText)).toEqual(want);
    expect(await changes(after, after)).toEqual([]);
    expect(await changes(before, before)).toEqual([]);
  });
};

export const paths = (...keys: string[]): Data => ({
  paths: Object.fromEntries(keys.map((key) => [key, { get: { responses: OK } }])),
});

/** A change of a type, and the findings for it in a request body and in a response body. */
export type TypeRow = readonly [before: unknown, after: unknown, sent: string[], got: string[]];

const text = (list: readonly string[], place: string): string[] =>
  list.map((one) => one.replaceAll('#', place));

/** One test for each change of a type, in a request body and in a response body. */
export function typeRows(table: readonly TypeRow[]): void {
  it.each(table)('%j → %j', async (before, after, wantSent, wantGot) => {
    expect((await changes(sent(before), sent(after))).map(changeText)).toEqual(
      text(wantSent, 'request body'),
    );
    expect((await changes(got(before), got(after))).map(changeText)).toEqual(
      text(wantGot, 'response 200'),
    );
    expect(await changes(sent(after), sent(after))).toEqual([]);
  });
}
