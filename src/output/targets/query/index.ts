/** The target `query`: options for TanStack Query. */
import type { BuiltInTarget } from '../../../kit.js';
import { QUERY_OPTIONS } from './options.js';

/** It has no templates. */
type None = Readonly<Record<never, never>>;

export const QUERY: BuiltInTarget<'query', typeof QUERY_OPTIONS, None> = {
  name: 'query',
  about: 'queries and mutations for TanStack Query 5: React, Vue, Svelte, Solid',
  optIn: true,
  options: QUERY_OPTIONS,
  needs: ['client'],
  isTypeScript: true,
  review: (_, report, { options: { hooks, adapter } }) => {
    if (hooks && adapter !== 'react')
      report.add('config/option-needs', { key: 'targets.query.hooks', needed: "adapter: 'react'" });
  },
  render: async (input) => (await import('./render.js')).renderQuery(input),
};
