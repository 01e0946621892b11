/** The export is a valid OpenAPI 3.1 document for every API, with the facts of the model. */
import { describe, expect, it } from 'vitest';
import { BROAD } from '../../../../test/broad/api.js';
import { api } from '../../../../test/model-parts.js';
import { codePoint, fc, runs } from '../../../../test/property.js';
import { jsonPieces, jsonText } from '../../emit/json/index.js';
import { openApiParts, toOpenApi } from '../document.js';
import { type Plain, plain, dig, errors, OPTIONS, hostile } from './document.js';

describe('toOpenApi', () => {
  it('is valid for an API with every construct of the model', async () => {
    expect(await errors(plain(BROAD))).toBeUndefined();
    expect(await errors(plain(BROAD, OPTIONS))).toBeUndefined();
  });

  it('is the same when parts are written lazily', () => {
    for (const options of [{}, OPTIONS]) {
      const shared = new Set<object>();
      const parts = openApiParts(BROAD, { ...options, shared });
      const text = jsonPieces(parts, shared).join('');
      expect(text).toBe(jsonText(toOpenApi(BROAD, options)));
    }
    const [item] = (openApiParts(BROAD).get('paths') as Map<string, unknown>).values();
    expect(item).toBeTypeOf('function');
  });

  it('is valid for an empty API', async () => {
    const document = plain(api());
    expect(await errors(document)).toBeUndefined();
    expect(document).toEqual({
      openapi: '3.1.1',
      info: { title: 'API', version: '0.0.0', 'x-restitch-synthetic': ['title', 'version'] },
      paths: {},
    });
  });

  it('is valid whatever the texts are', async () => {
    const nasty = fc.oneof(
      fc.string({ unit: codePoint }),
      fc.constantFrom('__proto__', 'constructor', '#/x', 'a b', '{', '}/', '\u2028', 'x-y'),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (one, two) => {
        expect(await errors(plain(hostile(one, two)))).toBeUndefined();
      }),
      runs({ suite: 60, all: 600 }),
    );
  });

  it('keeps one spelling if path templates differ only in names', () => {
    const paths = plain(BROAD)['paths'] as Plain;
    expect(Object.keys(paths)).toEqual([
      '/pets/',
      '/pets',
      '/pets/{petId}',
      '/a%7Bb%7D%3F/{id}/{id_2}',
      '/pets/{petId}/photo{n}.json',
    ]);
    expect(dig(paths, '/pets/{petId}', 'delete', 'parameters', 0)).toMatchObject({
      name: 'petId',
      in: 'path',
      required: true,
      'x-restitch-name': 'id',
    });
    expect(dig(paths, '/pets/{petId}/photo{n}.json', 'post', 'parameters', 1)).toEqual({
      name: 'n',
      in: 'path',
      required: true,
      schema: { 'x-restitch-unknown': true },
      'x-restitch-synthetic': true,
    });
  });

  it('adds no undeclared bodies or responses', () => {
    const post = dig(plain(BROAD), 'paths', '/pets', 'post');
    expect(dig(post, 'requestBody')).toEqual({ content: {}, 'x-restitch-unknown': true });
    expect(dig(post, 'responses')).toEqual({
      default: { description: '', 'x-restitch-unknown': true, 'x-restitch-synthetic': true },
    });
    const photo = dig(plain(BROAD), 'paths', '/pets/{petId}/photo{n}.json', 'post', 'responses');
    expect(photo).toEqual({
      200: { description: '', 'x-restitch-bodyless': true },
      204: { description: '' },
    });
  });

  it('gives every operation a unique operationId, endpoints first', () => {
    const document = plain(BROAD, OPTIONS);
    const get = dig(document, 'paths', '/pets/', 'get');
    expect(dig(get, 'operationId')).toBe('listPets');
    expect(dig(get, 'x-restitch-aliases')).toEqual(['PetsGetHandler', 'findPets']);
    expect(dig(get, 'responses', '200', 'links')).toEqual({ ok: { operationId: 'listPets' } });
    expect(dig(document, 'paths', '/pets', 'query', 'operationId')).toBe('findPets');
    expect(dig(document, 'webhooks', 'sold', 'post')).toMatchObject({
      'x-restitch-operation-id': 'upload',
    });
  });

  it('writes groups as tags, and tags of documents as labels', () => {
    const document = plain(BROAD, OPTIONS);
    expect(dig(document, 'paths', '/pets/', 'get', 'tags')).toEqual(['Pets']);
    expect(dig(document, 'paths', '/pets/', 'get', 'x-restitch-labels')).toEqual(['of', 'the']);
    const tags = (of: Plain) => (of['tags'] as Plain[]).map((tag) => tag['name']);
    expect(tags(document)).toEqual(['Pets', 'All']);
    expect(tags(plain(BROAD))).toEqual(['of', 'Pets']);
    expect(dig(plain(BROAD), 'paths', '/pets/', 'get', 'tags')).toEqual(['of', 'the']);
  });

  it('includes the origins of facts, and conflicts', () => {
    const get = dig(plain(BROAD, OPTIONS), 'paths', '/pets/', 'get');
    expect(dig(get, 'x-restitch-origins')).toEqual([
      { source: 'specs/a.yaml', line: 16, column: 1 },
    ]);
    expect(dig(get, 'x-restitch-conflicts', 0, 'rejected', 0, 'value')).toBe('PetsGetHandler');
    expect(dig(get, 'x-restitch-field-trust')).toEqual({ security: 'inferred' });
  });

  it('keeps security as declared: unknown flows, alternatives, optional, undeclared', () => {
    const document = plain(BROAD);
    expect(dig(document, 'paths', '/pets/', 'get', 'security')).toEqual([
      { o_auth: ['read:pets'] },
      {},
    ]);
    expect(dig(document, 'paths', '/pets/{petId}', 'get', 'security')).toEqual([]);
    expect(dig(document, 'paths', '/pets', 'post', 'security')).toBeUndefined();
    expect(dig(document, 'components', 'securitySchemes', 'o_auth')).toEqual({
      type: 'oauth2',
      flows: {},
      'x-restitch-name': 'o auth',
      'x-restitch-trust': 'inferred',
    });
  });

  it('ignores extensions of restitch in a description', () => {
    const get = dig(plain(BROAD), 'paths', '/pets/', 'get');
    expect(dig(get, 'x-mine')).toBe('yes');
    expect(get).not.toHaveProperty('x-restitch-trust');
    expect(get).not.toHaveProperty('notmine');
  });
});
