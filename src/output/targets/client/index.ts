/** The target `client`. */
import type { ClientTemplates } from '../../../../templates/client/view.js';
import { CLIENT_TARGET } from '../../kit/folder.js';
import type { BuiltInTarget } from '../../kit/target.js';
import { CLIENT_OPTIONS } from './options.js';

export const CLIENT: BuiltInTarget<typeof CLIENT_TARGET, typeof CLIENT_OPTIONS, ClientTemplates> = {
  name: CLIENT_TARGET,
  about: 'typed functions that call the API with fetch',
  options: CLIENT_OPTIONS,
  templates: {
    'client/operation': 'code[]',
    'client/operations': 'code[]',
    'client/schemas': 'code[]',
    'client/client': 'code[]',
    'client/pages': 'code[]',
    'client/index': 'code[]',
  },
  isTypeScript: true,
  suits: 'all',
  firstProgram: {
    intro: (place) => `then call the API, in a file ${place}:`,
    text: async ({ easiest, api, names, folder, place }) => {
      const { programExample } = await import('../../../../templates/docs/call.js');
      return programExample(easiest, api, names, `${folder}/index.ts`, place);
    },
  },
  render: async (input) => (await import('./render.js')).renderClient(input),
  review: async (api, report) => (await import('./review.js')).reviewPagination(api, report),
};
