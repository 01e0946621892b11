/** Writes out the types that zod cannot infer: those of parsed values, and those of the same values in JSON. */
import {
  clientTypes,
  code,
  ident,
  imported,
  dereference,
  mintName,
  typeDeclaration,
  typeOf,
  type ClientType,
  type Code,
  type Direction,
  type RenderInput,
  type Schema,
  type SchemaId,
  type TypeOptions,
} from '../../../kit.js';
import type { Dates } from './dates.js';

type TypesInput = Pick<RenderInput, 'api' | 'names' | 'folderInOutput'>;

/** The state of a value: as zod returns it, or as in JSON. They differ in dates, which are strings in JSON. */
type Form = 'parsed' | 'json';

/** Writes types, and collects the named types that they refer to. */
export interface TypeCollector {
  /** The type of a parsed value. */
  readonly of: (schema: Schema, direction: Direction) => Code;
  /** The type of the same value in JSON. */
  readonly json: (schema: Schema, direction: Direction) => Code;
  /** The options for writing the types of parsed values, or of values in JSON. */
  readonly options: (direction: Direction, form?: Form) => TypeOptions;
  /**
   * Returns the statements of `types.ts`: the declarations of all collected types. Call it after the other functions,
   * because they collect the types.
   */
  readonly declarations: () => readonly Code[];
}

/** Returns the name of a schema's type in requests or in responses; `undefined` if the type has no name. */
export type NameOf = (id: SchemaId, direction: Direction) => string | undefined;

/** Returns the function that names types. The names are those of the client. */
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

export function typeCollector(input: TypesInput, nameOf: NameOf, dates: Dates): TypeCollector {
  const { api } = input;
  const file = input.folderInOutput === '.' ? './types.ts' : `./${input.folderInOutput}/types.ts`;
  const byName = new Map(clientTypes(input).map((one) => [one.name, one]));
  const taken = new Set(byName.keys());
  const jsonNames = new Map<string, string>();
  const needed = new Map<string, { readonly type: ClientType; readonly form: Form }>();
  const nameIn = (form: Form, { name, schema }: ClientType): string => {
    if (form === 'parsed' || !dates.isWithin(schema)) return name;
    const known = jsonNames.get(name) ?? mintName(taken, `${name}Json`);
    jsonNames.set(name, known);
    return known;
  };
  const optionsOf = (direction: Direction, form: Form): TypeOptions => ({
    direction,
    undefinedOptional: direction === 'write',
    follow: (schema) => dereference(schema, api),
    ...(form === 'parsed' && {
      scalar: (shape) => (dates.isDate(shape) ? code`Date` : undefined),
    }),
    ref: (id) => {
      const type = byName.get(nameOf(id, direction) ?? '');
      if (type === undefined) return code`unknown`;
      const name = nameIn(form, type);
      needed.set(name, { type, form });
      return imported(name, file, { type: true });
    },
  });
  const all = {
    parsed: { read: optionsOf('read', 'parsed'), write: optionsOf('write', 'parsed') },
    json: { read: optionsOf('read', 'json'), write: optionsOf('write', 'json') },
  };
  return {
    of: (schema, direction) => typeOf(schema, all.parsed[direction]),
    json: (schema, direction) => typeOf(schema, all.json[direction]),
    options: (direction, form = 'parsed') => all[form][direction],
    declarations: () => {
      const statements = new Map<string, Code>();
      // The loop also visits the names that are added to the map while it runs.
      for (const [name, { type, form }] of needed) {
        const { schema, direction } = type;
        statements.set(name, typeDeclaration(ident(name), schema, all[form][direction]));
      }
      return [...needed.keys()].sort().flatMap((name) => statements.get(name) ?? []);
    },
  };
}
