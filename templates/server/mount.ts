/** Generates `mount.ts`: one table of all handlers, by the key of their operation (`GET /pets`). */
import { code, imported, jsdoc, type Code } from '../../src/print/emit/typescript/code.js';
import { object, property } from '../../src/print/emit/typescript/expression.js';
import { moduleText } from '../../src/print/emit/typescript/module.js';
import { handlerOf, stubsOf } from './handlers.js';
import { banner, importOwnType, modulePlace, type ServerView } from './view.js';

/** Generates `mount.ts`. If a handler is missing, this file does not compile. */
export function mountFile(view: ServerView): string {
  const aliasFor = aliases();
  const rows = view.names.groups.flatMap((group) =>
    stubsOf(view, group).flatMap((stub): Code[] => {
      const handler = handlerOf(view, group, stub);
      if (handler === undefined) return [];
      const { path, name } = handler;
      const alias = aliasFor(name === 'default' ? stub.name : name, `${path} ${name}`);
      const file = `./${view.handlers ?? 'handlers'}/${path}`;
      return [property(stub.key, imported(name, file, { alias }))];
    }),
  );
  return moduleText({
    ...modulePlace(view, 'mount.ts'),
    header: banner('Your handlers by operation, for `createApi`.'),
    body: [
      code`
        ${jsdoc('All handlers. The compiler reports a missing or wrong handler here.')}
        export const handlers = ${object(rows)} satisfies ${importOwnType(view, 'operations.ts', 'Handlers')};
      `,
    ],
  });
}

/**
 * Returns a function that chooses a local name for each import. Two files of the user may export
 * the same name, so one of the imports must be renamed.
 */
function aliases(): (name: string, owner: string) => string {
  const owners = new Map([
    ['handlers', ''],
    ['Handlers', ''],
  ]);
  return (name, owner) => {
    let alias = name === 'handlers' ? 'handlers_' : name;
    while ((owners.get(alias) ?? owner) !== owner) alias += '_';
    owners.set(alias, owner);
    return alias;
  };
}
