/** `schemas.ts`: the named schemas of the API as types. */
import { ident } from '../../src/emit/code.js';
import { moduleText, printed } from '../../src/emit/module.js';
import { typeDeclaration } from '../../src/typescript/types.js';
import { banner, placeOf, type ServerView } from './view.js';

/** The text of `schemas.ts`; empty when the API names no schemas. */
export function schemasFile(view: ServerView): string {
  const { api, names } = view;
  const named = [...api.schemas].flatMap(([id, schema]) => {
    const name = names.schemas.get(id);
    return name === undefined ? [] : [{ name, schema }];
  });
  if (named.length === 0) return '';
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const inPlace = new Map(names.schemas);
  const ref = (id: string) => {
    const name = inPlace.get(id);
    return ident(name ?? 'unknown');
  };
  return moduleText({
    ...placeOf(view, 'schemas.ts'),
    header: banner('What the values of the API look like.'),
    body: named.map(({ name, schema }) =>
      printed(typeDeclaration(ident(name), schema, { ref, readonlyArrays: true })),
    ),
  });
}
