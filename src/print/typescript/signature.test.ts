import { describe, expect, test } from 'vitest';
import type { Endpoint, Media, Parameter, ParameterLocation, Response } from '../../model/api.js';
import { UNKNOWN, type Schema, type Shape } from '../../model/schema.js';
import { fact } from '../../model/origin.js';
import { bodyArgument, mediaKind } from './signature-body.js';
import { argumentNames, camelCaseIdentifier } from './signature-names.js';
import { replyCases, type StatusSet } from './signature-replies.js';
import { operationSignature } from './signature.js';

function schema(shape: Shape): Schema {
  return { ...shape, origins: [] };
}

function parameter(place: ParameterLocation, name: string, required = false): Parameter {
  return {
    name,
    in: place,
    required: fact(required),
    content: { kind: 'schema', schema: UNKNOWN, style: 'form', explode: true },
    examples: [],
    aliases: [],
    origins: [],
  };
}

function media(type: string, of: Schema = UNKNOWN): Media {
  return { type, schema: of, encoding: new Map(), examples: [], origins: [] };
}

function response(status: Response['status'], ...types: string[]): Response {
  const links = new Map();
  const forms = types.map((type) => media(type));
  return { status, headers: [], media: forms, bodyless: false, links, origins: [] };
}

function endpoint(more: Partial<Endpoint> = {}): Endpoint {
  return {
    key: 'GET /a/{}',
    method: 'GET',
    path: [[{ kind: 'literal', text: 'a' }]],
    aliases: [],
    tags: [],
    parameters: [],
    responses: [],
    servers: [],
    callbacks: [],
    extensions: new Map(),
    origins: [],
    ...more,
  };
}

describe('argument names', () => {
  test.each([
    ['cloudId', 'cloudId'],
    ['include-archived', 'includeArchived'],
    ['X-Trace-ID', 'xTraceId'],
    ['CloudID', 'cloudID'],
    ['URLPrefix', 'urlPrefix'],
    ['ids[]', 'ids'],
    ['filter[name]', 'filterName'],
    ['$top', 'top'],
    ['2fa', '_2fa'],
    ['größe', 'groE'],
    ['日本', 'u65e5u672c'],
    ['', 'value'],
    ['default', 'default'],
    ['__proto__', 'proto'],
    ['*/ attack(); /*', 'attack'],
    ['x'.repeat(70), `${'x'.repeat(51)}_77f3c97d`],
  ])('%j becomes %s', (wire, want) => {
    const got = camelCaseIdentifier(wire);
    expect(got).toBe(want);
    expect(got).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,59}$/);
  });

  test.each<[string, [ParameterLocation, string][], string[]]>([
    [
      'one place each',
      [
        ['path', 'id'],
        ['query', 'id'],
      ],
      ['id', 'idQuery'],
    ],
    [
      'ignoring case',
      [
        ['query', 'orderBy'],
        ['header', 'orderby'],
      ],
      ['orderBy', 'orderbyHeader'],
    ],
    [
      'one place',
      [
        ['query', 'limit'],
        ['query', 'limit[]'],
      ],
      ['limit', 'limitQuery'],
    ],
    [
      'one place, in two spellings',
      [
        ['query', 'MaxResults'],
        ['query', 'maxResults'],
        ['query', '$filter'],
        ['query', 'filter'],
        ['query', 'sort[]'],
        ['query', 'sort[by'],
        ['query', 'sort.by'],
      ],
      ['MaxResults', 'maxResults', 'filterQuery', 'filter', 'sort', 'sortByQuery2', 'sortByQuery1'],
    ],
    [
      'a spelling that another place has',
      [
        ['path', 'limit'],
        ['query', 'limit'],
        ['query', 'Limit'],
      ],
      ['limit', 'limitQuery2', 'limitQuery1'],
    ],
    ['beside the body', [['query', 'body']], ['bodyQuery']],
    [
      'what objects inherit',
      [
        ['query', 'constructor'],
        ['query', 'toString'],
      ],
      ['constructorQuery', 'toStringQuery'],
    ],
    [
      'a rival of a qualified name',
      [
        ['path', 'id'],
        ['query', 'id'],
        ['query', 'id-query'],
      ],
      ['id', 'idQuery1', 'idQuery'],
    ],
  ])('%s', (_, wanted, want) => {
    const parameters = wanted.map(([place, name]) => parameter(place, name));
    const names = argumentNames(parameters, ['body']);
    const reversed = argumentNames([...parameters].reverse(), ['body']);
    expect(parameters.map((one) => reversed.get(one))).toEqual(
      parameters.map((one) => names.get(one)),
    );
    const got = parameters.map((one) => names.get(one));
    expect(got).toEqual(want);
  });
});

describe('bodies', () => {
  const text = schema({ kind: 'string' });
  const file = schema({ kind: 'binary' });
  const upload = schema({
    kind: 'object',
    properties: new Map([['f', { schema: file, required: true }]]),
  });

  test.each<[string, Schema, string]>([
    ['application/json', UNKNOWN, 'json'],
    ['application/problem+json; charset=utf-8', UNKNOWN, 'json'],
    ['application/*+json', UNKNOWN, 'json'],
    ['text/markdown', UNKNOWN, 'text'],
    ['application/atom+xml', UNKNOWN, 'text'],
    ['multipart/mixed', UNKNOWN, 'multipart'],
    ['application/x-www-form-urlencoded', UNKNOWN, 'form'],
    ['image/png', UNKNOWN, 'binary'],
    ['text/csv', file, 'binary'],
    ['*/*', UNKNOWN, 'any'],
  ])('%s is %s', (type, of, want) => {
    expect(mediaKind(type, of)).toBe(want);
  });

  test.each<[string, Media[], [string, string[]][], boolean]>([
    ['nobody describes it', [], [], false],
    ['one', [media('application/json')], [['json', ['application/json']]], false],
    [
      'JSON first',
      [media('text/plain'), media('image/*'), media('application/json')],
      [
        ['json', ['application/json']],
        ['text', ['text/plain']],
      ],
      true,
    ],
    [
      'one form under several types',
      [media('text/json'), media('application/*+json'), media('application/json')],
      [['json', ['application/json', 'text/json']]],
      true,
    ],
    [
      'two schemas',
      [media('application/json', text), media('application/vnd.x+json')],
      [
        ['json', ['application/json']],
        ['json', ['application/vnd.x+json']],
      ],
      true,
    ],
    [
      'parts where there is a file',
      [media('application/x-www-form-urlencoded', upload), media('multipart/form-data', upload)],
      [
        ['multipart', ['multipart/form-data']],
        ['form', ['application/x-www-form-urlencoded']],
      ],
      true,
    ],
    ['a range alone', [media('image/*')], [['binary', []]], false],
  ])('%s', (_, forms, want, selectable) => {
    const body = bodyArgument({ required: fact(true), media: forms, origins: [] });
    expect(body.choices.map(({ kind, types }) => [kind, types])).toEqual(want);
    expect(body.selectable).toBe(selectable);
    expect(body.required).toBe(forms.length > 0);
  });
});

describe('replies', () => {
  const show = (set: StatusSet): string => {
    if (set.kind === 'code') return String(set.code);
    const less = [...set.except, ...(set.kind === 'rest' ? set.exceptClasses : [])];
    return [set.kind === 'class' ? set.class : 'rest', ...less].join('-');
  };
  test.each<[string, Response[], string]>([
    ['nothing declared', [], 'ok 2XX unknown'],
    ['only an error', [response(404)], 'ok 2XX unknown, 404 unknown'],
    ['default alone is both', [response('default', 'text/plain')], 'ok 2XX text, rest text'],
    [
      'codes, classes and the rest',
      [
        response('default'),
        response('4XX', 'a/b'),
        response(404, 'application/json'),
        response(503),
        response(204),
        response(200, 'application/json', 'text/csv'),
      ],
      'ok 200 json+text, ok 204 none, 404 json, 4XX-404 binary, 503 unknown, rest-503-4XX unknown',
    ],
    [
      'a class of successes',
      [response('2XX'), response(201)],
      'ok 201 unknown, ok 2XX-201 unknown',
    ],
    ['informational ones are left out', [response(101), response('1XX')], 'ok 2XX unknown'],
  ])('%s', (_, responses, want) => {
    const cases = replyCases(endpoint({ responses }));
    const got = cases.map(({ ok, statuses, body }) => {
      const form = typeof body === 'string' ? body : body.map(({ kind }) => kind).join('+');
      return `${ok ? 'ok ' : ''}${show(statuses)} ${form}`;
    });
    expect(got.join(', ')).toBe(want);
  });

  test('HEAD has no body', () => {
    const cases = replyCases(endpoint({ method: 'HEAD', responses: [response(200, 'a/b')] }));
    expect(cases.map(({ body }) => body)).toEqual(['none']);
  });
});

describe('the signature', () => {
  const body = { required: fact(false), media: [], origins: [] };
  test.each<[string, Partial<Endpoint>, string, string[]]>([
    ['no argument', {}, 'none', []],
    ['optional ones', { parameters: [parameter('query', 'limit')] }, 'optional', ['limit?']],
    ['a body that nobody describes', { body }, 'optional', []],
    ['a path parameter', { parameters: [parameter('path', 'id')] }, 'required', ['id']],
    [
      'in order: path as in the template, query, header, cookie',
      {
        path: [[{ kind: 'parameter', name: 'b' }], [{ kind: 'parameter', name: 'a' }]],
        parameters: [
          parameter('cookie', 'e'),
          parameter('header', 'X-D', true),
          parameter('query', 'c'),
          parameter('path', 'a'),
          parameter('path', 'b'),
        ],
      },
      'required',
      ['b', 'a', 'c?', 'xD', 'e?'],
    ],
  ])('%s', (_, more, argument, names) => {
    const signature = operationSignature(endpoint(more), 'getA');
    const got = signature.arguments.map(({ name, required }) => (required ? name : `${name}?`));
    expect([signature.argument, got]).toEqual([argument, names]);
  });
});
