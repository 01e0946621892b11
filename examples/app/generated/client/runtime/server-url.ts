/** Builds base URLs from servers with variables (OpenAPI 3.1 §4.8.5). */
import { invalid } from "./errors.ts";

export interface ServerTemplate {
  /** The URL, in which variables are in braces. */
  readonly url: string;
  readonly defaults: Readonly<Record<string, string>>;
}

/**
 * The type of the parameter for the variables. The parameter is optional if all variables have
 * defaults.
 */
export type VariablesOf<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables]
    : [variables: Variables];

/**
 * Replaces the variables in the URL of a server.
 * @throws TypeError if a variable has neither a value nor a default
 */
export function serverUrl(
  { url, defaults }: ServerTemplate,
  variables: object = {},
): string {
  const replacements = new Map<string, unknown>(Object.entries(defaults));
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined) replacements.set(name, value);
  }
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = replacements.get(name);
    if (value === undefined) {
      throw invalid(
        "server",
        `the variable "${name}" of "${url}" has no default; pass a value`,
      );
    }
    return String(value);
  });
}
