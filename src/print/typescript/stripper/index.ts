/** Writes functions that keep only the declared parts of a value. A server calls them before it sends a response. */
import { lowerFirst } from '../../../base/foundation/words.js';
import { code, ident, lit, type Code } from '../../emit/typescript/code.js';
import { array, element, object, property } from '../../emit/typescript/expression.js';
import { printed } from '../../emit/typescript/module.js';
import { memoizeByText } from '../../../base/foundation/memo.js';
import type { Schema, SchemaId } from '../../../model/schema.js';
import { followReferences, type SchemaTest } from '../validator/constraints.js';
import { mintName } from '../../../base/foundation/free-name.js';
import { FunctionWriter, type FunctionOptions } from '../function-writer.js';
import { functionNamePart } from '../validator/parts.js';
import { PatternConstants } from '../validator/patterns.js';
import { arrayForm, type ArrayForm } from './arrays.js';
import { schemaOfAny } from './cases.js';
import { objectForms, type ObjectForm } from './forms.js';
import { SchemaKeys } from './keys.js';
import { KINDS, kindsOf, type Kind } from './kinds.js';
import { selectionOf, type Choice } from './selection.js';

export interface StripOptions extends FunctionOptions {
  /** Returns an expression for the given export of a runtime file. The generated code then imports this export. */
  readonly runtime: (file: 'pattern' | 'strip', name: string) => Code;
}

const VALUE = ident('value');

/** Writes the functions of one or more modules, one module after another. */
export class StripWriter extends FunctionWriter<StripOptions> {
  readonly #drops: SchemaTest;
  readonly #keys = new SchemaKeys();
  readonly #patterns: PatternConstants;
  /** The functions of the current file, by a key of the parts that they keep (see {@link SchemaKeys}). */
  readonly #functions = new Map<string, Code>();
  /**
   * The exported functions of all files, by their keys. Many operations return a list of the same schema, so they share
   * one function.
   */
  readonly #exported = new Map<string, Code>();

  constructor(options: StripOptions) {
    super(options, 'strip');
    this.#drops = followReferences(options.schemas, (schema, drops) => this.#judge(schema, drops));
    this.#patterns = new PatternConstants(
      (wanted) => mintName(this.taken, wanted),
      () => options.runtime('pattern', 'linearPattern'),
      this.declarations,
    );
  }

  override beginFile(): void {
    this.#patterns.clear();
    this.#functions.clear();
  }

  named(id: SchemaId): void {
    const schema = this.options.schemas.get(id);
    const name = this.nameOf(id);
    if (schema === undefined) return;
    const { code: other } = this.#existing(schema) ?? {};
    const body = other ? [code`return ${other}(given);`] : this.#body(schema, name);
    this.declare(ident(`strip${name}`), body, true, code`unknown`);
  }

  /**
   * Declares and exports the function that strips values of a schema.
   * @param hint the function's name in Pascal case, if the schema has no name
   * @returns `undefined` if every part of the value is kept
   */
  strip(schema: Schema, hint: string): Code | undefined {
    const existing = this.#existing(schema);
    if (existing !== undefined) return existing.code;
    const key = this.#keys.of(schema);
    const known = this.#exported.get(key);
    if (known !== undefined) return known;
    const name = this.mint(hint);
    this.declare(ident(name), this.#body(schema, hint), true, code`unknown`);
    const own = this.options.own(name);
    this.#exported.set(key, own);
    return own;
  }

  /**
   * Returns the function of a schema if it need not be written, or no code if every value is kept; `undefined` if the
   * function must be written.
   */
  #existing(schema: Schema): { readonly code: Code | undefined } | undefined {
    if (!this.#drops(schema)) return { code: undefined };
    const guard = this.#guard(schema);
    if (guard !== undefined) return { code: guard };
    if (schema.kind !== 'ref') return undefined;
    return { code: this.ofNamed(schema.id) };
  }

  #inner(schemas: readonly Schema[], hint: string): Code | undefined {
    const schema = this.#keys.allOf(schemas);
    if (schema === undefined) return undefined;
    const existing = this.#existing(schema);
    if (existing !== undefined) return existing.code;
    const key = this.#keys.of(schema);
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const name = ident(this.mint(hint));
    this.#functions.set(key, name);
    this.declare(name, this.#body(schema, hint), false, code`unknown`);
    return name;
  }

  #judge(schema: Schema, drops: SchemaTest): boolean {
    return this.#kinds(schema).size < KINDS.length || this.#dropsParts(schema, drops);
  }

  #kinds(schema: Schema): ReadonlySet<Kind> {
    return kindsOf(schema, this.options.schemas);
  }

  /** Returns true if a part of an object or of an array may be removed or rejected. */
  #dropsParts(schema: Schema, drops: SchemaTest): boolean {
    const anyDropped = (schemas: readonly Schema[]): boolean => {
      const all = this.#keys.allOf(schemas);
      return all !== undefined && drops(all);
    };
    const dropsOf = ({ properties, patterns, rest, hidden }: ObjectForm): boolean =>
      rest === undefined ||
      hidden.size > 0 ||
      anyDropped(rest) ||
      patterns.some(([, one]) => drops(one)) ||
      [...properties.values()].some(anyDropped);
    if (this.#closedForms(schema).some(dropsOf)) return true;
    const items = this.#itemsOf(schema);
    return items !== undefined && [...items.first, items.rest].some(anyDropped);
  }

  /** Returns the forms of an object; none if the schema allows no objects, or objects with any properties. */
  #closedForms(schema: Schema): readonly ObjectForm[] {
    if (!this.#kinds(schema).has('object')) return [];
    const forms = objectForms(schema, this.options.schemas);
    return forms.every(({ declares }) => declares) ? forms : [];
  }

  #itemsOf(schema: Schema): ArrayForm | undefined {
    return this.#kinds(schema).has('array') ? arrayForm(schema, this.options.schemas) : undefined;
  }

  #guard(schema: Schema): Code | undefined {
    if (this.#dropsParts(schema, this.#drops)) return undefined;
    return this.#only(this.#kinds(schema));
  }

  #only(kinds: ReadonlySet<Kind>): Code {
    return this.#runtime(
      GUARDS[KINDS.map((kind) => (kinds.has(kind) ? 1 : 0)).join('')] ?? 'whole',
    );
  }

  #runtime(name: string): Code {
    return this.options.runtime('strip', name);
  }

  #body(schema: Schema, hint: string): Code[] {
    const items = this.#itemsOf(schema);
    const stripped = items && this.#items(items, hint);
    const forms = this.#closedForms(schema);
    const others = new Set(this.#kinds(schema));
    if (stripped) others.delete('array');
    if (forms.length > 0) others.delete('object');
    if (stripped && forms.length === 0 && others.size === 0) return [code`return ${stripped};`];
    const isArray = this.#runtime('isArray');
    const rest = code`return ${this.#only(others)}(given);`;
    return [
      ...(stripped ? [code`if (${isArray}(given)) return ${stripped};`] : []),
      ...(forms.length === 0
        ? [rest]
        : [
            code`const value = ${this.#runtime('objectOf')}(given);`,
            code`if (value === undefined) ${rest}`,
            code`return ${this.#object(forms, hint)};`,
          ]),
    ];
  }

  #items({ first, rest }: ArrayForm, hint: string): Code | undefined {
    const others = this.#inner(rest, `${hint}Item`);
    const strips = first.map((one, index) => this.#inner(one, `${hint}Item${index + 1}`));
    if (strips.every((one) => one === undefined)) {
      if (first.length === 0) return others && code`${this.#runtime('each')}(given, ${others})`;
      if (others === undefined) return undefined;
    }
    const all = array(strips.map((one) => one ?? code`undefined`));
    return code`${this.#runtime('eachOf')}(given, ${all}, ${others})`;
  }

  #object(forms: readonly ObjectForm[], hint: string): Code {
    const distinct =
      forms.length === 1
        ? forms
        : [...new Map(forms.map((form) => [this.#keys.ofForm(form), form])).values()];
    const [only, another] = distinct;
    if (only !== undefined && another === undefined) return this.#properties(only, hint);
    const { tag, choices } = selectionOf(distinct, this.options.schemas);
    const strips = choices.map((choice, index) =>
      this.#form(choice.form, `${hint}Form${index + 1}`),
    );
    const name = ident(mintName(this.taken, `${lowerFirst(hint)}Forms`));
    if (tag !== undefined) {
      const entries = choices.flatMap(({ tags }, index) =>
        tags.map((value) => property(value, strips[index] ?? VALUE)),
      );
      this.declarations.push(printed(code`const ${name} = ${object(entries)};`));
      return code`${this.#runtime('tagged')}(value, ${this.#read(tag)}, ${name})`;
    }
    const rows = choices.map((choice, index) => choiceRow(choice, strips[index] ?? VALUE));
    const type = this.options.runtime('strip', 'FormOfObject');
    this.declarations.push(printed(code`const ${name}: readonly ${type}[] = ${array(rows)};`));
    return code`${this.#runtime('oneOf')}(value, ${name})`;
  }

  /** Returns the function for one of several forms. */
  #form(form: ObjectForm, hint: string): Code {
    const { source } = form;
    if (source !== undefined) return this.#inner([source], hint) ?? this.#runtime('whole');
    const key = this.#keys.ofForm(form);
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const name = ident(this.mint(hint));
    this.#functions.set(key, name);
    const body = [
      code`const value = ${this.#runtime('objectOf')}(given);`,
      code`if (value === undefined) return ${this.#only(new Set())}(given);`,
      code`return ${this.#properties(form, hint)};`,
    ];
    this.declare(name, body, false, code`unknown`);
    return name;
  }

  /** Returns an object such as `{ id: value["id"], owner: stripUser(value["owner"]) }`. */
  #properties(form: ObjectForm, hint: string): Code {
    const { properties, patterns, rest, hidden } = form;
    const strips = new Map(
      [...properties].map(([name, schemas]) => [name, this.#applied(schemas, name, hint)]),
    );
    const kept = (name: string, stripped: Code | undefined): Code =>
      stripped === undefined && !isInherited(name)
        ? keptProperty(name)
        : property(name, stripped ?? this.#read(name));
    const able: Code[] = [];
    const unable: Schema[] = [];
    for (const [source, schema] of patterns) {
      const pattern = this.#patterns.named(source, hint);
      const strip = this.#inner([schema], `${hint}Named`) ?? this.#runtime('whole');
      if (pattern) able.push(array([pattern, strip]));
      else unable.push(schema);
    }
    // If a pattern cannot be run, it is treated as if it matched every other name.
    const declared = unable.length === 0 ? rest : otherValues(unable, rest);
    const others = declared && this.#inner(declared, `${hint}Rest`);
    const keepsOthers = declared !== undefined && others === undefined;
    if (keepsOthers && patterns.length === 0) {
      const changed = [...strips].flatMap(([name, one]) => (one ? [kept(name, one)] : []));
      const gone = [...hidden].map((name) => property(name, code`undefined`));
      return object([code`...value`, ...changed, ...gone]);
    }
    const all = [...strips].map(([name, stripped]) => kept(name, stripped));
    if (rest === undefined && patterns.length === 0) return object(all);
    const names = array([...properties.keys(), ...hidden].map((name) => lit(name)));
    const last = keepsOthers ? this.#runtime('whole') : others;
    const more = code`${this.#runtime('others')}(value, ${names}, ${array(able)}, ${last})`;
    return all.length === 0 ? more : object([code`...${more}`, ...all]);
  }

  /**
   * Returns the stripped value of a property, such as `each(value["tags"], stripTag)`; `undefined` if every part of
   * the property is kept.
   */
  #applied(schemas: readonly Schema[], name: string, outer: string): Code | undefined {
    const schema = this.#keys.allOf(schemas);
    if (schema === undefined) return undefined;
    const hint = outer + functionNamePart(name);
    if (schema.kind === 'array' && schema.assertions === undefined) {
      const strip = this.#inner([schema.items], hint) ?? this.#runtime('whole');
      return code`${this.#runtime('each')}(${this.#read(name)}, ${strip})`;
    }
    const strip = this.#inner([schema], hint);
    return strip && code`${strip}(${this.#read(name)})`;
  }

  #read(name: string): Code {
    return isInherited(name)
      ? code`${this.#runtime('own')}(value, ${lit(name)})`
      : element(VALUE, name);
  }
}

/** Returns the schemas of properties that match patterns that cannot be run, or that no pattern matches. */
function otherValues(
  unable: readonly Schema[],
  rest: readonly Schema[] = unable,
): readonly Schema[] {
  return rest.length === 0 ? [] : [schemaOfAny([...unable, ...rest])];
}

/** The runtime functions that allow objects, arrays and scalars, in this order. */
const GUARDS: Readonly<Record<string, string>> = {
  '000': 'absent',
  '001': 'scalar',
  '010': 'list',
  '011': 'listOrScalar',
  '100': 'fields',
  '101': 'fieldsOrScalar',
  '110': 'fieldsOrList',
};

function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** Returns `id: value["id"]`. Cached, because the objects of an API share a few property names. */
const keptProperty = memoizeByText((name) => property(name, element(VALUE, name)));

function choiceRow({ needs, allows }: Choice, strip: Code): Code {
  const tests = (all: Choice['needs']): Code =>
    array(
      [...all].map(([name, test]) =>
        array([lit(name), typeof test === 'string' ? lit(test) : array(test.map(lit))]),
      ),
    );
  return object([
    property('needs', tests(needs)),
    property('allows', tests(allows)),
    property('strip', strip),
  ]);
}
