/** Bodies of requests: their media types and their contents. */
import { describe, expect, it } from 'vitest';
import { request, dump } from './reading.js';

describe('bodies', () => {
  const send = (body: unknown, rest: object = {}, method = 'POST', item: object = {}) =>
    request({ url: 'https://api.io/a', method, body, ...rest }, item);
  const header = (value: string) => ({ header: [{ key: 'content-type', value }] });

  it.each<[string, unknown, object, string | undefined, string | undefined, string[]]>([
    ['JSON by sniffing', { mode: 'raw', raw: '{"a":1}' }, {}, 'application/json', 'object', []],
    ['a list', { mode: 'raw', raw: ' [1]' }, {}, 'application/json', 'array', []],
    [
      'JSON by language',
      { mode: 'raw', raw: '"x"', options: { raw: { language: 'json' } } },
      {},
      'application/json',
      'string',
      [],
    ],
    [
      'the header wins',
      { mode: 'raw', raw: '{"a":1}', options: { raw: { language: 'json' } } },
      header('Application/Vnd.X+JSON; charset=utf-8'),
      'application/vnd.x+json',
      'object',
      [],
    ],
    [
      'a bare variable',
      { mode: 'raw', raw: '{"a": {{x}}, "b": "{{y}}"}' },
      {},
      'application/json',
      'object',
      ['collection/body-json'],
    ],
    [
      'comments and commas',
      { mode: 'raw', raw: '{ // c\n"a": [1,/* x */], }' },
      {},
      'application/json',
      'object',
      ['collection/body-json'],
    ],
    [
      'not JSON, although a header declares JSON',
      { mode: 'raw', raw: '{oops' },
      header('application/json'),
      'application/json',
      'unknown',
      ['collection/body-text'],
    ],
    ['no JSON at all', { mode: 'raw', raw: '{oops' }, {}, 'text/plain', 'string', []],
    ['XML', { mode: 'raw', raw: '<a/>' }, {}, 'application/xml', 'unknown', []],
    ['HTML', { mode: 'raw', raw: '<!DOCTYPE html>' }, {}, 'text/html', 'string', []],
    ['text', { mode: 'raw', raw: 'hi' }, {}, 'text/plain', 'string', []],
    [
      'one variable',
      { mode: 'raw', raw: '{{payload}}' },
      {},
      undefined,
      undefined,
      ['collection/body-unknown'],
    ],
    [
      'one variable of a known type',
      { mode: 'raw', raw: '{{payload}}' },
      header('application/json'),
      'application/json',
      'unknown',
      [],
    ],
    [
      'a form',
      { mode: 'urlencoded', urlencoded: [{ key: 'a', value: '1' }] },
      {},
      'application/x-www-form-urlencoded',
      'object',
      [],
    ],
    [
      'a form as a text',
      { mode: 'urlencoded', urlencoded: 'a=1&b=2' },
      {},
      'application/x-www-form-urlencoded',
      'object',
      [],
    ],
    [
      'multipart',
      { mode: 'formdata', formdata: [{ key: 'f', type: 'file', src: null }] },
      {},
      'multipart/form-data',
      'object',
      [],
    ],
    [
      'GraphQL',
      { mode: 'graphql', graphql: { query: '{ a }', variables: '{"x":1}' } },
      {},
      'application/json',
      'object',
      [],
    ],
    [
      'a file',
      { mode: 'file', file: { src: 'a.bin' } },
      {},
      'application/octet-stream',
      'binary',
      [],
    ],
    [
      'a file of a known type',
      { mode: 'file', file: { src: 'a' } },
      header('image/png'),
      'image/png',
      'binary',
      [],
    ],
    ['a mode without data', { mode: 'raw' }, {}, undefined, undefined, ['collection/body-unknown']],
    ['blanks', { mode: 'raw', raw: ' \n' }, {}, undefined, undefined, ['collection/body-unknown']],
    [
      'switched off',
      { mode: 'raw', raw: '{"a":1}', disabled: true },
      {},
      undefined,
      undefined,
      ['collection/body-unknown'],
    ],
    [
      'an empty form',
      { mode: 'formdata', formdata: [] },
      {},
      undefined,
      undefined,
      ['collection/body-unknown'],
    ],
    ['nothing', undefined, {}, undefined, undefined, ['collection/body-unknown']],
  ])('%s', (_, body, rest, type, kind, codes) => {
    const found = send(body, rest);
    expect(found.endpoint?.body).toMatchObject({
      required: { value: false, origins: [{ trust: 'assumed' }] },
    });
    expect(found.endpoint?.body?.media[0]?.type).toBe(type);
    expect(found.endpoint?.body?.media[0]?.schema.kind).toBe(kind);
    expect(found.codes).toEqual(codes);
  });

  it.each<[string, unknown, object, boolean, string[]]>([
    ['GET', { mode: 'raw' }, {}, false, []],
    ['HEAD', { mode: 'raw' }, {}, false, []],
    ['DELETE', { mode: 'raw' }, {}, false, []],
    ['GET', { mode: 'raw', raw: '{}' }, {}, false, ['collection/body-on-get']],
    [
      'GET',
      { mode: 'raw', raw: '{}' },
      { protocolProfileBehavior: { disableBodyPruning: true } },
      true,
      ['collection/body-kept'],
    ],
    ['DELETE', { mode: 'raw', raw: '{}' }, {}, true, ['collection/body-kept']],
    ['PATCH', { mode: 'raw' }, {}, true, ['collection/body-unknown']],
    ['OPTIONS', { mode: 'raw' }, {}, false, []],
  ])('of %s: %j %j', (method, body, item, kept, codes) => {
    const found = send(body, {}, method, item);
    expect(found.endpoint?.body !== undefined).toBe(kept);
    expect(found.codes).toEqual(codes);
  });

  it('reads the fields of a form', () => {
    const formdata = [
      { key: 'one', type: 'file', src: 'a' },
      { key: 'many', type: 'file', src: ['a', 'b'] },
      { key: 'kind', value: '<integer>', description: '(Required) Its kind' },
      { key: 'tag', value: 'a', disabled: true },
      { key: 'tag', value: 'b' },
      { key: 'meta', value: '{}', contentType: 'application/json' },
    ];
    const media = send({ mode: 'formdata', formdata }).endpoint?.body?.media[0];
    const properties = media?.schema.kind === 'object' ? media.schema.properties : new Map();
    expect(properties.get('one')).toMatchObject({ schema: { kind: 'binary' }, required: false });
    expect(properties.get('many')).toMatchObject({
      schema: { kind: 'array', items: { kind: 'binary' } },
    });
    expect(properties.get('kind')).toMatchObject({
      schema: { kind: 'integer', description: 'Its kind' },
      required: true,
    });
    expect(properties.get('tag')).toMatchObject({
      schema: { kind: 'array', items: { kind: 'string' } },
    });
    expect(media?.encoding.get('meta')?.contentType).toBe('application/json');
  });

  it('never copies secrets', () => {
    const raw = JSON.stringify({
      password: 'hunter2',
      user: 'ann',
      t: `eyJhbGciOiJIUzI1NiJ9.${'hunter2x'}.x`,
      empty: { apiKey: '{{k}}' },
    });
    const json = send({ mode: 'raw', raw });
    expect(json.codes).toEqual(['collection/secret']);
    expect(dump(json.api)).not.toContain('hunter2');
    expect(dump(json.api)).toContain('ann');
    const xml = send({ mode: 'raw', raw: '<a><wsse:Password>hunter2</wsse:Password></a>' });
    expect(dump(xml.api)).not.toContain('hunter2');
    const form = send({
      mode: 'urlencoded',
      urlencoded: [{ key: 'client_secret', value: 'hunter2' }],
    });
    expect(dump(form.api)).not.toContain('hunter2');
    const query = request('https://api.io/a?session_id=hunter2');
    expect(dump(query.api)).not.toContain('hunter2');
    expect(query.codes).toEqual(['collection/secret']);
  });
});
