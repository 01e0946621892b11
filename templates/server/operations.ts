/** Generates `operations.ts`: the types of all operations, by method and path. */
import { operationKey } from '../../src/print/typescript/operation-key.js';
import { code, EMPTY, ident, jsdoc, lit } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { moduleText, printed } from '../../src/print/emit/typescript/module.js';
import { propertySignature, typeLiteral } from '../../src/print/emit/typescript/type.js';
import { retiredKeys } from './handlers.js';
import { operationMembers } from './operation-types.js';
import {
  banner,
  operationComment,
  importOwnType,
  modulePlace,
  usedSchemes,
  type ServerView,
} from './view.js';

export function operationsFile(view: ServerView): string {
  return moduleText({
    ...modulePlace(view, 'operations.ts'),
    header: banner('Request and response types of every operation, by method and path.'),
    body: [
      operationsInterface(view),
      ...handlerTypes(view),
      ...contextTypes(),
      ...callerTypes(view),
    ],
  });
}

function operationsInterface(view: ServerView): Code {
  const operations = view.api.endpoints.map((endpoint) => {
    const type = typeLiteral(operationMembers(view, endpoint), { broken: true });
    const comment = operationComment(endpoint, true);
    return printed(propertySignature(operationKey(endpoint), type, { comment }), 1, 1);
  });
  // Linters reject an interface without members.
  if (operations.length === 0) return code`export type Operations = Record<never, never>;`;
  return code`
    export interface Operations {
      ${operations};
    }
  `;
}

/**
 * Returns the type that lists all operations with a handler. If the user still has handlers of
 * removed operations, the type includes these operations, so that the handlers still compile. No
 * route calls them.
 */
function tableOf(view: ServerView): {
  readonly isRetiring: boolean;
  readonly table: Code;
  readonly keys: Code;
} {
  const isRetiring = retiredKeys(view).length > 0;
  const table = isRetiring ? ident('KnownOperations') : ident('Operations');
  return { isRetiring, table, keys: isRetiring ? code`keyof ${table}` : ident('Key') };
}

function handlerTypes(view: ServerView): Code[] {
  const { isRetiring, table, keys } = tableOf(view);
  const retired = importOwnType(view, 'retired.ts', 'RetiredOperations');
  const requestOf = importOwnType(view, 'runtime/types.ts', 'RequestOf');
  const responseOf = importOwnType(view, 'runtime/types.ts', 'ResponseOf');
  return [
    isRetiring ? code`interface KnownOperations extends Operations, ${retired} {}` : EMPTY,
    code`
      ${jsdoc('The key of an operation: its method and path.')}
      export type Key = keyof Operations;
    `,
    code`
      ${jsdoc('The request of an operation, as its handler gets it.')}
      export type Req<K extends ${keys}> = ${requestOf}<${table}[K]>;
    `,
    code`
      ${jsdoc('The response that the handler of an operation returns.')}
      export type Res<K extends ${keys}> = ${responseOf}<${table}[K]>;
    `,
    code`
      ${jsdoc('The handler of an operation.')}
      export type Handler<K extends ${keys}> = (
        req: Req<K>,
        ctx: Ctx<K>,
      ) => Res<K> | Promise<Res<K>>;
    `,
    code`
      ${jsdoc('A handler for every operation.')}
      export type Handlers = { [K in Key]: Handler<K> };
    `,
  ];
}

/** Generates the interfaces that users extend by declaration merging. */
function contextTypes(): Code[] {
  return [
    open(
      'Context',
      'Objects that your handlers share. Extend it in your own file, by the path of this one, and create it in the `context` option of `createApi`:',
      '```ts\ndeclare module "./operations.js" {\n  interface Context {\n    db: Database;\n  }\n}\n```',
    ),
    open(
      'Framework',
      'The framework that serves the API. Add its request type, and `ctx.request.raw` has that type:',
      '```ts\ndeclare module "./operations.js" {\n  interface Framework {\n    request: FastifyRequest;\n  }\n}\n```',
    ),
    code`
      ${jsdoc('Objects of the framework: the request of Fastify or Express, the context of Hono.')}
      export type RawRequest = Framework extends {
        request: infer Raw;
      }
        ? Raw
        : unknown;
    `,
    open(
      'Principals',
      'The caller by security scheme, as its handler returns it. Extend it like `Context`; a scheme that is not here is `unknown`.',
    ),
    code`
      ${jsdoc('The caller of a security scheme.')}
      export type PrincipalOf<Scheme extends string> = Scheme extends keyof Principals
        ? Principals[Scheme]
        : unknown;
    `,
  ];
}

/**
 * Generates an empty interface that users extend by declaration merging. A comment in the generated
 * code disables the lint rule against empty interfaces.
 */
function open(name: string, ...comment: readonly string[]): Code {
  return code`
    ${jsdoc(...comment)}
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- yours to add to
    export interface ${ident(name)} {}
  `;
}

function authType(schemes: readonly Code[]): Code {
  // Linters reject an interface without members.
  if (schemes.length === 0)
    return code`
    ${jsdoc('The caller: no operation requires credentials.')}
    export type Auth = Record<never, never>;
  `;
  return code`
    ${jsdoc('The caller: the schemes that authenticated it.')}
    export interface Auth {
      ${schemes};
    }
  `;
}

/**
 * Generates the types of authenticated callers: by security scheme, and as `auth` in the handler's
 * context.
 */
function callerTypes(view: ServerView): Code[] {
  const schemes = usedSchemes(view).map(({ name, scheme }) =>
    propertySignature(name, code`PrincipalOf<${lit(name)}> | undefined`, {
      readonly: true,
      optional: true,
      comment: jsdoc(scheme?.description ?? ''),
    }),
  );
  const { table, keys } = tableOf(view);
  const handlerContext = importOwnType(view, 'runtime/options.ts', 'HandlerContext');
  return [
    authType(schemes),
    code`
      ${jsdoc('The caller of an operation. A scheme that every call requires is always present.')}
      export type AuthOf<K extends ${keys}> = ${table}[K] extends {
        auth: infer Needed;
      }
        ? Auth & { readonly [Name in keyof Needed & string]: PrincipalOf<Name> }
        : Auth;
    `,
    code`
      ${jsdoc('The second argument of the handler of an operation; without a key, the part that all handlers get.')}
      export interface Ctx<K extends ${keys} = Key>
        extends ${handlerContext}<AuthOf<K>, RawRequest>, Context {}
    `,
  ];
}
