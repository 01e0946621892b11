/** Resolves variables of collections. Each folder and request has its own scope of variables. */
import type { Cursor } from '../../source/cursor.js';
import { isSecretName, isSecretValue } from '../secret.js';
import type { SecretCount } from './secret.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

const LENGTH = 4096;
const EXPANSIONS = 500;
const VARIABLE = /\{\{([^{}]{0,200})\}\}/g;
const CONSTANTS = /^(?:(?:api[-_]?)?(?:version|ver)|base[-_]?path|(?:path[-_]?|api[-_]?)?prefix)$/i;

interface Value {
  readonly text: string;
  readonly secret: boolean;
}

/** The variables that are declared in one place: in a folder, a request, an environment or the collection. */
export type Variables = ReadonlyMap<string, Value>;

/**
 * The variables that a request or folder can use. If several variables have the same name, the first of these sources
 * is used: the environment, the request itself, its folders from the innermost to the outermost, the collection.
 */
export class Scope {
  private constructor(
    private readonly environment: ReadonlyMap<string, string>,
    private readonly own: Variables,
    private readonly outer: Scope | undefined,
    private readonly environments: readonly Variables[],
  ) {}

  /**
   * Creates the scope of a whole collection.
   * @param own the variables of the collection
   * @param environment values from outside the collection; they take precedence over all others
   * @param environments the environments from which a user chooses one. If a variable has the same value in all
   * environments that declare it, this value is treated like one of the collection's own variables
   */
  static of(
    own: Variables,
    environment: ReadonlyMap<string, string>,
    environments: readonly Variables[] = [],
  ): Scope {
    const outer = new Scope(new Map(), own, undefined, []);
    const inner = environments.length === 0 ? own : agreed(environments);
    return new Scope(
      environment,
      inner,
      environments.length === 0 ? undefined : outer,
      environments,
    );
  }

  /**
   * Returns the scope of a folder or a request inside this scope; this scope itself if the folder or request declares
   * no variables.
   */
  inside(own: Variables): Scope {
    return own.size === 0 ? this : new Scope(this.environment, own, this, this.environments);
  }

  /**
   * Returns the possible values of a text: one if its variables have known values, otherwise one for each
   * environment.
   * @returns at least one text, without duplicates
   */
  alternatives(text: string): string[] {
    const plain = this.resolve(text);
    if (this.environments.length === 0 || !plain.includes('{{')) return [plain];
    const all = this.environments.map((own) => this.inside(own).resolve(text));
    return [...new Set(all)];
  }

  /**
   * Replaces variables in a text with their values, and also variables in these values, up to 20 levels deep. Variables
   * that are unknown, secret or in a cycle stay unchanged.
   */
  resolve(text: string): string {
    return this.expand(text, new Set(), { left: EXPANSIONS });
  }

  /** Returns the value of a variable; `undefined` if it is unknown, empty or secret, or if it contains variables. */
  literal(name: string): string | undefined {
    const text = `{{${name}}}`;
    const value = this.resolve(text).trim();
    return value === '' || value === text || value.includes('{{') ? undefined : value;
  }

  private find(name: string): Value | undefined {
    const outside = this.environment.get(name);
    if (outside !== undefined) return { text: outside, secret: isSecret(name, outside) };
    let scope: Scope | undefined = this;
    for (; scope; scope = scope.outer) {
      const value = scope.own.get(name);
      if (value) return value;
    }
    return undefined;
  }

  private expand(text: string, open: Set<string>, budget: { left: number }): string {
    if (open.size > READING_LIMITS.variableDepth.most) return text;
    const result = text.replace(VARIABLE, (whole, inner: string) => {
      const name = inner.trim();
      const value = open.has(name) ? undefined : this.find(name);
      if (!value || value.secret || value.text.length > LENGTH) return whole;
      // The number of replacements is limited, because values that contain each other can grow without end.
      if (budget.left-- <= 0) return whole;
      open.add(name);
      const expanded = this.expand(value.text, open, budget);
      open.delete(name);
      return expanded;
    });
    return result.length > Math.max(LENGTH, text.length) ? text : result;
  }
}

/**
 * Returns true if a variable of this name is usually a constant in the API's paths: `version`, `api_version`,
 * `basePath`.
 * @param configured further names
 */
export function isConstantName(name: string, configured: readonly string[]): boolean {
  return CONSTANTS.test(name) || configured.includes(name);
}

export interface DeclaredVariable {
  readonly name: string;
  readonly text: string;
  /** True if the document marks the variable as secret. */
  readonly secret?: boolean;
  /** The location of the declaration. */
  readonly place: Cursor;
}

/**
 * Creates the variables of one scope. A secret variable is recorded without its value, so that the value never appears
 * in the output.
 * @param declared the declared variables in order; if several have the same name, the last one is used
 * @param secrets counts the variables whose value is omitted
 */
export function variablesOf(
  declared: readonly DeclaredVariable[],
  secrets: SecretCount,
): Variables {
  const values = new Map<string, Value>();
  for (const { name, text, place, secret: isCalledSecret = false } of declared) {
    const secret = isCalledSecret || isSecret(name, text);
    if (secret && text.trim() !== '' && !text.includes('{{')) secrets.add(place.origin());
    values.set(name, { text, secret });
  }
  return values;
}

function agreed(environments: readonly Variables[]): Variables {
  const values = new Map<string, Value>();
  const differing = new Set<string>();
  for (const [name, value] of environments.flatMap((own) => [...own])) {
    const known = values.get(name) ?? value;
    if (known.text !== value.text || known.secret !== value.secret) differing.add(name);
    values.set(name, known);
  }
  return new Map([...values].filter(([name]) => !differing.has(name)));
}

function isSecret(name: string, text: string): boolean {
  return isSecretName(name) || isSecretValue(text);
}
