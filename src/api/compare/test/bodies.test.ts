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
    [operation({}), body(json), 'compatible body/added: optional request body added'],
    [operation({}), body(json, true), 'breaking body/required-added: required request body added'],
    [body(json), operation({}), 'breaking body/removed: optional request body removed'],
    [
      body(json),
      body(json, true),
      'breaking body/became-required: request body changed from optional to required',
    ],
    [
      body(json, true),
      body(json),
      'compatible body/became-optional: request body changed from required to optional',
    ],
    [
      body(json),
      body(both),
      'compatible body/media-added: media type text/csv of request body added',
    ],
    [
      body(csv),
      body(both),
      'warning body/media-preferred: media type application/json of request body added',
    ],
    [
      body(both),
      body(json),
      'breaking body/media-removed: media type text/csv of request body removed',
    ],
    [statuses(200), statuses(200, 404), 'compatible response/added: response 404 added'],
    [statuses(200, 201), statuses(200), 'breaking response/removed: response 201 removed'],
    [statuses(200, 404), statuses(200), 'warning response/error-removed: response 404 removed'],
    [statuses(200, 404), statuses(200, '4XX'), 'compatible response/added: response 4XX added'],
    [
      response({ content: json }),
      response({ content: both }),
      'compatible response/media-added: media type text/csv of response 200 added',
    ],
    [
      response({ content: csv }),
      response({ content: both }),
      'warning response/media-preferred: media type application/json of response 200 added',
    ],
    [
      response({ content: other }),
      response({ content: { ...other, ...json } }),
      'warning response/media-preferred: media type application/json of response 200 added',
    ],
    [
      response({ content: json }),
      response({ content: { ...other, ...json } }),
      'compatible response/media-added: media type application/hal+json of response 200 added',
    ],
    [
      response({ content: both }),
      response({ content: json }),
      'breaking response/media-removed: media type text/csv of response 200 removed',
    ],
    [
      response({}),
      response({ content: json }),
      'compatible type/stated: content of response 200 is declared now: application/json',
    ],
    [
      response({ content: json }),
      response({}),
      'warning type/unstated: content of response 200 is no longer declared; it was application/json',
    ],
    [
      response({ content: json }),
      response({ 'x-restitch-bodyless': true }),
      'breaking response/body-removed: body of response 200 removed',
    ],
    [
      response({ headers: { 'X-A': { schema: object({ a: string }) } } }),
      response({ headers: { 'X-A': { explode: true, schema: object({ a: string }) } } }),
      'breaking header/style: serialization of header X-A of response 200 changed from style simple to style simple with explode',
    ],
    [
      encoded({ contentType: 'text/csv' }),
      encoded({ contentType: 'application/json' }),
      'warning encoding/changed: contentType of part a of request body as multipart/form-data changed from text/csv to application/json',
    ],
    [
      response({}),
      headers(false),
      'compatible header/added: optional header X-A of response 200 added',
    ],
    [
      headers(true),
      response({}),
      'breaking header/removed: required header X-A of response 200 removed',
    ],
    [
      headers(false),
      response({}),
      'warning header/optional-removed: optional header X-A of response 200 removed',
    ],
    [
      headers(true),
      headers(false),
      'breaking header/became-optional: header X-A of response 200 changed from required to optional',
    ],
    [
      headers(false),
      headers(true),
      'compatible header/became-required: header X-A of response 200 changed from optional to required',
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
  ).toEqual(['breaking property/removed: required property a of request body removed']);
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
  ).toEqual(['breaking enum/value-added: enum value "b" of request body of callback done added']);
});
