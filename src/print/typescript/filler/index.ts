/** Writes functions that fill in the declared defaults of the properties that a request body lacks. */
import { append } from '../../../base/foundation/lists.js';
import { code, ident, lit, type Code } from '../../emit/typescript/code.js';
import { element, json, object, property } from '../../emit/typescript/expression.js';
import type { ObjectShape, Schema, SchemaId, UnionShape } from '../../../model/schema.js';
import { isComposed } from '../../../model/walk.js';
import { FunctionWriter, type FunctionOptions } from '../function-writer.js';
import { functionNamePart } from '../validator/parts.js';
import type { Fillable } from './fillable.js';
import { filledMembers, filledRest, isTagged } from './forms.js';

export interface FillOptions extends Fillable, FunctionOptions {
  /** Returns an expression for the given export of the runtime. The generated file then imports this export. */
  readonly runtime: (name: string) => Code;
}

const VALUE = ident('value');

/** Prints the functions that fill in defaults. One writer can print several modules in turn. */
export class FillWriter extends FunctionWriter<FillOptions> {
  constructor(options: FillOptions) {
    super(options, 'fill');
  }

  named(id: SchemaId): void {
    const schema = this.options.schemas.get(id);
    const name = this.nameOf(id);
    if (schema) this.#declare(ident(`fill${name}`), schema, name, true);
  }

  /**
   * Declares and exports the function that fills in the defaults of a schema.
   * @param hint the function's name in Pascal case, if the schema has no name
   * @returns `undefined` if the schema has no defaults to fill in
   */
  fill(schema: Schema, hint: string): Code | undefined {
    return this.#function(schema, hint, true);
  }

  #function(schema: Schema, hint: string, exported = false): Code | undefined {
    if (!this.options.fills(schema)) return undefined;
    if (schema.kind === 'ref') return this.ofNamed(schema.id);
    const name = this.mint(hint);
    this.#declare(ident(name), schema, hint, exported);
    return exported ? this.options.own(name) : ident(name);
  }

  #declare(name: Code, schema: Schema, hint: string, exported: boolean): void {
    this.declare(name, this.#statements(schema, hint), exported, code`void`);
  }

  #statements(schema: Schema, hint: string): Code[] {
    switch (schema.kind) {
      case 'object':
        return this.#object(schema, hint);
      case 'union':
        return this.#union(schema, hint);
      default:
        if (!isComposed(schema)) return this.#called(schema, ident('given'), hint);
        return schema.members.flatMap((one, index) =>
          this.#called(one, ident('given'), `${hint}Part${index + 1}`),
        );
    }
  }

  #union(union: UnionShape, hint: string): Code[] {
    const { discriminator } = union;
    if (discriminator === undefined || !isTagged(union)) {
      return filledMembers(union).flatMap((one) => this.#called(one, ident('given'), hint));
    }
    const forms = [...discriminator.mapping].flatMap(([value, id]) => {
      const fill = this.#function(
        { kind: 'ref', id, origins: union.members[0]?.origins ?? [] },
        hint,
      );
      return fill === undefined ? [] : [property(value, fill)];
    });
    const tag = lit(discriminator.property);
    return [code`${this.options.runtime('fillTagged')}(given, ${tag}, ${object(forms)});`];
  }

  #object(shape: ObjectShape, hint: string): Code[] {
    const { properties } = shape;
    const statements: Code[] = [];
    for (const [name, one] of properties) {
      if (name === '__proto__' || one.schema.readOnly === true) continue;
      const place = element(VALUE, name);
      const defaultValue = this.options.defaultOf(one);
      if (defaultValue !== undefined) {
        const isAbsent =
          name in Object.prototype
            ? code`!Object.hasOwn(value, ${lit(name)})`
            : code`${place} === undefined`;
        statements.push(code`if (${isAbsent}) ${place} = ${json(defaultValue)};`);
      }
      append(statements, this.#called(one.schema, place, hint + functionNamePart(name)));
    }
    const rest = filledRest(shape);
    const others = rest && this.#function(rest, `${hint}Rest`);
    if (others) {
      const names = [...properties.keys()].map((name) => lit(name));
      const fillOthers = this.options.runtime('fillOthers');
      statements.push(code`${fillOthers}(value, [${names}], ${others});`);
    }
    return [
      code`const value = ${this.options.runtime('fieldsOf')}(given);`,
      code`if (value === undefined) return;`,
      ...statements,
    ];
  }

  /** Returns the statements that fill in defaults inside one part of a value. */
  #called(schema: Schema, place: Code, hint: string): Code[] {
    if (!this.options.fills(schema)) return [];
    if (schema.kind === 'array') {
      const fill = this.#function(schema.items, hint);
      return fill ? [code`${this.options.runtime('fillEach')}(${place}, ${fill});`] : [];
    }
    const fill = this.#function(schema, hint);
    return fill ? [code`${fill}(${place});`] : [];
  }
}
