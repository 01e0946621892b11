/**
 * Writes `index.ts`, which exports a function. It takes a client, and returns an object with a method for each
 * operation.
 */
import {
  clientCalls,
  clientExport,
  code,
  expression,
  freeName,
  jsdoc,
  printed,
  type,
  typescriptFile,
  type ClientCall,
  type Code,
  type OutputFile,
  type RenderInput,
  camelCase,
  singularWords,
  wordsOf,
  groupBy,
} from '../../../kit.js';

type FacadeInput = Pick<RenderInput, 'api' | 'names' | 'folderInOutput' | 'importExtension'>;

/** Returns the file; an empty list if the API has no operations. */
export function renderFacade(input: FacadeInput): readonly OutputFile[] {
  const calls = clientCalls(input);
  if (calls.length === 0) return [];
  const taken = new Set(calls.flatMap(({ name, typeName }) => [name, typeName]));
  const client = clientExport('Client', { type: true });
  const groups = facadeGroups(calls).map((group) => objectOf(group, taken));
  return [
    typescriptFile(input, 'index.ts', [
      code`
        ${jsdoc('All operations by group, as methods that use the client. Importing them bundles the whole client.')}
        export type Api = ReturnType<typeof createApi>;
      `,
      printed(code`
        ${jsdoc(
          'The API as one object.',
          { tag: 'param', text: 'client made by `createClient`' },
          { tag: 'example', text: exampleOf(facadeGroups(calls)[0]) },
        )}
        export function createApi(client: ${client}) {
          const on = binder(client);
          return {
            ${groups},
          };
        }
      `),
      code`
        ${jsdoc('Functions of the client without their first argument; `isErrorOf` knows them.')}
        function binder(client: ${client}) {
          return <Args extends unknown[], Result>(
            origin: (client: ${client}, ...args: Args) => Result,
          ): ((...args: Args) => Result) =>
            Object.assign((...args: Args): Result => origin(client, ...args), { origin });
        }
      `,
    ]),
  ];
}

/**
 * Returns the object of a group. Operations are imported under local names that do not conflict with other names in
 * this file.
 */
function objectOf({ name, label, methods }: FacadeGroup, taken: Set<string>): Code {
  const own = new Set([...OWN, ...taken]);
  const members = methods.map(({ name: method, call }) => {
    const alias = OWN.has(call.name) ? freeName(`${call.name}Operation`, own) : call.name;
    const operation = clientExport(call.name, { alias });
    const comment = jsdoc(
      call.endpoint.summary?.value,
      deprecation(call.endpoint.deprecated?.value),
    );
    const bound = code`on(${operation})`;
    const chosen = call.accept && choiceOf(call, call.accept, operation);
    return code`
      ${comment}
      ${expression.property(method, chosen ? code`${bound} as ${chosen}` : bound)}
    `;
  });
  return code`
    ${jsdoc(label)}
    ${expression.property(name, expression.object(members, { broken: true }))}
  `;
}

/**
 * Returns the type of a method whose caller may choose the media type. TypeScript infers only the last signature of an
 * overloaded function, so the signatures are written out.
 */
function choiceOf({ args, argument, reply }: ClientCall, accept: Code, operation: Code): Code {
  const words = code`Parameters<typeof ${operation}>`;
  const given = args ?? code`${words}[1]`;
  const isRequired = argument === 'required';
  const result = (type: Code): Code => code`${clientExport('ApiPromise', { type: true })}<${type}>`;
  const options = clientExport('RequestOptions', { type: true });
  return type.typeLiteral(
    [
      type.callSignature(
        [
          code`args: ${isRequired ? given : type.union([given, code`undefined`])}`,
          code`options: ${options} & { readonly accept: Accept }`,
        ],
        result(code`${reply}<Accept>`),
        code`<Accept extends ${accept}>`,
      ),
      type.callSignature(
        [isRequired ? code`args: ${given}` : code`args?: ${given}`, code`options?: ${words}[2]`],
        result(reply),
      ),
    ],
    { broken: true },
  );
}

const OWN: ReadonlySet<string> = new Set([
  'binder',
  'client',
  'createApi',
  'on',
  'origin',
  'Object',
]);

function deprecation(isDeprecated: boolean | undefined): { tag: string } | undefined {
  return isDeprecated === true ? { tag: 'deprecated' } : undefined;
}

function exampleOf(group: FacadeGroup | undefined): string {
  const [method] = group?.methods ?? [];
  return `const api = createApi(client);\nawait api.${group?.name ?? ''}.${method?.name ?? ''}(…);`;
}

/** A group of operations as an object. */
interface FacadeGroup {
  /** The name of the object: `directMessages`. */
  readonly name: string;
  readonly label: string;
  readonly methods: readonly FacadeMethod[];
}

/** An operation as a method of its group's object. */
interface FacadeMethod {
  readonly name: string;
  readonly call: ClientCall;
}

/** Returns the groups of an API with their methods, in the order of the API's endpoints. */
function facadeGroups(calls: readonly ClientCall[]): readonly FacadeGroup[] {
  return [...groupBy(calls, ({ groupName }) => groupName)].map(([groupName, members]) => ({
    name: camelCase(wordsOf(groupName)),
    label: members[0]?.group ?? groupName,
    methods: methodsOf(groupName, members),
  }));
}

/**
 * Returns the methods of a group. The name of a method is that of its operation without the words of the group. If
 * another method would get the same name, or an operation has it as its full name, the full name is kept.
 */
function methodsOf(groupName: string, calls: readonly ClientCall[]): FacadeMethod[] {
  const short = calls.map(({ name }) => shortName(name, groupName));
  const counts = new Map<string, number>();
  for (const name of short) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set(calls.map(({ name }) => name));
  return calls.map((call, index) => {
    const name = short[index] ?? call.name;
    const isFree = counts.get(name) === 1 && !taken.has(name);
    return { name: isFree ? name : call.name, call };
  });
}

/**
 * Removes the words of the group, in singular or plural, from an operation's name, if they are adjacent and follow the
 * verb.
 */
function shortName(name: string, groupName: string): string {
  const words = wordsOf(name);
  const left = wordsOf(groupName).map(stemOf);
  for (let at = 1; at + left.length <= words.length; at++) {
    if (!left.every((word, index) => stemOf(words[at + index] ?? '') === word)) continue;
    return camelCase([...words.slice(0, at), ...words.slice(at + left.length)]);
  }
  return name;
}

function stemOf(word: string): string {
  return singularWords([word]).join('').toLowerCase();
}
