/** Decides whether two declarations describe the same parameter. */
/** The location of a parameter, and its name there. */
export interface PlacedName {
  readonly in: string;
  readonly name: string;
}

/**
 * The location (`query`, `header`, …) and the name of a parameter as one text; the names of headers ignore case (RFC
 * 9110 §5.1).
 * @returns `query limit`, `header x-trace`
 */
export function parameterIdentity({ in: place, name }: PlacedName): string {
  return `${place} ${place === 'header' ? name.toLowerCase() : name}`;
}
