/**
 * Writes plain functions that check a value against a schema. They need no dependency and no `eval`. Schemas that
 * were only inferred from examples are not checked.
 */
import { bool, code, ident, lit, type Code } from '../../emit/typescript/code.js';
import { array, object, property } from '../../emit/typescript/expression.js';
import {
  UNKNOWN,
  type Assertions,
  type Schema,
  type SchemaId,
  type UnionShape,
} from '../../../model/schema.js';
import { mintName } from '../../../base/foundation/free-name.js';
import { assertionStatements } from './assertions.js';
import { FunctionWriter } from '../function-writer.js';
import { createNeedsCheck } from './constraints.js';
import type { ValidatorOptions } from './options.js';
import { checkForm, type CheckForm, type FormOptions } from './forms.js';
import { callCheck, checkFunction, kept, SEEN, sharedCheck, type CheckFunction } from './calls.js';
import { arrayStatements, objectStatements, functionNamePart, tupleStatements } from './parts.js';
import { enumStatements, numberStatements, issuesCall, textStatements } from './scalars.js';
import { PatternConstants } from './patterns.js';
import { createExact, createSees } from './sees.js';
import { formatCode } from './formats.js';
import { simpleCheck } from './simple.js';

const OWN = ident('own');
const ESCAPE = code`if (value === null) return;`;

export class ValidatorWriter extends FunctionWriter<ValidatorOptions> {
  readonly #needsCheck: (schema: Schema) => boolean;
  readonly #sees: (schema: Schema) => boolean;
  readonly #isExact: (schema: Schema) => boolean;
  readonly #patterns: PatternConstants;
  /** The checks of named schemas (`#named`) and of the runtime (`#runtime`). */
  readonly #named = new Map<SchemaId, CheckFunction>();
  readonly #runtime = new Map<string, CheckFunction>();
  readonly #formOptions: FormOptions;
  /**
   * The checks of all files that are named after their constraints, by key. `#declaredForms` contains the keys of those
   * checks that the current file declares.
   */
  readonly #forms = new Map<string, CheckFunction>();
  readonly #declaredForms = new Set<string>();
  /** The checks in the current file that record the evaluated properties and items, by the named schema they check. */
  readonly #seeingChecks = new Map<SchemaId, CheckFunction>();

  constructor(options: ValidatorOptions) {
    super(options, 'check');
    this.#needsCheck = createNeedsCheck(options);
    this.#formOptions = {
      names: options.names,
      needsCheck: this.#needsCheck,
      simple: (schema) => simpleCheck(schema, this.#needsCheck, options.formats),
    };
    this.#sees = createSees(options.schemas);
    this.#isExact = createExact(options.schemas);
    this.#patterns = new PatternConstants(
      (wanted) => mintName(this.taken, wanted),
      () => options.runtime('pattern', 'linearPattern'),
      this.declarations,
      options.isShaken,
    );
  }

  override beginFile(): void {
    this.#patterns.clear();
    this.#seeingChecks.clear();
    if (this.options.isInline !== true) this.#declaredForms.clear();
  }

  /**
   * Declares and exports the check of a named schema.
   * @returns the name of the check; `undefined` if the schema declares nothing to check
   */
  named(id: SchemaId): Code | undefined {
    const schema = this.options.schemas.get(id);
    if (schema === undefined || !this.#needsCheck({ kind: 'ref', id, origins: [] }))
      return undefined;
    const name = this.nameOf(id);
    this.#declare(ident(`check${name}`), this.#body(schema, name), true);
    return this.options.own(`check${name}`);
  }

  /**
   * Returns the check of a schema, and declares it if necessary.
   * @param hint the check's name in Pascal case, if the schema has no name
   * @param exported true if another module uses the check
   * @returns a function; `undefined` if there is nothing to check
   */
  check(schema: Schema, hint: string, exported = false): Code | undefined {
    return this.#check(schema, hint, '', exported)?.code;
  }

  /** @param name a text to append to `hint` if the check needs a name of its own, which most checks do not */
  #check(schema: Schema, hint: string, name = '', exported = false): CheckFunction | undefined {
    if (!this.#needsCheck(schema)) return undefined;
    if (schema.kind === 'ref') return this.#ofNamed(schema.id);
    const simple = this.#simple(schema);
    if (simple !== undefined) return simple;
    const form = exported ? undefined : checkForm(schema, this.#formOptions);
    if (form !== undefined) return this.#ofForm(form, schema);
    const whole = hint + functionNamePart(name);
    const minted = this.mint(whole);
    const own = ident(minted);
    this.#declare(own, this.#statements(schema, whole), exported);
    return { code: exported ? this.options.own(minted) : own };
  }

  #ofNamed(id: SchemaId): CheckFunction {
    return kept(this.#named, id, () => sharedCheck(this.ofNamed(id)));
  }

  #ofRuntime(name: string): CheckFunction {
    return kept(this.#runtime, name, () => sharedCheck(this.options.runtime('checks', name)));
  }

  /**
   * Returns a check that is named after its constraints. Each file that uses it declares it once, with the same name in
   * all files.
   */
  #ofForm({ key, name }: CheckForm, schema: Schema): CheckFunction {
    const check = kept(this.#forms, key, () => sharedCheck(ident(this.mint(name))));
    if (this.#declaredForms.has(key)) return check;
    this.#declaredForms.add(key);
    this.#declare(check.code, this.#statements(schema, name), false);
    return check;
  }

  #declare(name: Code, body: readonly Code[], exported: boolean, seeing = false): void {
    this.declarations.push(checkFunction({ name, body, exported, seeing }, this.options));
  }

  /** Returns a check of the runtime, if a single check covers the whole schema. */
  #simple(schema: Schema): CheckFunction | undefined {
    if (schema.assertions !== undefined) return undefined;
    if (schema.kind === 'intersection') {
      const [only, another] = schema.members.filter(this.#needsCheck);
      return only?.kind === 'ref' && another === undefined ? this.#check(only, '') : undefined;
    }
    const name = simpleCheck(schema, this.#needsCheck, this.options.formats);
    return name === undefined ? undefined : this.#ofRuntime(name);
  }

  #body(schema: Schema, hint: string): Code[] {
    const one = this.#simple(schema);
    return one ? [callCheck(one)] : this.#statements(schema, hint);
  }

  /** @param seen records the evaluated properties and items; absent if no keyword needs the record */
  #statements(schema: Schema, hint: string, seen?: Code): Code[] {
    return schema.assertions === undefined
      ? this.#form(schema, hint, seen)
      : this.#asserted(schema, schema.assertions, hint, seen);
  }

  /**
   * Returns statements that call a separate function for everything except the assertions, and then check the
   * assertions. The separate function is needed because it returns early if the type is wrong. Even then, the
   * assertions must be checked.
   */
  #asserted(schema: Schema, assertions: Assertions, hint: string, seen?: Code): Code[] {
    const { unevaluatedItems, unevaluatedProperties } = assertions;
    const own = (unevaluatedItems ?? unevaluatedProperties) && OWN;
    const { assertions: _, ...bare } = schema;
    const taking = own ?? seen;
    const form = this.#seeing(bare, hint, 'Form', taking !== undefined);
    return [
      ...(own ? [code`const ${own} = new ${this.options.runtime('seen', 'Seen')}();`] : []),
      ...(form ? [code`${form.code}(value, to, ${form.isSeeing === true && taking});`] : []),
      ...assertionStatements(assertions, {
        runtime: (name) => this.options.runtime('assertions', name),
        check: (one, name, seeing) => this.#seeing(one, hint, name, seeing)?.code,
        isExact: this.#isExact,
        seen: taking,
      }),
      ...(own && seen ? [code`${seen}.add(${own});`] : []),
    ];
  }

  /**
   * Returns a check that records the properties and items that it evaluates, if such a record is requested and the
   * schema evaluates any.
   */
  #seeing(schema: Schema, hint: string, name: string, seeing: boolean): CheckFunction | undefined {
    if (!seeing || !this.#sees(schema)) return this.#check(schema, hint, name);
    if (schema.kind === 'ref') return this.#seeingNamed(schema.id);
    const own = ident(this.mint(hint + functionNamePart(name)));
    this.#declare(own, this.#statements(schema, hint + functionNamePart(name), SEEN), false, true);
    return { code: own, isSeeing: true };
  }

  #seeingNamed(id: SchemaId): CheckFunction {
    const name = `${this.nameOf(id)}Seen`;
    return kept(this.#seeingChecks, id, () => {
      const own = ident(this.mint(name));
      const target = this.options.schemas.get(id) ?? UNKNOWN;
      this.#declare(own, this.#statements(target, name, SEEN), false, true);
      return { code: own, isSeeing: true };
    });
  }

  #form(schema: Schema, hint: string, seen: Code | undefined): Code[] {
    const inner = (one: Schema, name: string): CheckFunction | undefined =>
      this.#check(one, hint, name);
    const pattern = (source?: string): Code | undefined => this.#patterns.named(source, hint);
    const parts = { inner, pattern, seen, runtime: this.options.runtime };
    switch (schema.kind) {
      case 'string':
        return textStatements(schema, formatCode(schema, this.options), pattern(schema.pattern));
      case 'number':
      case 'integer':
        return numberStatements(schema);
      case 'enum':
        return schema.open === true ? this.#calls(schema, hint) : enumStatements(schema);
      case 'array':
        return arrayStatements(schema, parts);
      case 'tuple':
        return tupleStatements(schema, parts);
      case 'object':
        return objectStatements(schema, parts);
      case 'union':
        return this.#union(schema, hint, seen);
      case 'intersection':
        return schema.members.flatMap((member, index) => {
          const check = this.#seeing(member, hint, `Part${index + 1}`, seen !== undefined);
          return check === undefined
            ? []
            : [code`${check.code}(value, to, ${check.isSeeing === true && seen});`];
        });
      default:
        return this.#calls(schema, hint);
    }
  }

  #calls(schema: Schema, hint: string): Code[] {
    const check = this.check(schema, hint);
    return check ? [code`${check}(value, to);`] : [];
  }

  #union(schema: UnionShape, hint: string, seen: Code | undefined): Code[] {
    // With a discriminator, `oneOf` only selects a member. It does not require that no other member matches.
    const isExclusive = schema.exclusive === true && schema.discriminator === undefined;
    const takesAny = isExclusive && !schema.members.every(this.#needsCheck);
    const members = takesAny
      ? schema.members
      : schema.members.filter(({ kind }) => kind !== 'null');
    const nullable = members.length < schema.members.length;
    const escape = nullable ? [ESCAPE] : [];
    const tagged = seen === undefined ? this.#tagged(schema) : undefined;
    if (tagged !== undefined) return [...escape, tagged];
    const [only, another] = members;
    if (only !== undefined && another === undefined && seen === undefined) {
      return [...escape, ...this.#body(only, hint)];
    }
    const checks = members.map(
      (member, index) =>
        this.#seeing(member, hint, `Form${index + 1}`, seen !== undefined)?.code ??
        (takesAny || seen ? this.options.runtime('assertions', 'anything') : undefined),
    );
    const branches = array(checks.filter((check) => check !== undefined));
    if (seen === undefined) {
      return [...escape, issuesCall('union', branches, ...(isExclusive ? [bool(true)] : []))];
    }
    const forms = this.options.runtime('assertions', 'oneOfForms');
    return [
      ...escape,
      code`${forms}(value, to, ${branches}, ${isExclusive ? code`true` : code`false`}, ${seen});`,
    ];
  }

  /**
   * Returns the statement that checks a union whose members are selected by a discriminator: only the errors of the
   * selected member are reported. Returns `undefined` if the discriminator does not select all members.
   */
  #tagged({ discriminator }: UnionShape): Code | undefined {
    if (!discriminator?.mapping.size || discriminator.partial === true) return undefined;
    const checkOf = (id: SchemaId): Code =>
      this.check({ kind: 'ref', id, origins: [] }, '') ??
      this.options.runtime('checks', 'anyObject');
    const branches = [...discriminator.mapping].map(([value, id]) => property(value, checkOf(id)));
    const { defaultMapping, type } = discriminator;
    const otherwise = defaultMapping === undefined ? undefined : checkOf(defaultMapping);
    return issuesCall(
      'tagged',
      lit(discriminator.property),
      object(branches),
      ...(type === undefined
        ? otherwise === undefined
          ? []
          : [otherwise]
        : [otherwise ?? code`undefined`, lit(type)]),
    );
  }
}
