/** Copies schemas that requests and responses share, so that a change for one does not affect the other. */
import { isPlainObject, valueAtPath } from '../../../base/foundation/plain-object.js';
import { escapePointer } from '../../../model/pointer.js';
import type { Misfit } from '../misfit.js';
import { referenceOf, type DataPath } from './document.js';
import type { Edit } from './action.js';

/**
 * The names of the components that requests use (`request`), and of those that responses use (`answer`). They may be
 * referenced indirectly.
 */
export interface SchemaUses {
  readonly request: ReadonlySet<string>;
  readonly answer: ReadonlySet<string>;
}

/** A reference in the document, and the schema that it leads to. */
export interface SchemaReference {
  /** The path of the object that contains the `$ref`. */
  readonly at: DataPath;
  readonly target: DataPath;
}

/** Finds the components that requests refer to, and those that responses refer to. */
export function schemaUses(document: unknown): SchemaUses {
  const request = new Set<unknown>();
  const answer = new Set<unknown>();
  const paths = valueAtPath(document, ['paths']);
  for (const item of isPlainObject(paths) ? Object.values(paths) : []) {
    for (const operation of isPlainObject(item) ? Object.values(item) : []) {
      if (!isPlainObject(operation)) continue;
      request.add(operation['requestBody']).add(operation['parameters']);
      answer.add(operation['responses']);
    }
  }
  return { request: reached(document, request), answer: reached(document, answer) };
}

function reached(document: unknown, roots: ReadonlySet<unknown>): Set<string> {
  const names = new Set<string>();
  const open = [...roots];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== 'object' || value === null) continue;
    const name = isPlainObject(value) ? componentName(referenceOf(value) ?? []) : undefined;
    if (name !== undefined && !names.has(name)) {
      names.add(name);
      open.push(valueAtPath(document, ['components', 'schemas', name]));
    }
    for (const member of Object.values(value)) open.push(member);
  }
  return names;
}

function componentName(path: DataPath): string | undefined {
  const [room, kind, name] = path;
  return room === 'components' && kind === 'schemas' && typeof name === 'string' ? name : undefined;
}

/** The input for copying shared schemas. */
export interface Separation {
  readonly document: unknown;
  readonly uses: SchemaUses;
  /**
   * The names of the copies. A key consists of the name of the shared schema and `Request` or `Response`. The names of
   * new copies are added to this map.
   */
  readonly own: Map<string, string>;
  readonly query: (path: DataPath) => string;
}

/**
 * Returns edits that replace shared schemas with copies, if the edit for a mismatch would change schemas that both
 * requests and responses use.
 * @param touched the schemas that the edit would change
 * @param references the references between the message and the changed schema
 * @returns an empty list if no schema is shared
 */
export function separated(
  { part }: Misfit,
  touched: readonly DataPath[],
  references: readonly SchemaReference[],
  { document, uses, own, query }: Separation,
): Edit[] {
  const isAnswer = part === 'response';
  const others = isAnswer ? uses.request : uses.answer;
  const sharedName = (path: DataPath): string | undefined => {
    const name = componentName(path);
    return name !== undefined && others.has(name) ? name : undefined;
  };
  const shared = new Set(touched.flatMap((path) => sharedName(path) ?? []));
  for (const name of shared) {
    for (const { at, target } of references)
      if (componentName(target) === name) {
        const around = sharedName(at);
        if (around !== undefined) shared.add(around);
      }
  }
  const leading = references.filter(
    ({ at, target }) => shared.has(componentName(target) ?? '') && sharedName(at) === undefined,
  );
  if (shared.size === 0 || leading.length === 0) return [];
  const suffix = isAnswer ? 'Response' : 'Request';
  const newNames = [...shared].filter((name) => !own.has(name + suffix));
  for (const name of newNames) own.set(name + suffix, freshName(name + suffix, document, own));
  const nameOf = (name: string): string => own.get(name + suffix) ?? name;
  const note = `${isAnswer ? 'requests' : 'responses'} use the same schema: ${isAnswer ? 'responses' : 'requests'} get a separate one`;
  const copies = newNames.map((name): Edit => {
    const schema = structuredClone(valueAtPath(document, ['components', 'schemas', name]));
    for (const { at, target } of references) {
      const to = componentName(target) ?? '';
      if (componentName(at) !== name || !shared.has(to)) continue;
      const node = valueAtPath(schema, at.slice(3));
      if (isPlainObject(node)) (node as Record<string, unknown>)['$ref'] = pointerTo(nameOf(to));
    }
    return {
      target: '$.components.schemas',
      update: { [nameOf(name)]: schema },
      note,
      isFirst: true,
    };
  });
  return [...copies, ...leading.flatMap((one) => redirected(one, document, nameOf, query))];
}

function redirected(
  { at, target }: SchemaReference,
  document: unknown,
  nameOf: (name: string) => string,
  query: (path: DataPath) => string,
): Edit[] {
  const name = componentName(target) ?? '';
  const to = pointerTo(nameOf(name));
  const around = at.slice(0, -2);
  const mapping = valueAtPath(document, [...around, 'discriminator', 'mapping']);
  const tags = Object.entries(isPlainObject(mapping) ? mapping : {}).filter(
    ([, value]) => value === pointerTo(name),
  );
  const changed = Object.fromEntries(tags.map(([tag]) => [tag, to]));
  return [
    { target: query(at), update: { $ref: to }, isFirst: true },
    ...(tags.length > 0
      ? [
          {
            ...{ target: query(around), update: { discriminator: { mapping: changed } } },
            isFirst: true,
          },
        ]
      : []),
  ];
}

function pointerTo(name: string): string {
  return `#/components/schemas/${escapePointer(name)}`;
}

function freshName(wanted: string, document: unknown, own: ReadonlyMap<string, string>): string {
  const taken = new Set(own.values());
  const isTaken = (name: string): boolean =>
    taken.has(name) || valueAtPath(document, ['components', 'schemas', name]) !== undefined;
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}${count}`;
  return name;
}
