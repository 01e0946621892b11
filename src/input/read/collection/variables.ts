/** Variables of collections: scopes, the values they resolve to, and the text that is left around them. */
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

/** The variables of one place. */
export type Variables = ReadonlyMap<string, Value>;

/**
 * The variables that a place in a collection sees. The narrowest scope wins: the environment, then the
 * item, its folders from the inside out, and the collection.
 */
export class Scope {
  private constructor(
    private readonly environment: ReadonlyMap<string, string>,
    private readonly own: Variables,
    private readonly outer: Scope | undefined,
    private readonly environments: readonly Variables[],
  ) {}

  /**
   * The scope of a whole collection.
   * @param own the variables of the collection
   * @param environment values from outside, which take precedence over all others
   * @param environments of which a user chooses one: a value that all of them share counts as the collection's own
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

  /** The scope of a folder or an item inside this one; the same scope when it has no variables. */
  inside(own: Variables): Scope {
    return own.size === 0 ? this : new Scope(this.environment, own, this, this.environments);
  }

  /**
   * The possible values of a text: one if its variables are known, otherwise one for each environment.
   * @returns at least one text, each once
   */
  alternatives(text: string): string[] {
    const plain = this.resolve(text);
    if (this.environments.length === 0 || !plain.includes('{{')) return [plain];
    const all = this.environments.map((own) => this.inside(own).resolve(text));
    return [...new Set(all)];
  }

  /**
   * Replaces variables in a text with their values, and variables in values too (20 deep, cycles stay). Unknown and
   * secret variables stay as they are written.
   */
  resolve(text: string): string {
    return this.expand(text, new Set(), { left: EXPANSIONS });
  }

  /** The resolved value of one variable, unless it is unknown, empty, secret or contains variables. */
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
      // Limit the length, because values that contain each other can grow without end.
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
 * True when a variable by this name usually is a constant of the API's paths: `version`, `api_version`, `basePath`.
 * @param configured further names
 */
export function isConstantName(name: string, configured: readonly string[]): boolean {
  return CONSTANTS.test(name) || configured.includes(name);
}

/** A variable as it is declared. */
export interface DeclaredVariable {
  readonly name: string;
  readonly text: string;
  /** True if the document marks it as secret. */
  readonly secret?: boolean;
  /** The place of the declaration. */
  readonly place: Cursor;
}

/**
 * The variables of one scope. A secret is recorded without its value, which is never written anywhere.
 * @param stated in order; the last one with a name wins
 * @param secrets counts variables whose value is omitted
 */
export function variablesOf(stated: readonly DeclaredVariable[], secrets: SecretCount): Variables {
  const values = new Map<string, Value>();
  for (const { name, text, place, secret: isCalledSecret = false } of stated) {
    const secret = isCalledSecret || isSecret(name, text);
    if (secret && text.trim() !== '' && !text.includes('{{')) secrets.add(place.origin());
    values.set(name, { text, secret });
  }
  return values;
}

/** The variables that have the same value in every environment that declares them. */
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
