/** The options of the target `query`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const QUERY_OPTIONS = {
  /** The library whose types are named. The output is the same for all: plain objects. */
  adapter: {
    is: 'one of',
    values: ['react', 'vue', 'svelte', 'solid', 'angular'],
    default: 'react',
  },
  /** True to generate hooks too: `useGetPet(client, { id })`. For React only. */
  hooks: { is: 'boolean', default: false },
  /** The first element of every key, for programs that cache the responses of several APIs. */
  root: { is: 'string' },
} as const satisfies Rules;

export type QueryOptions = FilledOptions<typeof QUERY_OPTIONS>;

/** True if hooks are generated. Only React has them: hooks of other frameworks pass arguments in another form. */
export function hasHooks({ hooks, adapter }: QueryOptions): boolean {
  return hooks && adapter === 'react';
}
