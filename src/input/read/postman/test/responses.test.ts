/** Saved responses, and responses that test scripts expect. */
import { describe, expect, it } from 'vitest';
import { request, parametersOf, dump } from './reading.js';

describe('responses', () => {
  const answer = (response: unknown, item: object = {}) =>
    request('https://api.io/a', { response, ...item });

  it.each<[string, object, unknown, string[]]>([
    ['a code', { code: 201 }, 201, []],
    ['a code as a text', { code: '404' }, 404, []],
    ['the status', { status: '422 Bad' }, 422, []],
    ['the phrase', { status: 'Not Found' }, 404, []],
    ['the name', { name: '200 OK' }, 200, []],
    ['a synthetic name', { name: 'Response_200' }, 200, []],
    ['nothing', { name: 'It works' }, 'default', ['collection/response-status']],
  ])('status by %s', (_, given, status, codes) => {
    const found = answer([given]);
    expect(found.endpoint?.responses).toMatchObject([{ status, media: [], bodyless: false }]);
    expect(found.codes).toEqual(codes);
  });

  it('reads the body, its media type by header, language or sniffing', () => {
    const media = (given: object) =>
      answer([{ code: 200, ...given }]).endpoint?.responses[0]?.media[0];
    expect(
      media({ body: '{"a":1}', header: [{ key: 'Content-Type', value: 'application/hal+json' }] }),
    ).toMatchObject({
      type: 'application/hal+json',
      schema: { kind: 'object', origins: [{ trust: 'inferred' }] },
    });
    expect(media({ body: 'x', _postman_previewlanguage: 'html' })?.type).toBe('text/html');
    expect(media({ body: '[1]', header: 'X: y' })?.type).toBe('application/json');
    expect(media({ body: null, header: null })).toBeUndefined();
  });

  it('omits the body of a status without one', () => {
    expect(answer([{ code: 204, body: 'x' }]).endpoint?.responses).toMatchObject([
      { bodyless: true, media: [] },
    ]);
  });

  it('merges the responses of one status, and names the examples', () => {
    const found = answer([
      { name: 'A', code: 200, body: '{"a":1}' },
      { name: 'B', code: 200, body: '{"b":"x"}' },
    ]);
    const [response] = found.endpoint?.responses ?? [];
    expect(found.endpoint?.responses).toHaveLength(1);
    expect(response?.media[0]?.examples.map(({ name }) => name)).toEqual(['A', 'B']);
    const schema = response?.media[0]?.schema;
    expect(schema?.kind === 'object' && [...schema.properties.keys()]).toEqual(['a', 'b']);
  });

  it('keeps the headers that concern callers, without values', () => {
    const header = [
      { key: 'Location', value: 'hunter2' },
      { key: 'Server', value: 'x' },
    ];
    const found = answer([{ code: 201, header }]);
    expect(found.endpoint?.responses[0]?.headers.map(({ name }) => name)).toEqual(['Location']);
    expect(dump(found.api)).not.toContain('hunter2');
  });

  it('uses the request of a saved response as evidence', () => {
    const originalRequest = { url: 'https://api.io/a?x=1', method: 'GET' };
    const other = { url: 'https://api.io/other', method: 'GET' };
    const found = answer([
      { name: 'A', code: 200, originalRequest },
      { name: 'B', code: 200, originalRequest: other },
    ]);
    expect(parametersOf(found.endpoint)).toBe('query x');
    expect(found.api.endpoints).toHaveLength(1);
    expect(found.codes).toEqual([]);
  });

  it('searches tests for statuses without running them', () => {
    const exec = [
      'pm.response.to.have.status(201);',
      'pm.expect(pm.response.code).to.eql(409)',
      'throw 1',
    ];
    const found = answer([], { event: [{ listen: 'test', script: { exec } }] });
    expect(found.endpoint?.responses).toMatchObject([
      { status: 201, origins: [{ trust: 'inferred' }] },
      { status: 409 },
    ]);
    expect(found.codes).toEqual(['collection/scripts']);
  });
});
