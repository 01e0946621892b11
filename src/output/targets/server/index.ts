/** The target `server`. */
import type { Framework } from '../../../../templates/server/program.js';
import type { ServerTemplates } from '../../../../templates/server/view.js';
import type { BuiltInTarget } from '../../kit/target.js';
import { SERVER_OPTIONS } from './options.js';

/** The frameworks that `init` looks for. A project may use several, so the most likely is first. */
const FRAMEWORKS: readonly Framework[] = ['express', 'fastify', '@hono/node-server', 'hono'];

export const SERVER: BuiltInTarget<'server', typeof SERVER_OPTIONS, ServerTemplates> = {
  name: 'server',
  about: 'routes, checks and stubs of handlers',
  options: SERVER_OPTIONS,
  templates: {
    'server/operations': 'text',
    'server/schemas': 'text',
    'server/validators': 'text',
    'server/requests': 'text',
    'server/responses': 'text',
    'server/routes': 'text',
    'server/api': 'text',
    'server/index': 'text',
    'server/node': 'text',
    'server/express': 'text',
    'server/fastify': 'text',
    'server/hono': 'text',
    'server/testing': 'text',
    'server/mount': 'text',
    'server/retired': 'text',
    'server/handlers': 'text',
  },
  isTypeScript: true,
  suits: FRAMEWORKS,
  needsTypes: ['@types/node'],
  firstProgram: {
    intro: (place) =>
      `to serve the API, in a file ${place} (the functions in "security" check credentials):`,
    text: async ({ api, names, suited, folder, place }) => {
      const framework = FRAMEWORKS.find((name) => name === suited);
      const { programServer } = await import('../../../../templates/server/program.js');
      return programServer({ api, names }, framework, folder, place);
    },
  },
  render: async (input) => (await import('./render.js')).renderServer(input),
  review: async (api, report) => (await import('./review.js')).reviewServer(api, report),
};
