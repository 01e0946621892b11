/**
 * Generates the program that `init` prints: it serves the API with the framework of the user's
 * project.
 */
import { code, imported } from '../../src/print/emit/typescript/code.js';
import type { Code } from '../../src/print/emit/typescript/code.js';
import { object, property } from '../../src/print/emit/typescript/expression.js';
import { moduleText, type ModulePlace } from '../../src/print/emit/typescript/module.js';
import { usedSchemes, type ServerView } from './view.js';

export type Framework = 'express' | 'fastify' | 'hono' | '@hono/node-server';

/**
 * Generates a program that serves the API. If an operation requires credentials, the program
 * rejects all callers, because only the user can decide who has access.
 * @param framework the framework of the program; `undefined` for `node:http`
 * @param folder the path of the generated server in the project
 */
export function programServer(
  view: Pick<ServerView, 'api' | 'names'>,
  framework: Framework | undefined,
  folder: string,
  place: ModulePlace,
): string {
  const own = (file: string, name: string): Code => imported(name, `${folder}/${file}.ts`);
  const schemes = usedSchemes(view).map(({ name }) => {
    return property(name, code`() => false`);
  });
  const security = schemes.length === 0 ? [] : [property('security', object(schemes))];
  const api = code`const api = ${own('index', 'createApi')}(${own('mount', 'handlers')}, ${object(security)});`;
  return moduleText({ body: [api, served(framework, own)], ...place });
}

function served(framework: Framework | undefined, own: (file: string, name: string) => Code): Code {
  switch (framework) {
    case 'express':
      return code`${imported('default', 'express', { alias: 'express' })}().use(${own('express', 'toExpress')}(api, ${imported('default', 'express', { alias: 'express' })}.Router())).listen(3000);`;
    case 'fastify':
      return code`
        const app = ${imported('default', 'fastify', { alias: 'fastify' })}();
        await app.register(${own('fastify', 'toFastify')}(api));
        await app.listen({ port: 3000 });
      `;
    case '@hono/node-server':
      return code`${imported('serve', '@hono/node-server')}({ fetch: api.fetch, port: 3000 });`;
    case 'hono':
      return code`export default ${own('hono', 'toHono')}(api, new ${imported('Hono', 'hono')}());`;
    case undefined:
      return code`${imported('createServer', 'node:http')}(${own('node', 'toNodeHandler')}(api)).listen(3000);`;
    default:
      return framework satisfies never;
  }
}
