/** Schema → plain functions that check a value: no dependency, no `eval`, nothing for what nobody declared. */
import { code, ident, lit } from '../emit/typescript/code.js';
import type { Code } from '../emit/typescript/code.js';
import { array, json, object, property, type Json as Data } from '../emit/typescript/expression.js';
import { call, construct, parameter } from '../emit/typescript/function.js';
import { constant } from '../emit/typescript/statement.js';
import { calling, printedFunction } from '../emit/typescript/fast-paths/function.js';
import type { Schema, SchemaId, UnionShape } from '../model/schema.js';
import { planPattern } from '../pattern/index.js';
import {
  constrainsNumber,
  constrainsText,
  createDemands,
  type DemandOptions,
} from './validator-demands.js';
import { askEach, askWhole, shared, type Check } from './validator-asks.js';
import {
  objectStatements,
  functionNamePart,
  saysMore,
  tupleStatements,
} from './validator-parts.js';
import {
  counted,
  enumStatements,
  guard,
  numberStatements,
  tell,
  textStatements,
} from './validator-scalars.js';

export interface ValidatorOptions extends DemandOptions {
  /** Schema → the name of its type. */
  readonly names: ReadonlyMap<SchemaId, string>;
  /** Something that the module itself exports, as any module names it. */
  readonly own: (name: string) => Code;
  /** Something that the runtime exports, by its file. */
  readonly runtime: (file: 'checks' | 'pattern' | 'validate', name: string) => Code;
}

const VALUE = ident('value');
const TO = ident('to');
const VOID = code`void`;
const ESCAPE = code`if (value === null) return;`;

/** Writes the checks of one module. */
export class ValidatorWriter {
  readonly #options: ValidatorOptions;
  readonly #demands: (schema: Schema) => boolean;
  /** What every check is given. */
  readonly #parameters: readonly Code[];
  readonly #taken = new Set<string>();
  readonly #patterns = new Map<string, Code | undefined>();
  readonly #declarations: Code[] = [];
  /** The checks that named schemas and the runtime have. */
  readonly #named = new Map<SchemaId, Check>();
  readonly #runtime = new Map<string, Check>();

  constructor(options: ValidatorOptions) {
    this.#options = options;
    this.#demands = createDemands(options);
    this.#parameters = [
      parameter({ name: VALUE, type: code`unknown` }),
      parameter({ name: TO, type: options.runtime('validate', 'Issues') }),
    ];
    for (const name of options.names.values()) this.#taken.add(`check${name}`);
  }

  /** Begins another file, which has constants of its own. */
  beginFile(): void {
    this.#patterns.clear();
  }

  /** Everything that is declared so far: constants and functions. */
  get declarations(): readonly Code[] {
    return this.#declarations;
  }

  /** The names of what was declared, and of every named schema's check. */
  get taken(): ReadonlySet<string> {
    return this.#taken;
  }

  /**
   * Declares the check of a named schema, which is exported.
   * @returns its name; undefined when nobody declares anything about the schema
   */
  named(id: SchemaId): Code | undefined {
    const schema = this.#options.schemas.get(id);
    if (schema === undefined || !this.#demands({ kind: 'ref', id, origins: [] })) return undefined;
    const name = this.#options.names.get(id) ?? '';
    this.#declare(ident(`check${name}`), this.#body(schema, name), true);
    return this.#options.own(`check${name}`);
  }

  /**
   * The check of a schema.
   * @param hint what to call it, in Pascal case
   * @param exported whether another module uses it
   * @returns a function; undefined when there is nothing to check
   */
  check(schema: Schema, hint: string, exported = false): Code | undefined {
    return this.#check(schema, hint, '', exported)?.code;
  }

  /** @param name what is checked inside of what the hint says: most checks need no name of their own */
  #check(schema: Schema, hint: string, name = '', exported = false): Check | undefined {
    if (!this.#demands(schema)) return undefined;
    if (schema.kind === 'ref') return this.#ofNamed(schema.id);
    const simple = this.#simple(schema);
    if (simple !== undefined) return simple;
    const whole = hint + functionNamePart(name);
    const minted = this.#mint(`check${whole}`);
    const own = ident(minted);
    this.#declare(own, this.#statements(schema, whole), exported);
    return { code: exported ? this.#options.own(minted) : own };
  }

  /** The check of a named schema. */
  #ofNamed(id: SchemaId): Check {
    const before = this.#named.get(id);
    if (before !== undefined) return before;
    const made = shared(this.#options.own(`check${this.#options.names.get(id) ?? ''}`));
    this.#named.set(id, made);
    return made;
  }

  /** A check that the runtime has. */
  #ofRuntime(name: string): Check {
    const before = this.#runtime.get(name);
    if (before !== undefined) return before;
    const made = shared(this.#options.runtime('checks', name));
    this.#runtime.set(name, made);
    return made;
  }

  #mint(wanted: string): string {
    let name = wanted;
    for (let count = 2; this.#taken.has(name); count++) name = `${wanted}${count}`;
    this.#taken.add(name);
    return name;
  }

  #declare(name: Code, body: readonly Code[], exported: boolean): void {
    this.#declarations.push(
      printedFunction({
        name,
        export: exported,
        parameters: this.#parameters,
        returns: VOID,
        body,
      }),
    );
  }

  /** A check of the runtime, where one says it all. */
  #simple(schema: Schema): Check | undefined {
    switch (schema.kind) {
      case 'never':
      case 'boolean':
        return this.#ofRuntime(schema.kind);
      case 'null':
        return this.#ofRuntime('nothing');
      case 'string': {
        if (!constrainsText(schema, this.#options.formats)) return this.#ofRuntime('string');
        const { format, minLength = 0, maxLength, pattern } = schema;
        if (minLength > 0 || maxLength !== undefined || pattern !== undefined) return undefined;
        const name = SHARED_FORMATS.get(format ?? '');
        return name === undefined ? undefined : this.#ofRuntime(name);
      }
      case 'number':
      case 'integer': {
        if (!constrainsNumber(schema)) return this.#ofRuntime(schema.kind);
        const { kind, format } = schema;
        const bare = kind === 'integer' && !constrainsNumber({ kind });
        const unbounded = bare && !constrainsNumber({ ...schema, format: '' });
        return unbounded && format !== undefined ? this.#ofRuntime(format) : undefined;
      }
      case 'enum':
        return schema.open === true ? this.#ofRuntime('string') : undefined;
      case 'array':
      case 'object':
        if (saysMore(schema, this.#demands)) return undefined;
        return this.#ofRuntime(schema.kind === 'array' ? 'anyArray' : 'anyObject');
      case 'intersection': {
        const [only, another] = schema.members.filter(this.#demands);
        return only?.kind === 'ref' && another === undefined ? this.#check(only, '') : undefined;
      }
      default:
        return undefined;
    }
  }

  #body(schema: Schema, hint: string): Code[] {
    const simple = this.#simple(schema);
    return simple === undefined ? this.#statements(schema, hint) : [askWhole(simple)];
  }

  #statements(schema: Schema, hint: string): Code[] {
    const inner = (one: Schema, name: string): Check | undefined => this.#check(one, hint, name);
    switch (schema.kind) {
      case 'string':
        return textStatements(schema, this.#options.formats, this.#pattern(schema.pattern, hint));
      case 'number':
      case 'integer':
        return numberStatements(schema);
      case 'enum':
        return schema.open === true ? this.#calls(schema, hint) : enumStatements(schema);
      case 'array': {
        const items = inner(schema.items, 'Item');
        return [
          guard('array'),
          ...counted('items', schema.minItems, schema.maxItems),
          ...(items === undefined ? [] : [askEach(items)]),
          ...(schema.uniqueItems === true ? [tell('unique')] : []),
        ];
      }
      case 'tuple':
        return tupleStatements(schema, inner);
      case 'object':
        return objectStatements(schema, inner);
      case 'union':
        return this.#union(schema, hint);
      case 'intersection':
        return schema.members.flatMap((member, index) => {
          const check = this.check(member, `${hint}Part${index + 1}`);
          return check === undefined ? [] : [calling(check, [VALUE, TO])];
        });
      default:
        return this.#calls(schema, hint);
    }
  }

  #calls(schema: Schema, hint: string): Code[] {
    const check = this.check(schema, hint);
    return check === undefined ? [] : [calling(check, [VALUE, TO])];
  }

  #union(schema: UnionShape, hint: string): Code[] {
    const members = schema.members.filter(({ kind }) => kind !== 'null');
    const nullable = members.length < schema.members.length;
    const escape = nullable ? [ESCAPE] : [];
    const tagged = this.#tagged(schema);
    if (tagged !== undefined) return [...escape, tagged];
    const [only, another] = members;
    if (only !== undefined && another === undefined) {
      return [...escape, ...this.#body(only, hint)];
    }
    const checks = members.map((member, index) => this.check(member, `${hint}Form${index + 1}`));
    const branches = array(checks.filter((check) => check !== undefined));
    // A discriminator was to choose the form: nobody means that no other one fits.
    const isExclusive = schema.exclusive === true && schema.discriminator === undefined;
    const exclusive = isExclusive ? [code`true`] : [];
    return [...escape, tell('union', branches, ...exclusive)];
  }

  /** A property names the form: only that form's errors are told. */
  #tagged({ discriminator }: UnionShape): Code | undefined {
    if (discriminator === undefined || discriminator.mapping.size === 0) return undefined;
    if (discriminator.partial === true) return undefined;
    const checkOf = (id: SchemaId): Code =>
      this.check({ kind: 'ref', id, origins: [] }, '') ??
      this.#options.runtime('checks', 'anyObject');
    const branches = [...discriminator.mapping].map(([value, id]) => property(value, checkOf(id)));
    const { defaultMapping } = discriminator;
    return tell(
      'tagged',
      lit(discriminator.property),
      object(branches),
      ...(defaultMapping === undefined ? [] : [checkOf(defaultMapping)]),
    );
  }

  /** The constant that holds a pattern; patterns that may take forever are not run. */
  #pattern(source: string | undefined, hint: string): Code | undefined {
    if (source === undefined) return undefined;
    if (this.#patterns.has(source)) return this.#patterns.get(source);
    const plan = planPattern(source);
    if (plan.kind === 'refused') return undefined;
    const name = ident(this.#mint(`${hint.charAt(0).toLowerCase()}${hint.slice(1)}Pattern`));
    const flags = plan.kind === 'native' && plan.flags !== '' ? [lit(plan.flags)] : [];
    const value =
      plan.kind === 'native'
        ? construct(code`RegExp`, [lit(source), ...flags])
        : call(this.#options.runtime('pattern', 'linearPattern'), [
            json(new Map<string, Data>(Object.entries(plan.automaton))),
          ]);
    this.#declarations.push(constant({ name, value }));
    this.#patterns.set(source, name);
    return name;
  }
}

const SHARED_FORMATS: ReadonlyMap<string, string> = new Map([
  ['uuid', 'uuid'],
  ['date', 'date'],
  ['date-time', 'dateTime'],
]);
