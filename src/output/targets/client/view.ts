/** Creates the view of an API: the data that the client's templates receive. */
import { dereference } from '../../../model/dereference.js';
import type {
  ClientChecks,
  ClientTemplates,
  ClientType,
  ClientView,
  ClientScheme,
  ClientServers,
} from '../../../../templates/client/view.js';
import { code, imported, type Code } from '../../../print/emit/typescript/code.js';
import { memoizeByObject, memoizeByText } from '../../../base/foundation/memo.js';
import type { Api } from '../../../model/api.js';
import { groupBy } from '../../../base/foundation/group.js';
import { type Origin, trustOf } from '../../../model/origin.js';
import type { Schema } from '../../../model/schema.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { paginationOf } from '../../../api/pagination/index.js';
import { negotiate } from '../../../print/typescript/signature-accept.js';
import {
  operationSignatures,
  type OperationSignature,
} from '../../../print/typescript/signature.js';
import type { Direction } from '../../../model/direction.js';
import { SENT_TEXT } from '../../../print/typescript/parameter-type.js';
import type { TypeOptions } from '../../../print/typescript/type-options.js';
import { clientConversions, convertedType } from './conversions.js';
import { typeFiles } from '../named-files.js';
import { clientTypeNames, allNamedTypes, type ClientTypeNames } from '../../kit/client-names.js';
import { clientServers } from './servers.js';
import type { RenderInput } from '../../kit/target.js';
import type { ClientOptions } from './options.js';
import { freeName, markedName } from '../../../base/foundation/free-name.js';
import { calledOrigin } from '../../../model/server.js';
import type { Names } from '../../../api/resolve/name-table.js';

const RUNTIME = './runtime/index.ts';

/** Creates the view for the client's templates. */
export function clientView(
  input: RenderInput<ClientOptions, ClientTemplates>,
  templates: ClientTemplates,
  checks?: ClientChecks,
): ClientView {
  const { api, names, options } = input;
  const signatures = operationSignatures(api, names);
  const asked = memoizeByObject(({ replies }: OperationSignature) =>
    negotiate(replies, options.accept),
  );
  const types = clientTypeNames(api, names, signatures);
  const runtime = runtimeNames(types.taken);
  const named = allNamedTypes(api, types);
  const fileOf = typeFiles(named.map(({ name }) => name));
  const servers = clientServers(api);
  const groups = groupsOf(input, signatures);
  const follow = (schema: Schema): Schema => dereference(schema, api);
  return {
    title: api.title?.value ?? 'the API',
    ...(api.description && { description: api.description.value }),
    groups,
    paged: pagedIn(groups, api),
    types: named,
    typeFiles: filesOf(named, fileOf),
    schemes: clientSchemes(api, names, servers),
    servers,
    templates,
    ...runtime,
    typeOptions: typeOptionsOf(types, fileOf, options, {
      follow,
      binary: runtime.runtimeType('Blob'),
    }),
    ...(options.unknownParameters === 'text' && { undeclared: SENT_TEXT }),
    enums: options.enums,
    listName: memoizeByText((name) => freeName(`${name}Values`, types.taken)),
    conversions: clientConversions(api, types, options),
    ...(checks && { checks }),
    negotiationOf: asked,
    follow,
    schemeName: (id) => names.schemes.get(id) ?? id,
    documents: documentsIn(api),
    place: { path: 'index.ts', importExtension: input.importExtension },
    taken: types.taken,
  };
}

/** Returns the import option `alias` if the API uses the imported name, too; otherwise an empty object. */
export function aliasBeside(name: string, taken: ReadonlySet<string>): { alias?: string } {
  if (!taken.has(name)) return {};
  const lower = /^[a-z]/.test(name);
  const wanted = (lower ? 'runtime' : 'Runtime') + name.slice(0, 1).toUpperCase() + name.slice(1);
  return { alias: markedName(wanted, taken) };
}

/**
 * Returns functions that import a name from the runtime module. If the API uses the same name, the import gets an
 * alias.
 */
function runtimeNames(taken: ReadonlySet<string>): Pick<ClientView, 'runtime' | 'runtimeType'> {
  const alias = (name: string): { alias?: string } => aliasBeside(name, taken);
  return {
    runtime: memoizeByText((name) => imported(name, RUNTIME, alias(name))),
    runtimeType: memoizeByText((name) => imported(name, RUNTIME, { type: true, ...alias(name) })),
  };
}

/** Groups the types by the file that declares them, in the order of the files. */
function filesOf(
  types: readonly ClientType[],
  fileOf: (name: string) => string,
): ClientView['typeFiles'] {
  const files = groupBy(types, ({ name }) => fileOf(name));
  return [...files]
    .map(([file, typesInFile]) => ({ file, types: typesInFile }))
    .sort((a, b) => byCodeUnit(a.file, b.file));
}

function typeOptionsOf(
  types: ClientTypeNames,
  fileOf: (name: string) => string,
  conversions: ClientOptions,
  given: Pick<TypeOptions, 'follow' | 'binary'>,
): ClientView['typeOptions'] {
  // Each name is used many times, so its `Code` object is created only once.
  const codes = new Map<string, Code>();
  const named = (name: string): Code => {
    const code = codes.get(name) ?? imported(name, fileOf(name), { type: true });
    codes.set(name, code);
    return code;
  };
  const { int64, dates } = conversions;
  const some = int64 !== 'number' || dates !== 'string';
  const options = (direction: Direction): TypeOptions => ({
    direction,
    // A property that is `undefined` is not sent. So `{ cursor: page.next }` is accepted even with
    // `exactOptionalPropertyTypes`.
    undefinedOptional: direction === 'write',
    ...given,
    ...(some && { scalar: (shape) => convertedType(conversions, shape) }),
    ref: (id) => {
      const written = direction === 'write' ? types.write.get(id) : undefined;
      const name = written ?? types.read.get(id);
      return name === undefined ? code`unknown` : named(name);
    },
  });
  const both = { read: options('read'), write: options('write') };
  return (direction) => both[direction];
}

function groupsOf(
  { names }: RenderInput<ClientOptions, ClientTemplates>,
  signatures: readonly OperationSignature[],
): ClientView['groups'] {
  const byKey = new Map(signatures.map((signature) => [signature.endpoint.key, signature]));
  const groups = names.groups.map(({ name, slug, description, endpoints }) => ({
    name,
    ...(description !== undefined && { description }),
    file: `./operations/${slug}.ts`,
    operations: endpoints.flatMap((key) => byKey.get(key) ?? []),
  }));
  return groups
    .filter(({ operations }) => operations.length > 0)
    .sort((a, b) => byCodeUnit(a.file, b.file));
}

function pagedIn(groups: ClientView['groups'], api: Api): ClientView['paged'] {
  return groups.flatMap(({ file, operations }) =>
    operations.flatMap((operation) => {
      const paging = paginationOf(operation.endpoint, api);
      return paging ? [{ operation, paging, file }] : [];
    }),
  );
}

/**
 * Returns the names of the documents that declare a part of the API; empty if the API has only one document. Line
 * numbers are omitted, because otherwise a line added to a document would change every generated file.
 */
function documentsIn(api: Api): ClientView['documents'] {
  const namesOf = (origins: readonly Origin[]): string[] =>
    [...new Set(origins.map(({ source }) => source))].sort();
  const all = namesOf(api.endpoints.flatMap(({ origins }) => origins));
  return all.length < 2 ? () => [] : namesOf;
}

/**
 * Returns the security schemes that have a name in the client, in the order of the API. Credentials may be sent to
 * every server that the user declares in an overlay or in the configuration.
 */
function clientSchemes(api: Api, names: Names, { called }: ClientServers): readonly ClientScheme[] {
  const schemes = [...api.securitySchemes].flatMap(([id, scheme]) => {
    const name = names.schemes.get(id);
    return name === undefined ? [] : [{ name, scheme }];
  });
  if (schemes.every(({ scheme }) => scheme.onlyTo === undefined)) return schemes;
  const origins = [...new Set(called.flatMap(({ url }) => originOfUrl(url)))].sort();
  const trusted = new Set(userOrigins(api));
  return schemes.map(({ name, scheme }) => {
    const own = new Set(scheme.onlyTo);
    const onlyTo = origins.filter((origin) => own.has(origin) || trusted.has(origin));
    const isRestricted = scheme.onlyTo !== undefined && onlyTo.length < origins.length;
    return { name, scheme, ...(isRestricted && { onlyTo }) };
  });
}

/** Returns the origins (`https://api.example.com`) of servers that the user declares. */
function userOrigins({ servers, endpoints }: Api): string[] {
  const lists = [...new Set([servers, ...endpoints.map((endpoint) => endpoint.servers)])];
  return lists
    .flat()
    .filter(({ origins }) => trustOf(origins) === 'overlay')
    .flatMap((server) => calledOrigin(server) ?? []);
}

function originOfUrl(url: string): string[] {
  const origin = calledOrigin({ url, variables: new Map(), origins: [] });
  return origin === undefined ? [] : [origin];
}
