/**
 * Computes keys of schemas and of object types. A key depends only on the parts of a value that the schema keeps. For
 * schemas with the same key, only one function is written.
 */
import { allOf } from '../../../model/effective/all-of.js';
import type { Schema } from '../../../model/schema.js';
import { hasParts, isComposed } from '../../../model/walk.js';
import { declaresNothing } from './cases.js';
import type { ObjectForm } from './forms.js';

export class SchemaKeys {
  readonly #numbers = new Map<Schema, number>();

  /** Returns a key. Two schemas have the same key if they keep the same parts of a value. */
  of(schema: Schema): string {
    if (schema.kind === 'ref') return `#${schema.id}`;
    if (schema.kind === 'array' && isPlain(schema)) return `[${this.of(schema.items)}]`;
    if (isPlain(schema) && isComposed(schema)) {
      const members = schema.members.map((one) => this.of(one));
      return `${schema.kind}(${[...new Set(members)].sort().join()})`;
    }
    let number = this.#numbers.get(schema);
    if (number === undefined) this.#numbers.set(schema, (number = this.#numbers.size));
    return String(number);
  }

  /**
   * Returns a key. Two object types have the same key if they keep the same parts of a value, even if their required
   * properties differ.
   */
  ofForm({ properties, patterns, rest, hidden }: ObjectForm): string {
    const listOf = (schemas: readonly Schema[]): string[] => {
      const all = this.allOf(schemas);
      return all === undefined ? [] : [this.of(all)];
    };
    return JSON.stringify([
      [...properties].map(([name, schemas]) => [name, listOf(schemas)]).sort(),
      patterns.map(([source, schema]) => [source, this.of(schema)]),
      rest && listOf(rest),
      [...hidden].sort(),
    ]);
  }

  /** Returns one schema for a value that several schemas describe; `undefined` if none of them restricts it. */
  allOf(schemas: readonly Schema[]): Schema | undefined {
    const only = schemas.length === 1 ? schemas[0] : undefined;
    if (only !== undefined && !hasParts(only)) return declaresNothing(only) ? undefined : only;
    const members = [...new Map(leavesOf(schemas).map((one) => [this.of(one), one])).values()];
    if (members.length === 0) return undefined;
    return allOf(
      members,
      members.flatMap(({ origins }) => origins),
    );
  }
}

/** Returns the members of intersections, except those that restrict no value. */
function leavesOf(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.flatMap((one) => {
    if (declaresNothing(one)) return [];
    return one.kind === 'intersection' && isPlain(one) ? leavesOf(one.members) : [one];
  });
}

function isPlain({ assertions }: Schema): boolean {
  return assertions === undefined;
}
