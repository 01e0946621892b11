/** The targets that are built in, each loaded only when it is asked for. */
import type { Target } from './target.js';

export type { Locate, RenderInput, Target } from './target.js';

/** The targets by name. */
const TARGETS = {
  client: async () => (await import('./client.js')).CLIENT_TARGET,
  server: async () => (await import('./server.js')).SERVER_TARGET,
  docs: async () => (await import('./docs.js')).DOCS_TARGET,
  openapi: async () => (await import('./openapi.js')).OPENAPI_TARGET,
} as const;

/** Loads a target. */
export function targetNamed(name: keyof typeof TARGETS): Promise<Target> {
  return TARGETS[name]() as Promise<Target>;
}
