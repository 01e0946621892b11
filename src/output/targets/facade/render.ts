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
} from '../../../kit.js';
import { facadeGroups, type FacadeGroup } from './names.js';

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
