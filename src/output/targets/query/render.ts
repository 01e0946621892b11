/** Writes a file of queries and mutations for each group of operations. */
import {
  camelCase,
  clientCalls,
  clientExport,
  code,
  expression,
  groupBy,
  ident,
  imported,
  jsdoc,
  lines,
  lit,
  mintFileName,
  printed,
  type,
  typescriptFile,
  wordsOf,
  type ClientCall,
  type Code,
  type OutputFile,
  type RenderInput,
} from '../../../kit.js';
import type { QueryOptions } from './options.js';
import { SUPPORT, supportFile } from './support.js';

type QueryInput = Pick<
  RenderInput<QueryOptions>,
  'api' | 'names' | 'options' | 'folderInOutput' | 'importExtension'
>;

/** What the functions of a group are made of. */
interface Group {
  /** `directMessages`: the element of keys, and what the key of the group begins with. */
  readonly name: string;
  readonly label: string;
  /** The elements before those of an operation. */
  readonly key: readonly Code[];
  readonly calls: readonly ClientCall[];
  /** A name of `options.ts`. */
  readonly support: (name: string, options?: { readonly type?: boolean }) => Code;
}

/** Nothing where there is no operation. */
export function* renderQuery(input: QueryInput): Generator<OutputFile> {
  const { options, folderInOutput } = input;
  // What is read as it arrives is no value that a cache can keep.
  const calls = clientCalls(input).filter(({ isStream }) => !isStream);
  if (calls.length === 0) return;
  const groups = groupBy(calls, ({ groupName }) => groupName);
  const isPaged = calls.some(({ paged }) => paged !== undefined);
  const taken = new Set(['index.ts', SUPPORT]);
  const files: string[] = [];
  for (const [groupName, members] of groups) {
    const file = mintFileName(groupName, '.ts', taken);
    taken.add(file);
    files.push(file);
    const name = camelCase(wordsOf(groupName));
    const group: Group = {
      name,
      label: members[0]?.group ?? groupName,
      key: [...(options.root === undefined ? [] : [lit(options.root)]), lit(name)],
      calls: members,
      support: (support, how) => imported(support, `./${folderInOutput}/${SUPPORT}`, how),
    };
    yield typescriptFile(input, file, [
      keyOfGroup(group),
      ...members.flatMap((call) => operation(call, group)),
    ]);
  }
  yield typescriptFile(input, SUPPORT, supportFile(adapterPackage(options), isPaged));
  yield typescriptFile(input, 'index.ts', [index([...files.sort(), SUPPORT], input)]);
}

/** That of Angular is called so until it is stable. */
function adapterPackage({ adapter }: QueryOptions): string {
  return `@tanstack/${adapter}-query${adapter === 'angular' ? '-experimental' : ''}`;
}

/** One import for users. */
function index(files: readonly string[], { importExtension }: QueryInput): Code {
  return lines(
    files.map(
      (file) => code`export * from ${lit(`./${file.replace(/\.ts$/, '')}${importExtension}`)};`,
    ),
  );
}

function keyOfGroup({ name, label, key }: Group): Code {
  return code`
    ${jsdoc(`The beginning of all keys of ${label}.`)}
    export const ${ident(`${name}Keys`)} = ${expression.array(key)} as const;
  `;
}

/** What reads is a query, and what pages is one in any case; all else changes something. */
function operation(call: ClientCall, group: Group): Code[] {
  const { method } = call.endpoint;
  if (call.paged !== undefined) {
    const reads = method === 'GET' ? [query(call, group)] : [];
    return [keyOf(call, group), ...reads, pages(call, call.paged, group)];
  }
  return method === 'GET' || method === 'HEAD'
    ? [keyOf(call, group), query(call, group)]
    : [mutation(call, group)];
}

/** Its own import of the function: whatever operations are called, exports end otherwise. */
function functionOf({ name }: ClientCall): Code {
  return clientExport(name, { alias: `${name}Call` });
}

function failureOf({ error }: ClientCall, { support }: Group): Code {
  return type.union([...(error ? [error] : []), support('AnyFailure', { type: true })]);
}

/** The type of a key: the elements, and the arguments. */
function keyType({ name, args }: ClientCall, { key }: Group, behind: readonly Code[] = []): Code {
  return code`readonly ${type.tuple([...key, lit(name), ...(args ? [args] : []), ...behind])}`;
}

function keyOf({ name, args }: ClientCall, { key }: Group): Code {
  const elements = expression.array([...key, lit(name)]);
  if (args === undefined) {
    return code`
      ${jsdoc(`The key of all that \`${name}\` gave.`)}
      export function ${ident(`${name}Key`)}() {
        return ${elements} as const;
      }
    `;
  }
  return code`
    ${jsdoc(`The key of all that \`${name}\` gave, or of what it gave for some arguments.`)}
    export function ${ident(`${name}Key`)}(args?: Partial<${args}>) {
      const key = ${elements} as const;
      if (args === undefined) return key;
      return [...key, args] as const;
    }
  `;
}

function query(call: ClientCall, group: Group): Code {
  const { name, args, argument, endpoint, result } = call;
  const data = code`${group.support('Kept', { type: true })}<${result}>`;
  const types = [data, failureOf(call, group), keyType(call, group)];
  const key = expression.array([...group.key, lit(name), ...(args ? [code`args`] : [])]);
  const given = argumentsOf(args, argument, group);
  return printed(code`
    ${jsdoc(endpoint.summary?.value, deprecation(call))}
    export function ${ident(`${name}Query`)}(${given}): ${type.reference(group.support('QueryOf', { type: true }), types)} {
      return ${group.support('queryOf')}(${key}, ${functionOf(call)}, client, ${args ? code`args` : code`{}`}, options);
    }
  `);
}

function pages(call: ClientCall, paged: Code, group: Group): Code {
  const { name, args, argument, endpoint } = call;
  const page = code`${group.support('KeptPage', { type: true })}<typeof ${paged}>`;
  const behind = lit('pages');
  const types = [page, failureOf(call, group), keyType(call, group, [behind])];
  const key = expression.array([...group.key, lit(name), ...(args ? [code`args`] : []), behind]);
  const given = argumentsOf(args, argument, group);
  return printed(code`
    ${jsdoc(endpoint.summary?.value, deprecation(call))}
    export function ${ident(`${name}InfiniteQuery`)}(${given}): ${type.reference(group.support('InfiniteQueryOf', { type: true }), types)} {
      return ${group.support('pagesOf')}(${key}, ${paged}, client, ${args ? code`args` : code`{}`}, options);
    }
  `);
}

function mutation(call: ClientCall, group: Group): Code {
  const { name, args, argument, endpoint, result } = call;
  const variables =
    args === undefined
      ? code`void`
      : argument === 'optional'
        ? type.union([args, code`void`])
        : args;
  const types = [result, failureOf(call, group), variables];
  // Without strictNullChecks the compiler does not take `void` away.
  const passed =
    argument === 'optional' && args
      ? code`(args as ${type.union([args, code`undefined`])}) ?? {}`
      : code`args`;
  const run = args
    ? code`async (args) => ${functionOf(call)}(client, ${passed}, options)`
    : code`async () => ${functionOf(call)}(client, {}, options)`;
  const properties = [
    expression.property('mutationKey', expression.array([...group.key, lit(name)])),
    expression.property('mutationFn', run),
  ];
  const options = group.support('CallOptions', { type: true });
  return printed(code`
    ${jsdoc(endpoint.summary?.value, deprecation(call))}
    export function ${ident(`${name}Mutation`)}(client: ${CLIENT}, options?: ${options}): ${type.reference(group.support('MutationOf', { type: true }), types)} {
      return ${expression.object(properties, { broken: true })};
    }
  `);
}

const CLIENT = clientExport('Client', { type: true });

function argumentsOf(
  args: Code | undefined,
  argument: ClientCall['argument'],
  { support }: Group,
): readonly Code[] {
  const own = args && (argument === 'optional' ? code`args: ${args} = {}` : code`args: ${args}`);
  const options = code`options?: ${support('CallOptions', { type: true })}`;
  return [code`client: ${CLIENT}`, ...(own ? [own] : []), options];
}

function deprecation({ endpoint }: ClientCall): { tag: string } | undefined {
  return endpoint.deprecated?.value === true ? { tag: 'deprecated' } : undefined;
}
