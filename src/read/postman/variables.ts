/** Postman variables: scopes, the values they resolve to, and the text that is left around them. */
import type { Cursor } from '../../source/cursor.js';
import { isSecretName, isSecretValue } from '../secret.js';
import type { SecretCount } from './secret.js';

const DEPTH = 20;
const LENGTH = 4096;
const EXPANSIONS = 500;
const VARIABLE = /\{\{([^{}]{0,200})\}\}/g;
const CONSTANTS = /^(?:(?:api[-_]?)?(?:version|ver)|base[-_]?path|(?:path[-_]?|api[-_]?)?prefix)$/i;

interface Value {
  readonly text: string;
  readonly secret: boolean;
}

/**
 * The variables that a place in a collection sees. The narrowest scope wins: the environment, then the
 * item, its folders from the inside out, and the collection.
 */
export class Scope {
  private constructor(
    private readonly environment: ReadonlyMap<string, string>,
    private readonly own: ReadonlyMap<string, Value>,
    private readonly outer: Scope | undefined,
  ) {}

  /**
   * The scope of a whole collection.
   * @param variables the `variable` list of the collection
   * @param environment values from outside, which outrank all others
   * @param secrets counts variables whose value is kept out of everything
   */
  static of(
    variables: Cursor,
    environment: ReadonlyMap<string, string>,
    secrets: SecretCount,
  ): Scope {
    return new Scope(environment, readVariables(variables, secrets), undefined);
  }

  /** The scope of a folder or an item inside this one; the same scope when it has no variables. */
  inside(variables: Cursor, secrets: SecretCount): Scope {
    if (!variables.exists) return this;
    return new Scope(this.environment, readVariables(variables, secrets), this);
  }

  /**
   * Puts the values of variables into a text, values inside values too (20 deep, cycles left alone).
   * Unknown and secret variables stay as they are written.
   */
  resolve(text: string): string {
    return this.expand(text, new Set(), { left: EXPANSIONS });
  }

  /** The resolved value of one variable, if it is known, not empty, not secret and free of variables. */
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
    if (open.size > DEPTH) return text;
    const result = text.replace(VARIABLE, (whole, inner: string) => {
      const name = inner.trim();
      const value = open.has(name) ? undefined : this.find(name);
      if (!value || value.secret || value.text.length > LENGTH) return whole;
      // Values that multiply without end are worth nothing.
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

function readVariables(variables: Cursor, secrets: SecretCount): Map<string, Value> {
  const values = new Map<string, Value>();
  for (const entry of variables.items()) {
    const named = entry.get('key').exists ? entry.get('key') : entry.get('id');
    const name = typeof named.value === 'string' ? named.value.trim() : '';
    const { value } = entry.get('value');
    if (name === '' || entry.get('disabled').value === true) continue;
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = String(value);
    const secret = entry.get('type').value === 'secret' || isSecret(name, text);
    if (secret && text.trim() !== '' && !text.includes('{{')) secrets.count++;
    values.set(name, { text, secret });
  }
  return values;
}

function isSecret(name: string, text: string): boolean {
  return isSecretName(name) || isSecretValue(text);
}
