/** `operations.ts`: what every operation takes and returns, keyed by method and path. */
import { code, ident, jsdoc, lit } from '../../src/emit/typescript/code.js';
import type { Code } from '../../src/emit/typescript/code.js';
import { parameter } from '../../src/emit/typescript/function.js';
import { moduleText } from '../../src/emit/typescript/module.js';
import { interfaceDeclaration, typeAlias } from '../../src/emit/typescript/statement.js';
import {
  functionType,
  propertySignature,
  reference,
  typeParameter,
  union,
} from '../../src/emit/typescript/type.js';
import { printedInterface } from '../../src/emit/typescript/fast-paths/interface.js';
import { printedLiteral } from '../../src/emit/typescript/fast-paths/function.js';
import { retiredKeys } from './handlers.js';
import { operationMembers } from './operation-types.js';
import {
  banner,
  operationComment,
  operationKey,
  importOwnType,
  modulePlace,
  usedSchemes,
  type ServerView,
} from './view.js';

/** The text of `operations.ts`. */
export function operationsFile(view: ServerView): string {
  return moduleText({
    ...modulePlace(view, 'operations.ts'),
    header: banner('What every operation takes and returns, keyed by method and path.'),
    body: [
      operationsInterface(view),
      ...handlerTypes(view),
      ...contextTypes(),
      ...callerTypes(view),
    ],
  });
}

function operationsInterface(view: ServerView): Code {
  return printedInterface({
    name: ident('Operations'),
    export: true,
    members: view.api.endpoints.map((endpoint) => {
      const comment = operationComment(endpoint, true);
      const members = operationMembers(view, endpoint);
      return printedLiteral(1, operationKey(endpoint), members, { comment });
    }),
  });
}

const K = ident('K');

/** The operations that handlers are typed by. Those of operations that are no more still compile; they are not mounted. */
function tableOf(view: ServerView): {
  readonly isRetiring: boolean;
  readonly table: Code;
  readonly keys: Code;
} {
  const isRetiring = retiredKeys(view).length > 0;
  const table = isRetiring ? ident('KnownOperations') : ident('Operations');
  return { isRetiring, table, keys: isRetiring ? code`keyof ${table}` : ident('Key') };
}

/** `Key`, `Req`, `Res`, `Handler` and `Handlers`. */
function handlerTypes(view: ServerView): Code[] {
  const { isRetiring, table, keys } = tableOf(view);
  const typeParameters = [typeParameter(K, { extends: keys })];
  const operation = code`${table}[K]`;
  const result = reference(ident('Res'), [K]);
  const retired = interfaceDeclaration({
    name: ident('KnownOperations'),
    extends: [ident('Operations'), importOwnType(view, 'retired.ts', 'RetiredOperations')],
    members: [],
  });
  return [
    ...(isRetiring ? [retired] : []),
    typeAlias({
      name: ident('Key'),
      export: true,
      comment: jsdoc('The key of an operation: its method and path.'),
      type: code`keyof Operations`,
    }),
    typeAlias({
      name: ident('Req'),
      export: true,
      comment: jsdoc('What the handler of an operation is given.'),
      typeParameters,
      type: reference(importOwnType(view, 'runtime/types.ts', 'RequestOf'), [operation]),
    }),
    typeAlias({
      name: ident('Res'),
      export: true,
      comment: jsdoc('What the handler of an operation returns.'),
      typeParameters,
      type: reference(importOwnType(view, 'runtime/types.ts', 'ResponseOf'), [operation]),
    }),
    typeAlias({
      name: ident('Handler'),
      export: true,
      comment: jsdoc('The handler of an operation.'),
      typeParameters,
      type: functionType({
        parameters: [
          parameter({ name: ident('req'), type: reference(ident('Req'), [K]) }),
          parameter({ name: ident('ctx'), type: reference(ident('Ctx'), [K]) }),
        ],
        returns: union([result, reference(ident('Promise'), [result])]),
      }),
    }),
    typeAlias({
      name: ident('Handlers'),
      export: true,
      comment: jsdoc('A handler for every operation.'),
      type: code`{ [K in Key]: Handler<K> }`,
    }),
  ];
}

/** What users add to by declaration merging, and what handlers get of it. */
function contextTypes(): Code[] {
  return [
    open(
      'Context',
      'What your handlers share. Add to it from a file of yours, by the path of this one, and make it in the `context` option of `createApi`:',
      '```ts\ndeclare module "./operations.js" {\n  interface Context {\n    db: Database;\n  }\n}\n```',
    ),
    open(
      'Principals',
      'Who calls, by security scheme: what its handler returns. Add to it as to `Context`; what is not here is `unknown`.',
    ),
    code`
      ${jsdoc('Who calls by a security scheme.')}
      export type PrincipalOf<Scheme extends string> = Scheme extends keyof Principals
        ? Principals[Scheme]
        : unknown;
    `,
  ];
}

/** An interface that others add to; linters that want no empty ones are told so. */
function open(name: string, ...comment: readonly string[]): Code {
  return code`
    ${jsdoc(...comment)}
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- yours to add to
    export interface ${ident(name)} {}
  `;
}

/** Who calls an operation, and what its handler gets of it. */
function callerTypes(view: ServerView): Code[] {
  const auth = usedSchemes(view).map(({ name, scheme }) =>
    propertySignature(
      name,
      union([reference(ident('PrincipalOf'), [lit(name)]), code`undefined`]),
      { readonly: true, optional: true, comment: jsdoc(scheme?.description ?? '') },
    ),
  );
  const { table, keys } = tableOf(view);
  const authOf = reference(ident('AuthOf'), [K]);
  return [
    interfaceDeclaration({
      name: ident('Auth'),
      export: true,
      comment: jsdoc('Who calls: the schemes that let the caller in.'),
      members: auth,
    }),
    code`
      ${jsdoc('Who calls an operation: a scheme without which nobody is let in is always there.')}
      export type AuthOf<K extends ${keys}> = ${table}[K] extends {
        auth: infer Needed;
      }
        ? Auth & { readonly [Name in keyof Needed & string]: PrincipalOf<Name> }
        : Auth;
    `,
    interfaceDeclaration({
      name: ident('Ctx'),
      export: true,
      comment: jsdoc(
        'What the handler of an operation is given beside its request; without a key, what all of them are given.',
      ),
      typeParameters: [typeParameter(K, { extends: keys, default: ident('Key') })],
      extends: [
        reference(importOwnType(view, 'runtime/options.ts', 'HandlerContext'), [authOf]),
        ident('Context'),
      ],
      members: [],
    }),
  ];
}
