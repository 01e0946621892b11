/** Writes a file with queries and mutations for each group of operations. */
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
import { hasHooks, type QueryOptions } from './options.js';
import { hook, HOOKS } from './hooks.js';
import { SUPPORT, supportFile } from './support.js';

type QueryInput = RenderInput<QueryOptions>;

interface Group {
  /**
   * The name of the group: `directMessages`. It is part of each query key, and the prefix of the constant for the
   * group's key.
   */
  readonly name: string;
  readonly label: string;
  /** The first elements of every query key in the group. The elements for the operation follow. */
  readonly key: readonly Code[];
  readonly calls: readonly ClientCall[];
  /** Returns an import from `options.ts`, the file of shared helpers. */
  readonly support: (name: string, options?: { readonly type?: boolean }) => Code;
}

/** Writes the files; no files if the API has no operations that return a complete value. */
export function* renderQuery(input: QueryInput): Generator<OutputFile> {
  const { options, folderInOutput } = input;
  // Streams are omitted, because a cache can only keep complete values.
  const calls = clientCalls(input).filter(({ isStream }) => !isStream);
  if (calls.length === 0) return;
  const groups = groupBy(calls, ({ groupName }) => groupName);
  const isPaged = calls.some(({ paged }) => paged !== undefined);
  const taken = new Set(['index.ts', SUPPORT]);
  const files: string[] = [];
  const hooks: string[] = [];
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
    if (!hasHooks(options)) continue;
    const path = `${HOOKS}/${file}`;
    hooks.push(path);
    const from = (name: string): Code => imported(name, `./${folderInOutput}/${file}`);
    yield typescriptFile(
      input,
      path,
      members.flatMap((call) => hooksOf(call, group, from)),
    );
  }
  if (hooks.length > 0)
    yield typescriptFile(input, `${HOOKS}/index.ts`, [
      index(hooks.map((path) => path.slice(HOOKS.length + 1)).sort(), input),
    ]);
  yield typescriptFile(input, SUPPORT, supportFile(adapterPackage(options), isPaged));
  yield typescriptFile(input, 'index.ts', [index([...files.sort(), SUPPORT], input)]);
}

/**
 * Returns the package of the framework's adapter. The Angular package has `experimental` in its name until it is
 * stable.
 */
function adapterPackage({ adapter }: QueryOptions): string {
  return `@tanstack/${adapter}-query${adapter === 'angular' ? '-experimental' : ''}`;
}

function index(files: readonly string[], { importExtension }: QueryInput): Code {
  return lines(
    files.map(
      (file) => code`export * from ${lit(`./${file.replace(/\.ts$/, '')}${importExtension}`)};`,
    ),
  );
}

function keyOfGroup({ name, label, key }: Group): Code {
  return code`
    ${jsdoc(`The common start of all keys of ${label}.`)}
    export const ${ident(`${name}Keys`)} = ${expression.array(key)} as const;
  `;
}

function hooksOf(call: ClientCall, group: Group, from: (name: string) => Code): Code[] {
  const { name, args, argument, endpoint, result, paged } = call;
  const { support } = group;
  const failure = failureOf(call, group);
  const common = {
    name,
    summary: endpoint.summary?.value,
    callOptions: support('CallOptions', { type: true }),
  };
  const reading = {
    ...common,
    parameters: parametersOf(args, argument),
    passed: args ? [code`args`] : [],
  };
  const all: Code[] = [];
  if (isQuery(call)) {
    const data = code`${support('Kept', { type: true })}<${result}>`;
    all.push(
      hook({
        ...reading,
        kind: 'query',
        options: from(`${name}Query`),
        types: [data, failure, keyType(call, group)],
      }),
    );
  }
  if (paged !== undefined) {
    const page = code`${support('KeptPage', { type: true })}<typeof ${paged}>`;
    all.push(
      hook({
        ...reading,
        kind: 'infinite',
        options: from(`${name}InfiniteQuery`),
        types: [page, failure, keyType(call, group, [lit('pages')])],
      }),
    );
  } else if (!isQuery(call)) {
    all.push(
      hook({
        ...common,
        kind: 'mutation',
        parameters: [],
        passed: [],
        options: from(`${name}Mutation`),
        types: [result, failure, variablesOf(call)],
      }),
    );
  }
  return all;
}

/** Returns true if an operation reads a single value, so that a query is generated for it. */
function isQuery({ endpoint: { method }, paged }: ClientCall): boolean {
  return method === 'GET' || (method === 'HEAD' && paged === undefined);
}

/**
 * Returns the code for an operation: an infinite query if it is paginated, a query if it only reads data, otherwise a
 * mutation.
 */
function operation(call: ClientCall, group: Group): Code[] {
  const { paged } = call;
  const reads = isQuery(call) ? [query(call, group)] : [];
  const infinite = paged === undefined ? [] : [pages(call, paged, group)];
  const all = [...reads, ...infinite];
  return all.length > 0 ? [keyOf(call, group), ...all] : [mutation(call, group)];
}

/** Returns an import of the operation's function, under an alias that cannot conflict with an export of this file. */
function functionOf({ name }: ClientCall): Code {
  return clientExport(name, { alias: `${name}Call` });
}

function failureOf({ error }: ClientCall, { support }: Group): Code {
  return type.union([...(error ? [error] : []), support('AnyFailure', { type: true })]);
}

/** Returns the type of a query key: its fixed elements, then the arguments of the operation. */
function keyType({ name, args }: ClientCall, { key }: Group, behind: readonly Code[] = []): Code {
  return code`readonly ${type.tuple([...key, lit(name), ...(args ? [args] : []), ...behind])}`;
}

/**
 * Returns the function that creates a query key. The type of a key with all arguments includes the type of the data
 * that is cached under it.
 */
function keyOf(call: ClientCall, group: Group): Code {
  const { name, args } = call;
  const elements = expression.array([...group.key, lit(name)]);
  const key = ident(`${name}Key`);
  const reads = call.endpoint.method === 'GET' || call.endpoint.method === 'HEAD';
  const cached = type.reference(group.support('QueryOf', { type: true }), queryTypes(call, group));
  if (args === undefined) {
    return printed(code`
      ${jsdoc(`The query key of all calls of \`${name}\`.`)}
      ${lines(reads ? [code`export function ${key}(): ${cached}["queryKey"];`] : [])}
      export function ${key}()${reads ? code`: ${keyType(call, group)}` : code``} {
        return ${elements} as const;
      }
    `);
  }
  const some = code`args?: Partial<${args}>`;
  const overloads = [
    code`export function ${key}(args: ${args}): ${cached}["queryKey"];`,
    code`export function ${key}(${some}): readonly unknown[];`,
  ];
  return printed(code`
    ${jsdoc(`The query key of all calls of \`${name}\`, or of those with the given arguments.`)}
    ${lines(reads ? overloads : [])}
    export function ${key}(${some})${reads ? code`: readonly unknown[]` : code``} {
      const key = ${elements} as const;
      if (args === undefined) return key;
      return [...key, args] as const;
    }
  `);
}

function queryTypes(call: ClientCall, group: Group): Code[] {
  const data = code`${group.support('Kept', { type: true })}<${call.result}>`;
  return [data, failureOf(call, group), keyType(call, group)];
}

function query(call: ClientCall, group: Group): Code {
  const { name, args, argument, endpoint } = call;
  const types = queryTypes(call, group);
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
  const types = [result, failureOf(call, group), variablesOf(call)];
  // The type of optional variables includes `void`. Without the compiler option `strictNullChecks`, `?? {}` does not
  // remove `void` from the type, so a type assertion replaces it with `undefined`.
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

function variablesOf({ args, argument }: ClientCall): Code {
  if (args === undefined) return code`void`;
  return argument === 'optional' ? type.union([args, code`void`]) : args;
}

const CLIENT = clientExport('Client', { type: true });

function argumentsOf(
  args: Code | undefined,
  argument: ClientCall['argument'],
  { support }: Group,
): readonly Code[] {
  const options = code`options?: ${support('CallOptions', { type: true })}`;
  return [code`client: ${CLIENT}`, ...parametersOf(args, argument), options];
}

function parametersOf(args: Code | undefined, argument: ClientCall['argument']): readonly Code[] {
  if (args === undefined) return [];
  return [argument === 'optional' ? code`args: ${args} = {}` : code`args: ${args}`];
}

function deprecation({ endpoint }: ClientCall): { tag: string } | undefined {
  return endpoint.deprecated?.value === true ? { tag: 'deprecated' } : undefined;
}
