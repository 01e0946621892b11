/**
 * The types that are written out because zod cannot infer them: JSON types, independent of the client's conversions.
 */
import {
  clientTypes,
  code,
  ident,
  imported,
  followed,
  typeDeclaration,
  typeOf,
  type Code,
  type Direction,
  type RenderInput,
  type Schema,
  type SchemaId,
  type TypeOptions,
} from '../../../kit.js';

type TypesInput = Pick<RenderInput, 'api' | 'names' | 'folderInOutput'>;

/** Spells types, and collects the named types that they need. */
export interface StatedTypes {
  readonly of: (schema: Schema, direction: Direction) => Code;
  readonly options: (direction: Direction) => TypeOptions;
  /** `types.ts`: the declarations that are needed. Call it last. */
  readonly declarations: () => readonly Code[];
}

/** A name for a schema in a direction. */
export type NameOf = (id: SchemaId, direction: Direction) => string | undefined;

/** The names of types: those of the client. */
export function typeNames(input: Pick<RenderInput, 'api' | 'names'>): NameOf {
  const read = new Map<SchemaId, string>();
  const write = new Map<SchemaId, string>();
  for (const { id, name, direction } of clientTypes(input)) {
    if (!read.has(id) && direction === 'read') read.set(id, name);
    else if (direction === 'write') write.set(id, name);
  }
  return (id, direction) => {
    const [own, other] = direction === 'write' ? [write, read] : [read, write];
    return own.get(id) ?? other.get(id);
  };
}

export function statedTypes(input: TypesInput, nameOf: NameOf): StatedTypes {
  const { api } = input;
  const file = input.folderInOutput === '.' ? './types.ts' : `./${input.folderInOutput}/types.ts`;
  const byName = new Map(clientTypes(input).map((one) => [one.name, one]));
  const needed = new Set<string>();
  const optionsOf = (direction: Direction): TypeOptions => ({
    direction,
    undefinedOptional: direction === 'write',
    follow: (schema) => followed(schema, api),
    ref: (id) => {
      const name = nameOf(id, direction);
      if (name === undefined) return code`unknown`;
      needed.add(name);
      return imported(name, file, { type: true });
    },
  });
  const both = { read: optionsOf('read'), write: optionsOf('write') };
  return {
    of: (schema, direction) => typeOf(schema, both[direction]),
    options: (direction) => both[direction],
    declarations: () => {
      const made = new Map<string, Code>();
      // Names that are added during the loop are visited too.
      for (const name of needed) {
        const type = byName.get(name);
        if (type === undefined) continue;
        const { schema, direction } = type;
        made.set(name, typeDeclaration(ident(name), schema, both[direction]));
      }
      return [...needed].sort().flatMap((name) => made.get(name) ?? []);
    },
  };
}
