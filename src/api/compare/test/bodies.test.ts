/** The effect of changed bodies and responses on callers: a table by rule. */
import { describe, expect, it } from 'vitest';
import {
  type Data,
  changes,
  changeText,
  OK,
  operation,
  encoded,
  string,
  object,
  rows,
} from './changes.js';

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
      'warning type/unstated: response 200 is no longer described',
    ],
    [
      response({ content: json }),
      response({ 'x-restitch-bodyless': true }),
      'breaking response/body-removed: response 200 has no body any more',
    ],
    [
      response({ headers: { 'X-A': { schema: object({ a: string }) } } }),
      response({ headers: { 'X-A': { explode: true, schema: object({ a: string }) } } }),
      'breaking header/style: header X-A of response 200 is serialized differently now',
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
      'compatible header/became-required: header X-A of response 200 is always present now',
    ],
  ]);
});

it('the direction is reversed for requests that the API sends', async () => {
  const hook = (schema: unknown): Data => ({
    webhooks: {
      w: { post: { requestBody: { content: { 'application/json': { schema } } }, responses: OK } },
    },
  });
  expect(
    (await changes(hook(object({ a: string }, 'a')), hook(object({})))).map(changeText),
  ).toEqual(['breaking property/removed: body a removed']);
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
    (await changes(callback({ enum: ['a'] }), callback({ enum: ['a', 'b'] }))).map(changeText),
  ).toEqual(['breaking enum/value-added: body: value "b" added']);
});
