/** Self-contained schemas, as the protocol requires. */

const DEFINITION = "#/$defs/";

/**
 * Returns a schema with the schemas that it refers to, directly or indirectly,
 * below `$defs`.
 * @param named the schemas by their names
 */
export function selfContained(
  schema: object,
  named: Readonly<Record<string, unknown>>,
): object {
  const found = new Map<string, unknown>();
  const left: unknown[] = [schema];
  while (left.length > 0) {
    const part = left.pop();
    if (typeof part !== "object" || part === null) continue;
    const { $ref: reference } = part as { readonly $ref?: unknown };
    for (const one of Object.values(part)) left.push(one);
    if (typeof reference !== "string" || !reference.startsWith(DEFINITION))
      continue;
    const name = reference.slice(DEFINITION.length);
    if (found.has(name) || !Object.hasOwn(named, name)) continue;
    found.set(name, named[name]);
    left.push(named[name]);
  }
  if (found.size === 0) return schema;
  const sorted = [...found].sort(([a], [b]) => (a < b ? -1 : 1));
  return { ...schema, $defs: Object.fromEntries(sorted) };
}
