/** The names, types and imports of calls to the generated client. Other targets generate code that uses them. */
import { code, imported, type Code } from '../../print/emit/typescript/code.js';
import { memoizeByView } from '../../base/foundation/memo.js';
import type { Api, Endpoint } from '../../model/api.js';
import type { Names } from '../../api/resolve/name-table.js';
import type { SchemaId } from '../../model/schema.js';
import { allNamedTypes, clientTypeNames } from './client-names.js';
import { CLIENT_TARGET } from './folder.js';
import type { RenderInput } from './target.js';
import type { ClientType } from '../../../templates/client/view.js';
import { pagedName } from '../../../templates/client/pages.js';
import { negotiate } from '../../print/typescript/signature-accept.js';
import { isStreamed } from '../../print/typescript/stream-types.js';
import { paginationOf } from '../../api/pagination/index.js';
import { operationSignatures, type OperationSignature } from '../../print/typescript/signature.js';

/** One operation of the client. Each property of the type `Code` brings its own import. */
export interface ClientCall {
  readonly endpoint: Endpoint;
  /** The name of the function, which is unique: `listPets`. */
  readonly name: string;
  /** The prefix of the operation's type names, which is unique: `ListPets`. */
  readonly typeName: string;
  /** The display name of the operation's group: `Direct messages`. */
  readonly group: string;
  /** Whether the function has an argument, and whether it is optional. */
  readonly argument: OperationSignature['argument'];
  /** The parameters and the body, with their names in HTTP and their schemas. */
  readonly signature: OperationSignature;
  /** The name of the operation's group as an identifier: `DirectMessages`. */
  readonly groupName: string;
  /** The function as an expression, to be called as `code`${run}(client, args)``. */
  readonly run: Code;
  /** The type of the function's argument; absent if the function has none. */
  readonly args?: Code;
  /** The type that the call's promise resolves to: the body of a successful response. */
  readonly result: Code;
  /** The union type of all declared responses with their status codes: `ListPetsResult`. */
  readonly reply: Code;
  /** The union of the media types that a caller may request; absent if there is no choice. */
  readonly accept?: Code;
  /** True if the call's promise resolves to a stream of events or lines, which can be read only once. */
  readonly isStream: boolean;
  /**
   * The entry for this operation in `pages.ts`, which the functions `pages` and `readPage` take as their argument;
   * absent if the operation is not paginated.
   */
  readonly paged?: Code;
  /** The type of the error that the call throws for an error response; absent if no error response is declared. */
  readonly error?: Code;
}

/**
 * The import of the type `BodyOf`. It is imported from the runtime module, which contains no types of the API, so that
 * no type of the API can have the same name.
 */
const BODY_OF = imported('BodyOf', `./${CLIENT_TARGET}/runtime/index.ts`, { type: true });

/** Returns the calls to the generated client, one for each operation, in the order of the endpoints. */
export function clientCalls({
  api,
  names,
}: Pick<RenderInput, 'api' | 'names'>): readonly ClientCall[] {
  const labels = new Map(names.groups.map(({ name, label }) => [name, label]));
  return operationSignatures(api, names).map((signature): ClientCall => {
    const { endpoint, name, typeName, argument, replies } = signature;
    const type = (suffix: string): Code => clientExport(typeName + suffix, { type: true });
    const group = names.groupOf.get(endpoint.key) ?? '';
    return {
      ...{ endpoint, name, typeName, argument, signature },
      ...{ group: labels.get(group) ?? group, groupName: group },
      run: clientExport(name),
      ...(argument !== 'none' && { args: type('Args') }),
      result: code`${BODY_OF}<${type('Result')}>`,
      reply: type('Result'),
      ...(negotiate(replies).choices.length > 0 && { accept: type('Accept') }),
      isStream: replies.some(
        ({ ok, body }) =>
          ok && typeof body !== 'string' && body.some(({ media }) => isStreamed(media)),
      ),
      ...(paginationOf(endpoint, api) && {
        paged: pagesExport(pagedName(signature), { alias: `${name}Pages` }),
      }),
      ...(replies.some(({ ok }) => !ok) && { error: type('Error') }),
    };
  });
}

/**
 * Returns code for an export of the client that is not an operation: `Client`, `createClient`, `ApiError`.
 * @param options `type`: true if it is used only as a type; `alias`: the local name
 */
export function clientExport(
  name: string,
  options: { readonly type?: boolean; readonly alias?: string } = {},
): Code {
  return imported(name, `./${CLIENT_TARGET}/index.ts`, options);
}

/**
 * Returns code for an export of `client/pages`, a module that exists only if an operation is paginated: `pages`,
 * `readPage`, `PageOf`.
 * @param options `type`: true if it is used only as a type; `alias`: the local name
 */
export function pagesExport(
  name: string,
  options: { readonly type?: boolean; readonly alias?: string } = {},
): Code {
  return imported(name, `./${CLIENT_TARGET}/pages.ts`, options);
}

/**
 * Returns the client's type for a named schema.
 * @param direction `write` for the type in requests, which may differ from the type in responses
 * @returns `undefined` if the schema has no name in the API
 */
export function clientType(
  { api, names }: Pick<RenderInput, 'api' | 'names'>,
  id: SchemaId,
  direction: 'read' | 'write' = 'read',
): Code | undefined {
  const types = namesOf(api, names);
  const name = (direction === 'write' ? types.write.get(id) : undefined) ?? types.read.get(id);
  return name === undefined ? undefined : clientExport(name, { type: true });
}

/**
 * Returns the named schemas with their types in the client, sorted by name. A schema has two types if requests and
 * responses need different ones.
 */
export function clientTypes({
  api,
  names,
}: Pick<RenderInput, 'api' | 'names'>): readonly ClientType[] {
  return allNamedTypes(api, namesOf(api, names));
}

const namesOf = memoizeByView((api: Api, names: Names) =>
  clientTypeNames(api, names, operationSignatures(api, names)),
);
