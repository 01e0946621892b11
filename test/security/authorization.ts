/** Documents of every format that declare how the `Authorization` header is sent. */
import type { SourceFile } from '../../src/input/source/index.js';
import { file, run } from '../stride.js';

export const INFO = { title: 'Forge', version: '1' };
const DONE = { responses: { 204: { description: 'Done' } } };
const URL = 'https://forge.test/x';
/** A security scheme whose caller passes the whole header. */
export const KEY = { type: 'apiKey', in: 'header', name: 'Authorization' };
export const BEARER = { type: 'http', scheme: 'bearer' };

/** A Swagger 2.0 description of `GET /x`. */
export function swagger(schemes: object, security: unknown, operation: object = {}): object {
  return {
    ...{ swagger: '2.0', info: INFO, host: 'forge.test', schemes: ['https'] },
    securityDefinitions: schemes,
    paths: { '/x': { get: { operationId: 'x', security, ...operation, ...DONE } } },
  };
}

/** An OpenAPI 3 description of `GET /x`. */
export function openapi(schemes: object, security: unknown, operation: object = {}): object {
  return {
    ...{ openapi: '3.0.3', info: INFO, servers: [{ url: 'https://forge.test' }] },
    components: { securitySchemes: schemes },
    paths: { '/x': { get: { operationId: 'x', security, ...operation, ...DONE } } },
  };
}

/** A Postman collection with `GET /x`. */
export function postman(auth: object | undefined, header: readonly object[] = []): object {
  const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';
  const request = { method: 'GET', url: URL, header, ...(auth && { auth }) };
  return { info: { name: 'Forge', schema }, item: [{ name: 'X', request }] };
}

/** The settings of Postman's `auth` as a list. */
export function settings(type: string, values: Readonly<Record<string, string>>): object {
  return { type, [type]: Object.entries(values).map(([key, value]) => ({ key, value })) };
}

/** An Insomnia collection with `GET /x`. */
export function insomnia(authentication: object, headers: readonly object[] = []): object {
  return {
    ...{ type: 'collection.insomnia.rest/5.0', name: 'Forge' },
    collection: [{ url: URL, name: 'X', method: 'GET', authentication, headers }],
  };
}

/** A request of Bruno with `GET /x`. */
export function bruno(text: string): string {
  return `meta {\n  name: X\n}\n\nget {\n  url: ${URL}\n}\n\n${text}`;
}

/** A recording of `GET /x`. */
export function har(headers: readonly object[]): object {
  const response = { status: 204, statusText: '', headers: [], content: { size: 0, mimeType: '' } };
  const request = { method: 'GET', url: URL, headers, queryString: [], cookies: [] };
  return { log: { version: '1.2', entries: [{ request, response }] } };
}

/** A file for each document; the names are `a`, `b`, and so on. */
export function files(documents: readonly (object | string)[]): SourceFile[] {
  return documents.map((document, index) => {
    const name = String.fromCharCode(97 + index);
    if (typeof document !== 'string')
      return file(`${name}.${'log' in document ? 'har' : 'json'}`, document);
    return file(`${name}.${document.startsWith('meta') ? 'bru' : 'http'}`, document);
  });
}

/** The result of reading: the security schemes, the requirement of `GET /x`, and the codes of all messages. */
export interface Read {
  readonly schemes: Readonly<Record<string, string>>;
  readonly security: string;
  readonly codes: readonly string[];
}

/** Reads and merges some documents. */
export async function read(...documents: readonly (object | string)[]): Promise<Read> {
  const { api, report } = await run(files(documents));
  const schemes = [...api.securitySchemes.values()].map((scheme): [string, string] => {
    if (scheme.kind === 'apiKey') return [scheme.id, `${scheme.in} ${scheme.name}`];
    return [scheme.id, scheme.kind === 'http' ? scheme.scheme : scheme.kind];
  });
  const ways = api.endpoints[0]?.security?.value.map((all) =>
    all.map(({ scheme }) => scheme).join('+'),
  );
  const codes = report.list().map(({ code }) => code);
  return {
    schemes: Object.fromEntries(schemes),
    security: ways?.map((way) => way || 'none').join(' or ') ?? 'undeclared',
    codes: codes.filter((code) => /^(?:auth|wire|reconcile)\//.test(code)),
  };
}
