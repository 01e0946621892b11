/**
 * Generates `pages.ts`, which describes how each paginated operation is paginated. `pages.ts` is a
 * separate entry point, so it does not enlarge bundles that do not import it.
 */
import {
  code,
  ident,
  imported,
  jsdoc,
  lit,
  num,
  type Code,
} from '../../src/print/emit/typescript/code.js';
import { array, call, object, property } from '../../src/print/emit/typescript/expression.js';
import { exportNames, printed } from '../../src/print/emit/typescript/module.js';
import type { NextPage, PaginationInput } from '../../src/api/pagination/index.js';
import type { OperationSignature } from '../../src/print/typescript/signature.js';
import type { ClientView, PagedOperation } from './view.js';
import { markedName } from '../../src/base/foundation/free-name.js';

const VALUES: readonly string[] = ['PagingError', 'pages', 'readPage'];
const TYPES: readonly string[] = ['PageOf', 'Paged', 'Pages', 'PagesOptions', 'Place'];

/** Exports the functions that iterate over pages, and all paginated operations. */
export function pagesTemplate(view: ClientView): readonly Code[] {
  const { place } = view;
  const runtime = './runtime/index.ts';
  const here = { ...place, path: 'pages.ts' };
  return [
    exportNames(VALUES, runtime, here),
    exportNames(TYPES, runtime, here, { type: true }),
    ...view.paged.map((one) => operation(one, view)),
  ];
}

function operation({ operation: signature, paging, file }: PagedOperation, view: ClientView): Code {
  const { typeName, argument } = signature;
  const type = (suffix: string): Code => imported(typeName + suffix, file, { type: true });
  const args = argument === 'none' ? view.runtimeType('NoArgs') : type('Args');
  const page = code`${view.runtimeType('BodyOf')}<${type('Result')}>`;
  const items = array(paging.items.map((one) => lit(one)));
  const item = code`${view.runtimeType('ItemAt')}<${page}, ${items}>`;
  const own = imported(signature.name, file, {
    alias: markedName(`${signature.name}Call`, view.taken),
  });
  const types = [code`typeof ${own}`, args, page, item];
  const created = call(
    view.runtime('paged'),
    [
      own,
      object([property('items', items), property('next', nextOf(paging.next, signature, view))]),
    ],
    { typeArguments: types },
  );
  return printed(code`
    ${jsdoc(`Paginated: ${paging.why}.`)}
    export const ${ident(pagedName(signature))} = /* @__PURE__ */ ${created};
  `);
}

/**
 * Returns the name of an operation in `pages.ts`. It gets a suffix if `pages.ts` exports another
 * function of that name.
 */
export function pagedName({ name }: Pick<OperationSignature, 'name'>): string {
  return VALUES.includes(name) ? `${name}Operation` : name;
}

function nextOf(next: NextPage, signature: OperationSignature, view: ClientView): Code {
  const path = (names: readonly string[] | undefined): Code | undefined =>
    names && array(names.map((one) => lit(one)));
  // Bundlers remove an unused call, but keep its arguments unless these are marked as pure too.
  const make = (name: string, args: readonly (Code | undefined)[]): Code => {
    const created = call(
      view.runtime(name),
      args.filter((one) => one !== undefined),
    );
    return code`/* @__PURE__ */ ${created}`;
  };
  const input = (one: PaginationInput): Code | undefined => path(argumentOf(one, signature));
  switch (next.by) {
    case 'link':
      return make('byLink', []);
    case 'url':
      return make('byUrl', [path(next.next)]);
    case 'cursor':
      return make('byCursor', [input(next.input), path(next.next), path(next.more)]);
    case 'item':
      return make('byItem', [input(next.input), path(next.key), path(next.more)]);
    case 'offset':
      return make('byOffset', [input(next.input), path(next.total)]);
    case 'page': {
      const counts = (['total', 'pages'] as const).flatMap((name) => {
        const found = path(next[name]);
        return found ? [property(name, found)] : [];
      });
      const countPaths = counts.length > 0 ? object(counts) : undefined;
      return make('byPage', [input(next.input), num(next.first), countPaths]);
    }
    default:
      return next satisfies never;
  }
}

/** Returns the property path of a parameter in the arguments of the client function. */
function argumentOf(
  { in: place, name }: PaginationInput,
  { arguments: all }: OperationSignature,
): readonly string[] {
  if (place === 'body') return ['body', name];
  const own = all.find(({ parameter }) => parameter.in === place && parameter.name === name);
  return [own?.name ?? name];
}
