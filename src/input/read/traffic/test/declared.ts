/** Creates the API of a description from its paths: `/users`, `DELETE /users/{id}`. */
import { cursorOf } from '../../../../../test/cursor.js';
import type { Api } from '../../../../model/api.js';
import { OPENAPI3 } from '../../openapi/openapi3/index.js';

export function declaredApi(url: string, paths: readonly string[]): Api {
  const data = {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    servers: [{ url }],
    paths: Object.fromEntries(
      paths.map((text) => {
        const [path = '', method = 'GET'] = text.split(' ').reverse();
        return [path, { [method.toLowerCase()]: { responses: {} } }];
      }),
    ),
  };
  const api = OPENAPI3.read?.(cursorOf(data).root, {});
  if (!api) throw new Error('a description is an API');
  return api;
}
