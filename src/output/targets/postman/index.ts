/** The target `postman`: the merged API as a Postman collection. */
import type { BuiltInTarget, None } from '../../../kit.js';

export const POSTMAN_COLLECTION: BuiltInTarget<'postman', None, None> = {
  name: 'postman',
  about: 'one Postman collection (v2.1) of all descriptions',
  optIn: true,
  render: async (input) => (await import('./render.js')).renderPostman(input),
  review: async (api, report) => {
    const { lostFacts } = await import('./lost-facts.js');
    const what = lostFacts(api);
    if (what.length > 0) report.add('output/postman-less', { what });
  },
};
