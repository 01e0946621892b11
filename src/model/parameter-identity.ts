/** Decides whether two declarations describe the same parameter. */

export interface PlacedName {
  readonly in: string;
  readonly name: string;
}

/**
 * Returns a text that is equal for two declarations of the same parameter. It contains the location (`query`,
 * `header`, …) and the name. The names of headers ignore case (RFC 9110 §5.1).
 * @returns a text such as `query limit` or `header x-trace`
 */
export function parameterIdentity({ in: place, name }: PlacedName): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}
