/** Inspects a project and proposes targets, based on its dependencies, compiler settings and folders. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Relation } from '../../model/origin.js';
import { readTextFile } from '../../output/files/index.js';
import { TARGETS } from '../../output/targets/index.js';

export interface Project {
  readonly hasManifest: boolean;
  /** True if `init` may write the configuration in TypeScript. */
  readonly isTyped: boolean;
  /** The names of the packages in the project's dependencies and development dependencies. */
  readonly packages: ReadonlySet<string>;
  /** True if the project's code is in `src`. */
  readonly hasSource: boolean;
}

/** The settings that `init` writes into the configuration. */
export interface InitPlan {
  readonly inputs: readonly string[];
  readonly overlays: readonly string[];
  readonly output: string;
  readonly targets: readonly string[];
  /** The folder of the hand-written handlers, if there are any. */
  readonly handlers: string;
  /** The relations between the inputs. */
  readonly relations?: readonly Relation[];
}

/**
 * Inspects a project.
 * @param folder the absolute path of the folder that contains `package.json`
 */
export function inspectProject(folder: string): Project {
  const manifest = readTextFile(join(folder, 'package.json'));
  const packages = dependenciesOf(manifest ?? '{}');
  const isTyped = existsSync(join(folder, 'tsconfig.json')) || packages.has('typescript');
  return {
    hasManifest: manifest !== undefined,
    isTyped,
    packages,
    hasSource: existsSync(join(folder, 'src')),
  };
}

/**
 * Proposes targets for a project, and an output folder next to the project's own code, so that the project's compiler
 * checks the output.
 * @param found the descriptions in the project
 */
export function planFor(
  { packages, hasSource }: Project,
  found: Pick<InitPlan, 'inputs' | 'overlays'>,
): InitPlan {
  const folder = hasSource ? 'src/' : '';
  return {
    ...found,
    output: `${folder}generated`,
    targets: TARGETS.filter(({ suits }) => {
      return suits === 'all' || suits?.some((name) => packages.has(name)) === true;
    }).map(({ name }) => name),
    handlers: `${folder}handlers`,
  };
}

/** Sorts targets into the order in which a run renders them. */
export function inOrder(targets: readonly string[]): string[] {
  return TARGETS.map(({ name }) => name).filter((name) => targets.includes(name));
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
