/** Makes the names of a path's parameters distinct. */
import { pathParameterNames, type PathSegment } from '../../model/path.js';

/**
 * Appends a number to a parameter name that occurs twice in one path, so that callers can pass both values.
 * @param onCopy called for each parameter that is renamed
 */
export function distinctParameters(
  path: readonly PathSegment[],
  onCopy: (name: string, renamed: string) => void,
): PathSegment[] {
  const names = new Set(pathParameterNames(path));
  const seen = new Set<string>();
  const numbers = new Map<string, number>();
  return path.map((segment) =>
    segment.map((part) => {
      if (part.kind === 'literal') return part;
      let name = part.name;
      if (seen.has(name)) {
        let number = numbers.get(name) ?? 2;
        while (names.has(`${name}${number}`)) number++;
        numbers.set(name, number + 1);
        name = `${name}${number}`;
        names.add(name);
        onCopy(part.name, name);
      }
      seen.add(name);
      return { ...part, name };
    }),
  );
}
