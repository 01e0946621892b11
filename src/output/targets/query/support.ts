/** Writes `options.ts`: the types of queries, and the functions that create them. */
import { code, imported, jsdoc, pagesExport, clientExport, type Code } from '../../../kit.js';

/** The name of the file of shared helpers, which the files of groups import. */
export const SUPPORT = 'options.ts';

const CLIENT = clientExport('Client', { type: true });

/**
 * Returns the statements of the file.
 * @param adapter the package from which the types are imported
 * @param isPaged true if some operations are paginated
 */
export function supportFile(adapter: string, isPaged: boolean): readonly Code[] {
  const tag = imported('DataTag', adapter, { type: true });
  const requestOptions = clientExport('RequestOptions', { type: true });
  const failures = ['ApiError', 'ConnectionError'].map((name) =>
    clientExport(name, { type: true }),
  );
  return [
    code`
      ${jsdoc('Options of calls. The query sets `signal`.')}
      export type CallOptions = Omit<${requestOptions}, "signal">;
    `,
    code`
      ${jsdoc('Errors that any call can throw.')}
      export type AnyFailure = ${failures[0]} | ${failures[1]};
    `,
    code`
      ${jsdoc('The cached part of a response: `null` if the body is empty.')}
      export type Kept<Data> = [Data] extends [NonNullable<Data>]
        ? Data
        : Exclude<Data, undefined | void> | null;
    `,
    code`
      ${jsdoc('Options of a query.')}
      export interface QueryOf<Data, Failure, Key extends readonly unknown[]> {
        queryKey: ${tag}<Key, Data, Failure>;
        queryFn: (context: { readonly signal: AbortSignal }) => Promise<Data>;
        ${jsdoc('Never set. It tells the compiler which errors are thrown.')}
        throwOnError?(error: Failure): boolean;
      }
    `,
    code`
      ${jsdoc('Options of a mutation.')}
      export interface MutationOf<Data, Failure, Variables> {
        mutationKey: readonly string[];
        mutationFn: (variables: Variables) => Promise<Data>;
        ${jsdoc('Never set. It tells the compiler which errors are thrown.')}
        throwOnError?(error: Failure): boolean;
      }
    `,
    code`
      ${jsdoc('A query, as the functions of this folder return it.')}
      export function queryOf<Data, Failure, Args, Key extends readonly unknown[]>(
        key: Key,
        operation: (client: ${CLIENT}, args: Args, options: ${requestOptions}) => PromiseLike<Data>,
        client: ${CLIENT},
        args: Args,
        options: CallOptions | undefined,
      ): QueryOf<Kept<Data>, Failure, Key> {
        return {
          queryKey: key as ${tag}<Key, Kept<Data>, Failure>,
          queryFn: async ({ signal }) => {
            const data = await operation(client, args, { ...options, signal });
            return (data ?? null) as Kept<Data>;
          },
        };
      }
    `,
    ...(isPaged ? pagedSupport(adapter, tag) : []),
  ];
}

function pagedSupport(adapter: string, tag: Code): readonly Code[] {
  const [page, place, paged] = ['PageOf', 'Place', 'Paged'].map((name) =>
    pagesExport(name, { type: true }),
  );
  const infinite = imported('InfiniteData', adapter, { type: true });
  return [
    code`
      ${jsdoc('Options of an infinite query. Its pages have `items`, and the response as `page`.')}
      export interface InfiniteQueryOf<Page, Failure, Key extends readonly unknown[]> {
        queryKey: ${tag}<Key, ${infinite}<Page, ${place} | null>, Failure>;
        queryFn: (context: { readonly signal: AbortSignal; readonly pageParam: unknown }) => Promise<Page>;
        initialPageParam: ${place} | null;
        getNextPageParam: (
          last: Page,
          pages: readonly Page[],
          lastPlace: unknown,
          places: readonly unknown[],
        ) => ${place} | null;
        ${jsdoc('Never set. It tells the compiler which errors are thrown.')}
        throwOnError?(error: Failure): boolean;
      }
    `,
    code`
      ${jsdoc('The cached part of one page of an operation.')}
      export type KeptPage<Operation> =
        Operation extends ${paged}<never, infer Page, infer Item> ? ${page}<Page, Item> : never;
    `,
    code`
      ${jsdoc('An infinite query, as the functions of this folder return it.')}
      export function pagesOf<Args, Page, Item, Failure, Key extends readonly unknown[]>(
        key: Key,
        operation: ${paged}<Args, Page, Item>,
        client: ${CLIENT},
        args: Args,
        options: CallOptions | undefined,
      ): InfiniteQueryOf<${page}<Page, Item>, Failure, Key> {
        type Data = ${infinite}<${page}<Page, Item>, ${place} | null>;
        return {
          queryKey: key as ${tag}<Key, Data, Failure>,
          queryFn: ({ signal, pageParam }) => {
            const place = (pageParam as ${place} | null) ?? undefined;
            return ${pagesExport('readPage')}(operation, client, args, place, { ...options, signal });
          },
          initialPageParam: null,
          // A list that leads back to one of its pages ends.
          getNextPageParam: ({ next }, _pages, _last, places) =>
            next && !(places as (${place} | null)[]).some((place) => place?.at === next.at) ? next : null,
        };
      }
    `,
    ...itemSupport(),
  ];
}

function itemSupport(): readonly Code[] {
  return [
    code`
      ${jsdoc('The type of an item of an infinite query.')}
      export type ItemOf<Data> = Data extends PagesOf<infer Item> ? Item : never;
    `,
    code`
      interface PagesOf<Item> {
        readonly pages: readonly { readonly items: readonly Item[] }[];
      }
    `,
    code`
      ${jsdoc('Takes data with pages. A constraint on the type would make a call in this position infer its types from it.')}
      type WithPages<Data> = Data & (Data extends PagesOf<unknown> | undefined ? unknown : never);
    `,
    code`
      ${jsdoc('The items of all loaded pages.')}
      export function itemsOf<Data>(data: WithPages<Data>): ItemOf<Data>[] {
        const given: unknown = data;
        const pages = (given as PagesOf<ItemOf<Data>> | undefined)?.pages ?? [];
        return pages.flatMap(({ items }) => items);
      }
    `,
  ];
}
