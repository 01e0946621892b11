/** Base URLs of servers with variables (OpenAPI 3.1 §4.8.5). */
/** A server as it is stated. */
export interface ServerTemplate {
  /** With its variables in braces. */
  readonly url: string;
  readonly defaults: Readonly<Record<string, string>>;
}

/** The variables of a server as an argument, which may be left out where all of them have defaults. */
export type VariablesOf<Variables> =
  Record<never, never> extends Variables
    ? [variables?: Variables]
    : [variables: Variables];

/**
 * Fills in the variables of a server.
 * @throws TypeError when one without a default is missing
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
    if (value === undefined) throw new TypeError(`server: ${name} is required`);
    return String(value);
  });
}
