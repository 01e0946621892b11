/**
 * Generates `testing.ts`: functions that create the request and the context of an operation, to
 * test one handler.
 */
import { code, jsdoc, type Code } from '../../src/print/emit/typescript/code.js';
import { moduleText } from '../../src/print/emit/typescript/module.js';
import { banner, importOwn, importOwnType, modulePlace, type ServerView } from './view.js';

/** Generates `testing.ts`. It is separate from `index.ts`, so that servers do not load it. */
export function testingFile(view: ServerView): string {
  const type = (name: string) => importOwnType(view, 'operations.ts', name);
  const [ctx, key, req] = [type('Ctx'), type('Key'), type('Req')];
  const partial = importOwnType(view, 'runtime/testing.ts', 'Stated');
  return moduleText({
    ...modulePlace(view, 'testing.ts'),
    header: banner(
      'Creates the request and the context of an operation, for tests of one handler.',
    ),
    body: [
      contextParts(view),
      code`
        ${jsdoc('The request of a test. Omit parts that are optional or that the operation does not have.')}
        export type RequestParts<K extends ${key}> = ${partial}<${req}<K>>;
      `,
      code`
        ${jsdoc(
          'The context of an operation, for its handler: `getPet(requestOf(key, { params: { id: 7 } }), contextOf(key, { db }))`.',
          { tag: 'param', text: 'operation its method and path' },
          {
            tag: 'param',
            text: 'parts the parts that the handler uses; required if one of them has no default',
          },
        )}
        export function contextOf<K extends ${key}>(
          operation: K,
          ...parts: Record<never, never> extends ContextParts<K>
            ? [parts?: ContextParts<K>]
            : [parts: ContextParts<K>]
        ): ${ctx}<K> {
          return ${importOwn(view, 'runtime/testing.ts', 'makeContext')}(operation, parts[0]) as ${ctx}<K>;
        }
      `,
      code`
        ${jsdoc(
          'The request of an operation, for its handler. It is not validated, and defaults are not filled in.',
          {
            tag: 'param',
            text: '_operation its method and path, which determine the type of the parts',
          },
        )}
        export function requestOf<K extends ${key}>(
          _operation: K,
          ...parts: Record<never, never> extends RequestParts<K>
            ? [parts?: RequestParts<K>]
            : [parts: RequestParts<K>]
        ): ${req}<K> {
          return ${importOwn(view, 'runtime/testing.ts', 'makeRequest')}(parts[0]) as ${req}<K>;
        }
      `,
    ],
  });
}

function contextParts(view: ServerView): Code {
  const type = (name: string) => importOwnType(view, 'operations.ts', name);
  const [auth, authOf] = [type('Auth'), type('AuthOf')];
  return code`
        ${jsdoc('The context of a test: the objects that your handlers share, and the caller if the operation requires one.')}
        export type ContextParts<K extends ${type('Key')}> = ${type('Context')} & {
          ${jsdoc('The original request; an empty one by default.')}
          readonly request?: Request;
          ${jsdoc('Objects of the framework, if the handler uses them.')}
          readonly raw?: ${type('RawRequest')};
        } & (${auth} extends ${authOf}<K>
          ? { readonly auth?: ${authOf}<K> }
          : { readonly auth: ${authOf}<K> });
      `;
}
