import { describe, expect, test } from 'vitest';
import { endpointKey, templateOf } from '../../../../model/path.js';
import { parsePathTemplate } from '../path-template.js';

describe('paths', () => {
  // raw, template, problems
  const rows: [string, string, string[]][] = [
    ['/', '/', []],
    ['', '/', ['path/slash']],
    ['/site/{cloudId}/conversation', '/site/{cloudId}/conversation', []],
    ['/site/', '/site/', ['path/slash']],
    ['site/x', '/site/x', ['path/slash']],
    ['//a//b', '/a/b', ['path/slash']],
    ['/m/chat:bot:messages/{key}', '/m/chat:bot:messages/{key}', ['path/literal-colon']],
    ['/v1/{name}:cancel', '/v1/{name}:cancel', []],
    ['/v{n}.json', '/v{n}.json', []],
    ['/{a}{b}', '/{a}{b}', []],
    ['/users/:id', '/users/{id}', ['path/foreign-template']],
    ['/users/:id.json', '/users/{id}.json', ['path/foreign-template']],
    ['/users/:bot:messages', '/users/:bot:messages', ['path/literal-colon']],
    ['/users/<id>', '/users/{id}', ['path/foreign-template']],
    ['/users/<int:id>', '/users/{id}', ['path/foreign-template']],
    ['/users/[id]', '/users/{id}', ['path/foreign-template']],
    ['/files/*', '/files/{wildcard}', ['path/foreign-template']],
    ['/users/{{id}}', '/users/{id}', ['path/foreign-template']],
    ['/users/{id:\\d{2,3}}', '/users/{id}', ['path/foreign-template']],
    ['/users/{id:[^/]+}/x', '/users/{id}/x', ['path/foreign-template']],
    ['/files/{+path}', '/files/{path}', ['path/foreign-template']],
    ['/users/{id?}', '/users/{id}', ['path/foreign-template']],
    ['/x{?page,limit}', '/x', ['path/foreign-template']],
    ['/users/%7Bid%7D/a%20b', '/users/{id}/a%20b', []],
    ['/users/a{b}c%7D', '/users/a{b}c}', []],
    ['/users/{ id }', '/users/{id}', []],
    ['/users/{user name}', '/users/{user name}', []],
    ['/users/{id', '/users/{id}', ['path/brace']],
    ['/users/id}', '/users/{id}', ['path/brace']],
    ['/users/a{b}c}', '/users/a{b}c}', ['path/brace']],
    ['/a/{id}/b/{id}', '/a/{id}/b/{id2}', ['path/dup-param']],
    ['/a/{id}/b/{id}/{id2}', '/a/{id}/b/{id3}/{id2}', ['path/dup-param']],
    ['/x?expand={y}', '/x', ['path/query']],
    ['/x#variant', '/x', ['path/fragment']],
    ['/__proto__/{constructor}', '/__proto__/{constructor}', []],
  ];
  test.each(rows)('%s', (raw, template, problems) => {
    const parsed = parsePathTemplate(raw);
    expect(templateOf(parsed.path, parsed.trailingSlash)).toBe(template);
    expect(parsed.problems.map((problem) => problem.code)).toEqual(problems);
  });
});

test('names do not matter in the identity, positions do', () => {
  const key = (raw: string) => endpointKey('get', parsePathTemplate(raw).path);
  expect(key('/a/{id}/')).toBe(key('/a/{key}'));
  expect(key('/a/v{n}.json')).toBe('GET /a/v{}.json');
});

test('a dot of an expression joins the preceding text', () => {
  expect(parsePathTemplate('/projects{.format}').path).toEqual([
    [
      { kind: 'literal', text: 'projects.' },
      { kind: 'parameter', name: 'format' },
    ],
  ]);
});

test('query, fragment, pattern, reserved and optional parts are separated', () => {
  expect(parsePathTemplate('/x?expand={y}&flag').query).toEqual([
    ['expand', '{y}'],
    ['flag', ''],
  ]);
  expect(parsePathTemplate('/x{?page,limit*}').query).toEqual([
    ['page', ''],
    ['limit', ''],
  ]);
  expect(parsePathTemplate('/x#get').fragment).toBe('get');
  expect(parsePathTemplate('/u/{id:\\d+}').patterns.get('id')).toBe('\\d+');
  expect(parsePathTemplate('/u/{+path}').reserved.has('path')).toBe(true);
  const optional = parsePathTemplate('/u/{id?}');
  expect(optional.shorter && templateOf(optional.shorter)).toBe('/u');
});
