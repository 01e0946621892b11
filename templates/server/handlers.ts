/** The stubs of a group's handlers: written once, and then the user's. */
import { code, ident, jsdoc, lit } from '../../src/emit/code.js';
import type { Code } from '../../src/emit/code.js';
import type { HandlerStub } from '../../src/emit/file.js';
import { construct, parameter } from '../../src/emit/function.js';
import { moduleText } from '../../src/emit/module.js';
import { functionDeclaration, throws } from '../../src/emit/statement.js';
import { reference } from '../../src/emit/type.js';
import type { Endpoint } from '../../src/model/api.js';
import type { Group } from '../../src/resolve/table.js';
import {
  operationComment,
  operationKey,
  operationName,
  own,
  ownType,
  type ServerView,
} from './view.js';

/** The handlers of a group: which operations, under which names. */
export function stubsOf(view: ServerView, group: Group): HandlerStub[] {
  return endpointsOf(view, group).map((endpoint) => ({
    key: operationKey(endpoint),
    name: operationName(view, endpoint),
  }));
}

/** The text of the file that holds the handlers of a group. */
export function handlersFile(view: ServerView, group: Group): string {
  return moduleText({
    path: handlersPath(view, group),
    importExtension: view.importExtension,
    header: jsdoc(
      `Handlers of ${group.name}. This file is yours: it is added to, never overwritten.`,
    ),
    body: endpointsOf(view, group).map((endpoint) => stub(view, endpoint)),
  });
}

function endpointsOf(view: ServerView, group: Group): Endpoint[] {
  const endpoints = new Map(view.api.endpoints.map((endpoint) => [endpoint.key, endpoint]));
  return group.endpoints.flatMap((key) => endpoints.get(key) ?? []);
}

/** Where the handlers of a group stand, from the root that `view.handlers` starts at. */
export function handlersPath(view: ServerView, group: Group): string {
  return `${view.handlers ?? 'handlers'}/${group.slug}.ts`;
}

/** The handler of one operation, not implemented. An underscore tells the compiler that they are not used yet. */
function stub(view: ServerView, endpoint: Endpoint): Code {
  const key = lit(operationKey(endpoint));
  const type = (name: string): Code => reference(ownType(view, 'index.ts', name), [key]);
  return functionDeclaration({
    name: ident(operationName(view, endpoint)),
    export: true,
    async: true,
    comment: operationComment(endpoint, false),
    parameters: [
      parameter({ name: ident('_req'), type: type('Req') }),
      parameter({ name: ident('_ctx'), type: ownType(view, 'index.ts', 'Ctx') }),
    ],
    returns: reference(code`Promise`, [type('Res')]),
    body: [throws(construct(own(view, 'index.ts', 'NotImplemented'), [key]))],
  });
}
