/** Distinct names for the parameters of a path. */
import { pathParameterNames, type PathSegment } from '../../model/path.js';

/**
 * Numbers a name that is used twice in one path, so that both places can be filled.
 * @param onCopy is called for each copy
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
      return { kind: 'parameter', name };
    }),
  );
}
