/**
 * Generates `schemas.ts`: the named schemas as types. If a schema differs in requests and
 * responses, it gets two types.
 */
import { ident } from '../../src/print/emit/typescript/code.js';
import { moduleText, printed } from '../../src/print/emit/typescript/module.js';
import { memoizeByText } from '../../src/base/foundation/memo.js';
import { byCodeUnit } from '../../src/base/foundation/sort.js';
import { followIn } from '../../src/model/dereference.js';
import type { Direction } from '../../src/model/direction.js';
import type { SchemaId } from '../../src/model/schema.js';
import type { TypeOptions } from '../../src/print/typescript/type-options.js';
import { typeDeclaration } from '../../src/print/typescript/types.js';
import { fillableOf } from './functions/fillers.js';
import { banner, modulePlace, type ServerView } from './view.js';

export function schemasFile(view: ServerView): string {
  const { api, names, inputs, filled = new Map<SchemaId, string>() } = view;
  const kinds: readonly Kind[] = [
    { names: names.schemas, options: optionsOf(view, 'read') },
    { names: inputs, options: optionsOf(view, 'write') },
    { names: filled, options: filledOptionsOf(view) },
  ];
  const all = [...api.schemas].flatMap(([id, schema]) =>
    kinds.flatMap(({ names: nameOf, options }) => {
      const name = nameOf.get(id);
      return name === undefined ? [] : [{ name, schema, options }];
    }),
  );
  if (all.length === 0) return '';
  all.sort((a, b) => byCodeUnit(a.name, b.name));
  return moduleText({
    ...modulePlace(view, 'schemas.ts'),
    header: banner('Schemas of the values of the API.'),
    body: all.map(({ name, schema, options }) =>
      printed(typeDeclaration(named(name), schema, options)),
    ),
  });
}

/**
 * The types for one use of the schemas: in responses, in requests, or in requests after defaults
 * have been added.
 */
interface Kind {
  readonly names: ReadonlyMap<SchemaId, string>;
  readonly options: TypeOptions;
}

function optionsOf(view: ServerView, direction: Direction): TypeOptions {
  const { names, inputs } = view;
  return {
    direction,
    follow: followIn(view.api.schemas),
    readonlyArrays: true,
    ref: (id) => {
      const written = direction === 'write' ? inputs.get(id) : undefined;
      return named(written ?? names.schemas.get(id) ?? 'unknown');
    },
  };
}

function filledOptionsOf(view: ServerView): TypeOptions {
  const without = optionsOf(view, 'write');
  return {
    ...without,
    ref: (id) => {
      const name = view.filled?.get(id);
      return name === undefined ? without.ref(id) : named(name);
    },
    defaults: { of: fillableOf(view.api).defaultOf, without },
  };
}

const named = memoizeByText(ident);
