/** `schemas.ts`: the named schemas of the API as types; where requests and replies differ, there is one for each. */
import { ident } from '../../src/emit/typescript/code.js';
import { moduleText, printed } from '../../src/emit/typescript/module.js';
import { memoizeByText } from '../../src/foundation/memo.js';
import { byCodeUnit } from '../../src/foundation/sort.js';
import type { Direction } from '../../src/model/direction.js';
import { typeDeclaration, type TypeOptions } from '../../src/typescript/types.js';
import { banner, followIn, modulePlace, type ServerView } from './view.js';

/** The text of `schemas.ts`; empty when the API names no schemas. */
export function schemasFile(view: ServerView): string {
  const { api, names, inputs } = view;
  const all = [...api.schemas].flatMap(([id, schema]) =>
    DIRECTIONS.flatMap((direction) => {
      const name = (direction === 'read' ? names.schemas : inputs).get(id);
      return name === undefined ? [] : [{ name, schema, direction }];
    }),
  );
  if (all.length === 0) return '';
  all.sort((a, b) => byCodeUnit(a.name, b.name));
  const optionsOf = (direction: Direction): TypeOptions => ({
    direction,
    follow: followIn(view),
    readonlyArrays: true,
    ref: (id) => {
      const written = direction === 'write' ? inputs.get(id) : undefined;
      return named(written ?? names.schemas.get(id) ?? 'unknown');
    },
  });
  const options = { read: optionsOf('read'), write: optionsOf('write') };
  return moduleText({
    ...modulePlace(view, 'schemas.ts'),
    header: banner('What the values of the API look like.'),
    body: all.map(({ name, schema, direction }) =>
      printed(typeDeclaration(named(name), schema, options[direction])),
    ),
  });
}

/** One code for each name: it is used many times. */
const named = memoizeByText(ident);

const DIRECTIONS: readonly Direction[] = ['read', 'write'];
