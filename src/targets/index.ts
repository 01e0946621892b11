/** The targets that are built in, each loaded only when it is asked for. */
import type { Target } from './target.js';

export type { LocateOrigin, RenderInput, Target } from './target.js';

/** The targets by name. */
const TARGETS = {
  client: async () => (await import('./client/render.js')).CLIENT_TARGET,
  server: async () => (await import('./server/render.js')).SERVER_TARGET,
  docs: async () => (await import('./docs/render.js')).DOCS_TARGET,
  openapi: async () => (await import('./openapi/render.js')).OPENAPI_TARGET,
} as const;

/** Loads a target. */
export function targetNamed(name: keyof typeof TARGETS): Promise<Target> {
  return TARGETS[name]() as Promise<Target>;
}
