/** Generates `mount.ts`: one table of all handlers, by the key of their operation (`GET /pets`). */
import { code, imported, jsdoc, lit, type Code } from '../../src/print/emit/typescript/code.js';
import { object, property } from '../../src/print/emit/typescript/expression.js';
import { moduleText } from '../../src/print/emit/typescript/module.js';
import { handlerOf, isDeleted, stubsOf } from './handlers.js';
import { banner, importOwn, importOwnType, modulePlace, type ServerView } from './view.js';

/**
 * Generates `mount.ts`. An operation whose handler the user deleted responds with 501. If any other handler is missing,
 * the file does not compile.
 */
export function mountFile(view: ServerView): string {
  const aliasFor = aliases();
  let deleted = 0;
  const rows = view.names.groups.flatMap((group) =>
    stubsOf(view, group).flatMap((stub): Code[] => {
      if (isDeleted(view, stub)) {
        deleted++;
        const error = importOwn(view, 'runtime/problem.ts', 'NotImplemented');
        const fails = code`
          () => {
            throw new ${error}(${lit(stub.key)});
          }
        `;
        return [property(stub.key, fails)];
      }
      const handler = handlerOf(view, group, stub);
      if (handler === undefined) return [];
      const { path, name } = handler;
      const alias = aliasFor(name === 'default' ? stub.name : name, `${path} ${name}`);
      const file = `./${view.handlers ?? 'handlers'}/${path}`;
      return [property(stub.key, imported(name, file, { alias }))];
    }),
  );
  const absent = deleted === 0 ? '' : ' An operation whose handler you deleted responds with 501.';
  return moduleText({
    ...modulePlace(view, 'mount.ts'),
    header: banner('Your handlers by operation, for `createApi`.'),
    body: [
      code`
        ${jsdoc(`All handlers. The compiler reports a missing or wrong handler here.${absent}`)}
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
    ['NotImplemented', ''],
  ]);
  return (name, owner) => {
    let alias = name === 'handlers' ? 'handlers_' : name;
    while ((owners.get(alias) ?? owner) !== owner) alias += '_';
    owners.set(alias, owner);
    return alias;
  };
}
