/** The options of the target `query`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const QUERY_OPTIONS = {
  /** The framework whose types the options use. At run time they are the same plain objects. */
  adapter: {
    is: 'one of',
    values: ['react', 'vue', 'svelte', 'solid', 'angular'],
    default: 'react',
  },
  /** Also generate hooks, for React only: `useGetPet(client, { id })`. */
  hooks: { is: 'boolean', default: false },
  /** The first element of every key. Set it if a program caches the responses of several APIs. */
  root: { is: 'string' },
} as const satisfies Rules;

export type QueryOptions = FilledOptions<typeof QUERY_OPTIONS>;

/**
 * Returns true if hooks are generated. Only React has them, because the hooks of other frameworks take their arguments
 * differently.
 */
export function hasHooks({ hooks, adapter }: QueryOptions): boolean {
  return hooks && adapter === 'react';
}
