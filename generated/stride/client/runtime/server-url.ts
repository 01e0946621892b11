/** Base URLs of servers with variables (OpenAPI 3.1 §4.8.5). */
/** A declared server. */
export interface ServerTemplate {
  /** The URL with variables in braces. */
  readonly url: string;
  readonly defaults: Readonly<Record<string, string>>;
}

/** The variables as an argument, optional if all of them have defaults. */
export type VariablesOf<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables]
    : [variables: Variables];

/**
 * Replaces the variables of a server URL.
 * @throws TypeError if a variable has neither a value nor a default
 */
export function serverUrl(
  { url, defaults }: ServerTemplate,
  variables: object = {},
): string {
  const stated = new Map<string, unknown>(Object.entries(defaults));
  for (const [name, value] of Object.entries(variables)) {
    if (value !== undefined) stated.set(name, value);
  }
  return url.replace(/\{([^{}]*)\}/g, (_, name: string) => {
    const value = stated.get(name);
    if (value === undefined) {
      throw new TypeError(
        `server: the variable "${name}" of the server URL "${url}" has no default; pass a value for it`,
      );
    }
    return String(value);
  });
}
