/** The calls of the generated client: names, types and imports, as the target `client` spells them. */
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

/** One operation of the client. A `Code` property includes its import. */
export interface ClientCall {
  readonly endpoint: Endpoint;
  /** `listPets`: unique, an identifier. */
  readonly name: string;
  /** `ListPets`: the prefix of the names of its types; also unique. */
  readonly typeName: string;
  /** The display name of its group: `Direct messages`. */
  readonly group: string;
  /** Whether the call has an argument, and whether it is optional. */
  readonly argument: OperationSignature['argument'];
  /** The arguments and the body, with their wire names and schemas. */
  readonly signature: OperationSignature;
  /** The name of its group as an identifier: `DirectMessages`. */
  readonly groupName: string;
  /** The function: `code`${run}(client, args)``. */
  readonly run: Code;
  /** The type of its argument; absent if it has none. */
  readonly args?: Code;
  /** The type that the call's promise resolves to: the body of a successful response. */
  readonly result: Code;
  /** The type of every declared reply, with its status: `ListPetsResult`. */
  readonly reply: Code;
  /** The type of the media types that a caller may choose from; absent if there is no choice. */
  readonly accept?: Code;
  /** True if the call's promise resolves to a stream (of events or lines), which can be read only once. */
  readonly isStream: boolean;
  /**
   * The export of `pages.ts` for this operation, an argument of `pages` and `readPage`; absent if the operation is not
   * paginated.
   */
  readonly paged?: Code;
  /** The type of the error that the call throws for an error response; absent if no error response is declared. */
  readonly error?: Code;
}

/** Imported from the runtime, where no type of the API can conflict with its name. */
const BODY_OF = imported('BodyOf', `./${CLIENT_TARGET}/runtime/index.ts`, { type: true });

/** The operations of the API with the calls of its client, in the order of its endpoints. */
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
 * An export of the client other than an operation: `Client`, `createClient`, `ApiError`.
 * @param options `type`: used as a type only; `alias`: the local name
 */
export function clientExport(
  name: string,
  options: { readonly type?: boolean; readonly alias?: string } = {},
): Code {
  return imported(name, `./${CLIENT_TARGET}/index.ts`, options);
}

/**
 * An export of `client/pages`, which exists if an operation is paginated: `pages`, `readPage`, `PageOf`.
 * @param options `type`: used as a type only; `alias`: the local name
 */
export function pagesExport(
  name: string,
  options: { readonly type?: boolean; readonly alias?: string } = {},
): Code {
  return imported(name, `./${CLIENT_TARGET}/pages.ts`, options);
}

/**
 * Returns the client's type of a named schema.
 * @param direction `write`: the type in requests, if it differs from that in responses
 * @returns `undefined` for a schema that the API does not name
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
 * The named schemas with their types in the client, sorted by name. A schema has two types if requests and responses
 * need different ones.
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
