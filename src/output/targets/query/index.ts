/** The target `query`: options for TanStack Query. */
import type { BuiltInTarget, None } from '../../../kit.js';
import { hasHooks, QUERY_OPTIONS } from './options.js';

export const QUERY: BuiltInTarget<'query', typeof QUERY_OPTIONS, None> = {
  name: 'query',
  about: 'queries and mutations for TanStack Query 5: React, Vue, Svelte, Solid',
  optIn: true,
  options: QUERY_OPTIONS,
  needs: ['client'],
  isTypeScript: true,
  review: (_, report, { options }) => {
    if (options.hooks && !hasHooks(options))
      report.add('config/option-needs', {
        key: 'targets.query.hooks',
        needed: "targets.query.adapter: 'react'",
      });
  },
  render: async (input) => (await import('./render.js')).renderQuery(input),
};
