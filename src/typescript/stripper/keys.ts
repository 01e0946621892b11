/** Schemas and forms by what they keep: the same is written once. */
import type { Schema, SchemaId } from '../../model/schema.js';
import { arrayForm } from './arrays.js';
import { objectForms, type ObjectForm } from './forms.js';

export class SchemaKeys {
  readonly #numbers = new Map<Schema, number>();

  constructor(private readonly schemas: ReadonlyMap<SchemaId, Schema>) {}

  /** The same for schemas that are made of the same. */
  of(schema: Schema): string {
    if (schema.kind === 'ref') return `#${schema.id}`;
    if (isPlain(schema) && (schema.kind === 'intersection' || schema.kind === 'union')) {
      const members = schema.members.map((one) => this.of(one));
      return `${schema.kind}(${[...new Set(members)].sort().join()})`;
    }
    let number = this.#numbers.get(schema);
    if (number === undefined) this.#numbers.set(schema, (number = this.#numbers.size));
    return String(number);
  }

  /** The same for forms that keep the same, whatever they need. */
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

  /** One schema for a value for which several hold; undefined if none says anything. */
  allOf(schemas: readonly Schema[]): Schema | undefined {
    const distinct = new Map(leavesOf(schemas).map((one) => [this.of(one), one]));
    const [only, another] = distinct.values();
    if (only === undefined || another === undefined) return only;
    const members = [...distinct.values()];
    const origins = members.flatMap((one) => one.origins);
    return { kind: 'intersection', members, origins };
  }

  /** The only member that holds objects or arrays, as of `Pet | null`; else the schema itself. */
  onlyMember(schema: Schema): Schema {
    if (!isPlain(schema) || (schema.kind !== 'union' && schema.kind !== 'intersection')) {
      return schema;
    }
    const holding = schema.members.filter(
      (one) =>
        objectForms(one, this.schemas).length > 0 || arrayForm(one, this.schemas) !== undefined,
    );
    const [only, another] = holding;
    return only !== undefined && another === undefined ? only : schema;
  }
}

/** The members of intersections, without those that say nothing. */
function leavesOf(schemas: readonly Schema[]): readonly Schema[] {
  return schemas.flatMap((one) => {
    if (one.kind === 'any' || one.kind === 'unknown') return [];
    return one.kind === 'intersection' && isPlain(one) ? leavesOf(one.members) : [one];
  });
}

function isPlain({ assertions }: Schema): boolean {
  return assertions === undefined;
}
