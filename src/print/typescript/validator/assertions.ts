/** Writes the statements that check the assertions of a schema. */
import { upperFirst } from '../../../base/foundation/words.js';
import { code, ident, lit, num, type Code } from '../../emit/typescript/code.js';
import { array, json } from '../../emit/typescript/expression.js';
import type { Assertions, Json, Schema } from '../../../model/schema.js';

/** The functions that {@link assertionStatements} needs. */
export interface AssertionWriter {
  /** Returns an expression for the given function of the runtime. The generated code then imports this function. */
  readonly runtime: (name: string) => Code;
  /**
   * Returns the check of a schema. Returns `undefined` if there is nothing to check, unless `seeing` is true and the
   * schema evaluates properties or items.
   */
  readonly check: (schema: Schema, name: string, seeing: boolean) => Code | undefined;
  /** Returns true if the check of the schema finds every invalid value. */
  readonly isExact: (schema: Schema) => boolean;
  /** The variable that records the evaluated properties and items; `undefined` if no keyword needs this record. */
  readonly seen: Code | undefined;
}

const TYPES: Readonly<Partial<Record<Schema['kind'], string>>> = {
  array: 'array',
  tuple: 'array',
  number: 'number',
  object: 'object',
  string: 'string',
};

/** Returns the statements for all assertions. Those for `unevaluatedProperties` and `unevaluatedItems` come last. */
export function assertionStatements(assertions: Assertions, writer: AssertionWriter): Code[] {
  return [
    ...valueStatements(assertions.values, writer),
    ...formStatements(assertions.forms ?? [], writer),
    ...notStatements(assertions, writer),
    ...conditionStatements(assertions, writer),
    ...containsStatements(assertions, writer),
    ...nameStatements(assertions, writer),
    ...dependentStatements(assertions, writer),
    ...unevaluatedStatements(assertions, writer),
  ];
}

function runtimeCall(writer: AssertionWriter, name: string, ...args: readonly Code[]): Code {
  return code`${writer.runtime(name)}(value, to, ${args});`;
}

/** Returns the record of evaluated properties and items, as the last argument of a call. */
function noting({ seen }: AssertionWriter): Code[] {
  return seen === undefined ? [] : [seen];
}

function valueStatements(values: Assertions['values'], writer: AssertionWriter): Code[] {
  return values === undefined
    ? []
    : [runtimeCall(writer, 'oneOfValues', json(values as readonly Json[]))];
}

function formStatements(forms: readonly Schema[], writer: AssertionWriter): Code[] {
  return forms.flatMap((form) => {
    const type = TYPES[form.kind] ?? '';
    const name = `As${upperFirst(type)}`;
    const check = writer.check(form, name, writer.seen !== undefined);
    if (check === undefined) return [];
    return [runtimeCall(writer, 'typed', lit(type), check, ...noting(writer))];
  });
}

function notStatements({ not }: Assertions, writer: AssertionWriter): Code[] {
  if (not === undefined || !writer.isExact(not)) return [];
  return [runtimeCall(writer, 'not', checkOr(not, 'Not', writer, false))];
}

/** Returns the check of a schema, or a check that accepts any value if the schema has nothing to check. */
function checkOr(
  schema: Schema | undefined,
  name: string,
  writer: AssertionWriter,
  seeing: boolean,
): Code {
  return (schema && writer.check(schema, name, seeing)) ?? writer.runtime('anything');
}

function conditionStatements(assertions: Assertions, writer: AssertionWriter): Code[] {
  const { if: condition, then, else: otherwise } = assertions;
  if (condition === undefined || !writer.isExact(condition)) return [];
  const seeing = writer.seen !== undefined;
  const branches = [then && writer.check(then, 'Then', seeing)];
  branches.push(otherwise && writer.check(otherwise, 'Else', seeing));
  if (!seeing && branches.every((branch) => branch === undefined)) return [];
  const [first, second] = branches.map((branch) => branch ?? writer.runtime('anything'));
  const whether = checkOr(condition, 'If', writer, seeing);
  return [
    runtimeCall(
      writer,
      'when',
      whether,
      ...[first, second].flatMap((one) => one ?? []),
      ...noting(writer),
    ),
  ];
}

function containsStatements(assertions: Assertions, writer: AssertionWriter): Code[] {
  const { contains, minContains = 1, maxContains } = assertions;
  if (contains === undefined || !writer.isExact(contains)) return [];
  const check = checkOr(contains, 'Contained', writer, false);
  const most = maxContains ?? (writer.seen && Infinity);
  const limits = [num(minContains)];
  if (most !== undefined) limits.push(most === Infinity ? ident('Infinity') : num(most));
  return [runtimeCall(writer, 'contains', check, ...limits, ...noting(writer))];
}

function nameStatements({ propertyNames }: Assertions, writer: AssertionWriter): Code[] {
  const check = propertyNames && writer.check(propertyNames, 'Name', false);
  return check === undefined ? [] : [runtimeCall(writer, 'propertyNames', check)];
}

function dependentStatements(assertions: Assertions, writer: AssertionWriter): Code[] {
  const { dependentRequired, dependentSchemas } = assertions;
  const needed = [...(dependentRequired ?? [])].filter(([, names]) => names.length > 0);
  const schemas = [...(dependentSchemas ?? [])].flatMap(([name, schema]) => {
    const check = writer.check(schema, `With ${name}`, writer.seen !== undefined);
    return check === undefined ? [] : [array([lit(name), check])];
  });
  const statements: Code[] = [];
  if (needed.length > 0) statements.push(runtimeCall(writer, 'dependentRequired', json(needed)));
  if (schemas.length > 0) {
    statements.push(runtimeCall(writer, 'dependentSchemas', array(schemas), ...noting(writer)));
  }
  return statements;
}

function unevaluatedStatements(assertions: Assertions, writer: AssertionWriter): Code[] {
  return UNEVALUATED.flatMap((keyword) => {
    const schema = assertions[keyword];
    if (schema === undefined || writer.seen === undefined) return [];
    if (schema.kind === 'never') return [runtimeCall(writer, keyword, writer.seen)];
    const check = checkOr(schema, 'Unevaluated', writer, false);
    return [runtimeCall(writer, keyword, writer.seen, check)];
  });
}

const UNEVALUATED = ['unevaluatedProperties', 'unevaluatedItems'] as const;
