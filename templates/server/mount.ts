/** `mount.ts`: the handler files as one table, by the operations' keys. */
import { ident, imported, jsdoc } from '../../src/emit/code.js';
import { object, property, satisfies } from '../../src/emit/expression.js';
import { moduleText } from '../../src/emit/module.js';
import { constant } from '../../src/emit/statement.js';
import { handlersPath } from './handlers.js';
import { banner, operationKey, operationName, ownType, placeOf, type ServerView } from './view.js';

/** The text of `mount.ts`. A handler that is missing is an error of the compiler in this file. */
export function mountFile(view: ServerView): string {
  const endpoints = new Map(view.api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  const rows = view.names.groups.flatMap((group) =>
    group.endpoints.flatMap((key) => {
      const endpoint = endpoints.get(key);
      if (endpoint === undefined) return [];
      const name = operationName(view, endpoint);
      const alias = name === 'handlers' ? 'handlers_' : name;
      const handler = imported(name, `./${handlersPath(view, group)}`, { alias });
      return [property(operationKey(endpoint), handler)];
    }),
  );
  return moduleText({
    ...placeOf(view, 'mount.ts'),
    header: banner('Your handlers by operation, for `createApi`.'),
    body: [
      constant({
        name: ident('handlers'),
        export: true,
        comment: jsdoc('Every handler; one that is missing or does not fit is an error here.'),
        value: satisfies(object(rows), ownType(view, 'operations.ts', 'Handlers')),
      }),
    ],
  });
}
