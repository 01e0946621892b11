/** `mount.ts`: the handlers as one table, by the operations' keys, wherever their authors have put them. */
import type { Code } from '../../src/emit/typescript/code.js';
import { ident, imported, jsdoc } from '../../src/emit/typescript/code.js';
import { object, property, satisfies } from '../../src/emit/typescript/expression.js';
import { moduleText } from '../../src/emit/typescript/module.js';
import { constant } from '../../src/emit/typescript/statement.js';
import { handlerOf, stubsOf } from './handlers.js';
import { banner, importOwnType, modulePlace, type ServerView } from './view.js';

/** The text of `mount.ts`. A handler that is missing is an error of the compiler in this file. */
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
      constant({
        name: ident('handlers'),
        export: true,
        comment: jsdoc('Every handler; one that is missing or does not fit is an error here.'),
        value: satisfies(object(rows), importOwnType(view, 'operations.ts', 'Handlers')),
      }),
    ],
  });
}

/** Local names of imports: files that people have split may export one name twice. */
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
