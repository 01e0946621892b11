/**
 * Generates `retired.ts`: the types of operations that the API no longer has, but whose handlers
 * are kept.
 */
import { code, jsdoc } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { moduleText } from '../../src/print/emit/typescript/module.js';
import { propertySignature, typeLiteral } from '../../src/print/emit/typescript/type.js';
import { retiredKeys } from './handlers.js';
import { banner, modulePlace, type ServerView } from './view.js';

/**
 * Generates `retired.ts`, the types of removed operations that still have a handler. The result is
 * empty if there are no such operations. Only the keys of these operations are known here, so their
 * types are `unknown`. If the previous output still contains their types, a later step inserts
 * those types.
 */
export function retiredFile(view: ServerView): string {
  const keys = retiredKeys(view);
  if (keys.length === 0) return '';
  const operations = keys.map((key) =>
    propertySignature(key, typeLiteral(membersOf(key), { broken: true })),
  );
  return moduleText({
    ...modulePlace(view, 'retired.ts'),
    header: banner(
      'Operations that the description no longer has: their handlers are not mounted.',
    ),
    body: [
      code`
        ${jsdoc('Types of your retired handlers. Delete the handlers to remove this file.')}
        export interface RetiredOperations {
          ${operations};
        }
      `,
    ],
  });
}

function membersOf(key: string): Code[] {
  const names = [...new Set([...key.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name))];
  const unknown = code`unknown`;
  const params = names.map((name) => propertySignature(name, code`string`));
  const loose = code`Readonly<Record<string, unknown>>`;
  return [
    ...(params.length > 0 ? [propertySignature('params', typeLiteral(params))] : []),
    propertySignature('query', loose),
    propertySignature('headers', loose),
    propertySignature('cookies', loose),
    propertySignature('body', unknown),
    propertySignature(
      'responses',
      typeLiteral([
        propertySignature('status', code`number`),
        propertySignature('body', unknown, { optional: true }),
      ]),
    ),
  ];
}
