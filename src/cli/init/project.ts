/** What a project says about what it wants generated: its dependencies, its compiler, its folders. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { TargetName } from '../../config/config.js';
import { readText } from '../../output/index.js';
import type { Framework } from '../../../templates/server/program.js';

/** What was seen of a project. */
export interface Project {
  readonly hasManifest: boolean;
  /** Whether configurations may be written in TypeScript. */
  readonly isTyped: boolean;
  /** The framework that serves requests, when there is one. */
  readonly framework?: Framework;
  readonly hasNodeTypes: boolean;
  /** Whether its own code is in `src`. */
  readonly hasSource: boolean;
}

/** What is generated, and where to. */
export interface Plan {
  readonly inputs: readonly string[];
  readonly overlays: readonly string[];
  readonly output: string;
  readonly targets: readonly TargetName[];
  /** The folder of the handlers, where there is a server. */
  readonly handlers: string;
}

/** Packages that serve requests and that the generated server goes with. */
const FRAMEWORKS: readonly Framework[] = ['express', 'fastify', '@hono/node-server', 'hono'];

/**
 * Looks at a project.
 * @param folder with its `package.json`, absolute
 */
export function lookAtProject(folder: string): Project {
  const manifest = readText(join(folder, 'package.json'));
  const packages = dependenciesOf(manifest ?? '{}');
  const framework = FRAMEWORKS.find((name) => packages.has(name));
  const isTyped = existsSync(join(folder, 'tsconfig.json')) || packages.has('typescript');
  return {
    hasManifest: manifest !== undefined,
    isTyped,
    ...(framework !== undefined && { framework }),
    hasNodeTypes: packages.has('@types/node'),
    hasSource: existsSync(join(folder, 'src')),
  };
}

/**
 * What fits a project: a client, and a server where something serves. It lands beside the project's own code, so that
 * its compiler sees it.
 * @param found the descriptions in it
 */
export function planFor(
  { framework, hasSource }: Project,
  found: Pick<Plan, 'inputs' | 'overlays'>,
): Plan {
  const folder = hasSource ? 'src/' : '';
  return {
    ...found,
    output: `${folder}generated`,
    targets: framework === undefined ? ['client'] : ['client', 'server'],
    handlers: `${folder}handlers`,
  };
}

function dependenciesOf(manifest: string): ReadonlySet<string> {
  let data: unknown;
  try {
    data = JSON.parse(manifest);
  } catch {
    return new Set();
  }
  const { dependencies, devDependencies } = (data ?? {}) as Readonly<Record<string, unknown>>;
  const names = [dependencies, devDependencies].flatMap((list) => Object.keys(list ?? {}));
  return new Set(names);
}
