/** Decides which schemas need a check. For all others, no code is written. */
import { append } from '../../../base/foundation/lists.js';
import { isComposed } from '../../../model/walk.js';
import { isDeclared, isUndeclared } from '../../../model/origin.js';
import { formatRange, hasLimit } from '../../../model/keywords/rows.js';
import type {
  NumberShape,
  Schema,
  SchemaId,
  StringShape,
  UnionShape,
} from '../../../model/schema.js';
import { planPattern } from '../../../base/pattern/index.js';

export interface ConstraintOptions {
  readonly schemas: ReadonlyMap<SchemaId, Schema>;
  readonly formats: ReadonlySet<string>;
}

/** A test of a schema that also considers the schemas that it contains. */
export type SchemaTest = (schema: Schema) => boolean;

/**
 * Returns a test that is true if a schema is declared and does not accept every value. Only such a schema needs a
 * check. A schema that was inferred from an example may be wrong, so it must not reject a value.
 */
export function createNeedsCheck({ schemas }: Pick<ConstraintOptions, 'schemas'>): SchemaTest {
  return followReferences(schemas, (schema, needsCheck) => {
    if (schema.assertions !== undefined) return true;
    switch (schema.kind) {
      case 'any':
      case 'unknown':
      case 'binary':
        return false;
      case 'enum':
        return schema.open !== true || schema.values.every((one) => typeof one === 'string');
      case 'union':
        return schema.members.length > 0 && schema.members.every(demandsOf(schema, needsCheck));
      default:
        return !isComposed(schema) || schema.members.some(needsCheck);
    }
  });
}

/**
 * Returns a test that is true if a member of a union needs a check. With `oneOf`, a value is invalid if it matches two
 * members. A declared member that accepts any value therefore needs a check too: it makes the values of the other
 * members invalid.
 */
function demandsOf(
  { exclusive, discriminator, members }: UnionShape,
  needsCheck: SchemaTest,
): SchemaTest {
  if (exclusive !== true || discriminator !== undefined || members.length < 2) return needsCheck;
  return (member) => needsCheck(member) || (member.kind === 'any' && isDeclared(member));
}

/**
 * Returns a test that is true if a schema has constraints in addition to its type. The type of a decoded value is
 * already correct.
 */
export function createHasConstraints({ schemas, formats }: ConstraintOptions): SchemaTest {
  return followReferences(schemas, (schema, hasConstraints) => {
    if (schema.assertions !== undefined) return true;
    switch (schema.kind) {
      case 'string':
        return hasTextConstraints(schema, formats);
      case 'number':
      case 'integer':
        return hasNumberConstraints(schema);
      case 'enum':
        return schema.open !== true;
      case 'array':
        return hasConstraints(schema.items) || schema.uniqueItems === true || hasLimit(schema);
      case 'object':
        return (
          [...schema.properties.values()].some(
            (property) => property.required || hasConstraints(property.schema),
          ) ||
          (schema.rest !== undefined && hasConstraints(schema.rest)) ||
          schema.patterns !== undefined ||
          hasLimit(schema)
        );
      case 'tuple':
      case 'never':
        return true;
      default:
        return isComposed(schema) && schema.members.some(hasConstraints);
    }
  });
}

/** Returns true if a document declares the schema, and false if it only follows from a default of the standard. */
export function isExplicit({ origins }: Schema): boolean {
  return origins.length > 0;
}

/** Returns true if a string has constraints in addition to its type. */
export function hasTextConstraints(shape: StringShape, formats: ReadonlySet<string>): boolean {
  const { format, pattern } = shape;
  if (hasLimit(shape)) return true;
  if (format !== undefined && formats.has(format)) return true;
  return pattern !== undefined && planPattern(pattern).kind !== 'refused';
}

/** Returns true if a number has constraints in addition to its type. */
export function hasNumberConstraints(shape: NumberShape): boolean {
  return formatRange(shape) !== undefined || hasLimit(shape);
}

/**
 * Returns a test of declared schemas that follows references. The result is the least fixed point: the test is false
 * for all schemas at first, and a schema is judged again when the result of a schema that it refers to becomes true.
 * A schema is therefore judged at most once for each of its references, and long chains of references need no deep
 * recursion.
 * @param judge may become true when an inner result becomes true, never false
 */
export function followReferences(
  schemas: ReadonlyMap<SchemaId, Schema>,
  judge: (schema: Schema, inner: SchemaTest) => boolean,
): SchemaTest {
  const answers = new Map<SchemaId, boolean>();
  const askers = new Map<SchemaId, Set<SchemaId>>();
  const queue: SchemaId[] = [];
  let judged: SchemaId | undefined;
  const test: SchemaTest = (schema) => {
    if (schema.kind !== 'ref') return isDeclared(schema) && judge(schema, test);
    // The reference was inferred from an example that resembles the named schema. No document declares that the value
    // has this schema, so the test is false.
    if (isUndeclared(schema.origins)) return false;
    const { id } = schema;
    if (!answers.has(id)) {
      answers.set(id, false);
      queue.push(id);
    }
    if (judged === undefined) settle();
    else askers.set(id, (askers.get(id) ?? new Set()).add(judged));
    return answers.get(id) === true;
  };
  const settle = (): void => {
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      judged = id;
      const target = schemas.get(id);
      if (answers.get(id) === true || target === undefined || !test(target)) continue;
      answers.set(id, true);
      append(queue, askers.get(id) ?? []);
    }
    judged = undefined;
  };
  return test;
}
