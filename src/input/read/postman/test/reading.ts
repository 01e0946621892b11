/** Reads short collections. */
import { cursorOf } from '../../../../../test/cursor.js';
import type { Endpoint } from '../../../../model/api.js';
import { templateOf } from '../../../../model/path.js';
import type { Schema } from '../../../../model/schema.js';
import type { ReadOptions } from '../../read-options.js';
import { POSTMAN } from '../index.js';

export const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

export function read(data: unknown, options: ReadOptions = {}) {
  const { root, report } = cursorOf(data);
  const api = POSTMAN.read(root, options);
  const list = report.list();
  return { api, list, codes: list.map(({ code }) => code) };
}

export function collection(item: unknown[], rest: object = {}) {
  return { info: { name: 'C', schema: SCHEMA }, item, ...rest };
}

/** Reads one request. */
export function request(
  given: unknown,
  rest: object = {},
  options: ReadOptions = {},
  around: object = {},
) {
  const data = collection([{ name: 'R', request: given, ...rest }], around);
  const { api, codes, list } = read(data, options);
  return { api, codes, list, endpoint: api.endpoints[0] };
}

export function pathOf(endpoint: Endpoint | undefined) {
  return endpoint && `${endpoint.method} ${templateOf(endpoint.path, endpoint.trailingSlash)}`;
}

/** `query limit, path id`. */
export function parametersOf(endpoint: Endpoint | undefined) {
  return endpoint?.parameters.map((one) => `${one.in} ${one.name}`).join(', ');
}

export function schemaOf(endpoint: Endpoint | undefined, name: string): Schema | undefined {
  const content = endpoint?.parameters.find((one) => one.name === name)?.content;
  return content?.kind === 'schema' ? content.schema : undefined;
}

/** Returns a value of the model as one text, so that tests can search it for secrets. */
export function dump(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (inner instanceof Map ? [...inner] : inner));
}
