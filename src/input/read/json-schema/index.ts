/** Reads JSON Schema, in every dialect that API descriptions use, into the schemas of the model. */
import { allOf } from '../../../model/effective/all-of.js';
import { followIn } from '../../../model/dereference.js';
import type { Json, Schema, SchemaId } from '../../../model/schema.js';
import { EXTENSION_PREFIX } from '../../../model/extensions.js';
import type { Cursor } from '../../source/cursor.js';
import { checkSchemaDialect, type Dialect } from './dialect.js';
import { checkDeclaredValues, keepDeclaredValues } from './example-values.js';
import { readKeywords, readNotes, withNotes } from './notes.js';
import { withAssertions } from '../../../model/effective/all-of.js';
import { isNullable, NULLABLE, withNull, readForm, type Form } from './form.js';
import type { ReadInner } from './object.js';
import { schemaIdAt, SchemaTable, type SchemaContext } from './table.js';
import { readPlainScalar, readPlainContainer } from './plain.js';
import { bindingsAt, dynamicTarget, NO_SCOPE } from './dynamic.js';
import { isDescription, enclosingSchema } from './enclosing.js';
import { nameAliasedSchemas } from './foreign-names.js';

import { resolveDiscriminators } from './polymorphism/discriminator.js';
import { circularSchemas } from './circular.js';
import { findHierarchies, readHierarchy, withoutUnions } from './polymorphism/hierarchy.js';
import { narrowChildren } from './polymorphism/tags.js';
import { readDefault } from './values.js';
import type { ReadOptions } from '../read-options.js';
import { isForeignSection, type References } from '../references/reference.js';
import { withDeclaredTrust } from '../trust.js';
import { READING_LIMITS } from '../../../base/foundation/limits/reading.js';

/**
 * Prepares reading the schemas of a description.
 * @param section the object that contains the named schemas (`definitions`, `components/schemas`); it need not exist
 */
export function schemaContext(
  section: Cursor,
  dialect: Dialect,
  references: References,
  { impliedTypes = true }: Pick<ReadOptions, 'impliedTypes'> = {},
): SchemaContext {
  const context = {
    dialect: impliedTypes ? dialect : { ...dialect, impliesTypes: false },
    references,
    table: new SchemaTable(section, references.root.document),
    unions: [],
    declaredValues: [],
    scope: NO_SCOPE,
  };
  nameAliasedSchemas(context);
  const { hierarchies, descendantsOf } = findHierarchies(context);
  context.table.setHierarchies(hierarchies, descendantsOf);
  return context;
}

/**
 * Reads a schema object or a boolean schema. References are not resolved. A schema that cannot be read becomes
 * `unknown`.
 * @param cursor the location of the schema
 * @param context the dialect, and the description that contains the schema
 * @param depth the number of schemas that enclose this one
 */
export function readSchema(cursor: Cursor, context: SchemaContext, depth = 0): Schema {
  // Fast path: most schemas contain no other schemas. For these, the function that reads inner schemas is not
  // created.
  const leaf =
    depth > READING_LIMITS.schemaDepth.most ? undefined : readPlainScalar(cursor, context);
  return leaf ?? readOther(cursor, context, depth);
}

function readOther(cursor: Cursor, context: SchemaContext, depth: number): Schema {
  if (depth > READING_LIMITS.schemaDepth.most) {
    cursor.add('schema/depth', { limit: READING_LIMITS.schemaDepth.most });
    return { kind: 'unknown', origins: [] };
  }
  if (typeof cursor.value === 'boolean') {
    return { kind: cursor.value ? 'any' : 'never', origins: [cursor.origin()] };
  }
  if (cursor.type !== 'object') {
    // This reports that the value has the wrong type. An empty list counts as an empty schema.
    cursor.entries();
    return { kind: cursor.type === 'array' ? 'any' : 'unknown', origins: [cursor.origin()] };
  }
  return readWhole(cursor, context, depth);
}

function readWhole(cursor: Cursor, context: SchemaContext, depth: number): Schema {
  const read: ReadInner = (inner, within = context) => {
    const leaf =
      depth < READING_LIMITS.schemaDepth.most ? readPlainScalar(inner, within) : undefined;
    return leaf ?? readOther(inner, within, depth + 1);
  };
  const nest = readPlainContainer(cursor, context, read);
  if (nest) return nest;
  if (cursor.keyMask(REF_KEYWORDS, 0) !== 0) {
    for (const keyword of REF_KEYWORDS.keys()) {
      if (typeof cursor.rawMember(keyword) !== 'string') continue;
      return readReference(cursor, keyword, context, read);
    }
  }
  if (cursor.has('$schema')) checkSchemaDialect(cursor.get('$schema'), context.dialect);
  const form = readForm(cursor, context, read);
  return withDeclaredTrust(cursor, annotated(cursor, form, context));
}

const REF_KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['$ref', 1],
  ['$dynamicRef', 1],
  ['$recursiveRef', 1],
]);

/**
 * Reads a Swagger 2.0 parameter, header or items object as a schema. Only keywords that describe values are read, and
 * an object without a type is `unknown`.
 */
export function readValueSchema(cursor: Cursor, context: SchemaContext): Schema {
  const form = readForm(cursor, context, (inner, within = context) => readSchema(inner, within, 1));
  const isDescribed = form.schema.kind !== 'any' || (cursor.rawMember('type') ?? null) !== null;
  const schema: Schema = isDescribed ? form.schema : { kind: 'unknown', origins: [] };
  if (!cursor.has('default')) return schema;
  const value = readDefault(cursor, form.words, form.nullable);
  if (value === undefined) return schema;
  keepDeclaredValues(
    { cursor, schema, notes: { default: value }, nullable: form.nullable },
    context,
  );
  return { ...schema, default: value };
}

/**
 * Reads all schemas that have an id: the named ones, and those to which a reference leads. Must be called last, after
 * every reference of the description was read.
 */
export function readNamedSchemas(context: SchemaContext): Map<SchemaId, Schema> {
  const schemas = context.table.readAll((id, cursor, bindings) => {
    context.scope = { start: cursor, bindings: bindings ?? NO_SCOPE.bindings };
    return readNamed(id, cursor, context);
  });
  const { report } = context.references.root;
  for (const id of circularSchemas(schemas)) {
    report.add('ref/cycle', { ref: id }, schemas.get(id)?.origins[0]);
    schemas.set(id, { kind: 'unknown', origins: [] });
  }
  const follow = followIn(schemas);
  resolveDiscriminators(context.unions, follow);
  narrowChildren(context.unions, context.table, schemas, follow);
  for (const one of context.declaredValues) checkDeclaredValues(one, schemas);
  return schemas;
}

function readNamed(
  id: SchemaId,
  cursor: Cursor,
  context: SchemaContext,
): (readonly [SchemaId, Schema])[] {
  const circular =
    cursor.has('$ref') && !context.references.follow(cursor, context.dialect.section);
  if (circular) return [[id, { kind: 'unknown', origins: [] }]];
  const schema = readSchema(cursor, context);
  const hierarchy = context.table.hierarchyOf(id);
  if (!hierarchy) return [[id, schema]];
  if (hierarchy.listsAlternatives) {
    return [
      [hierarchy.base, readSchema(withoutUnions(cursor), context)],
      [id, schema],
    ];
  }
  const { title, description } = schema;
  const notes = {
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
  };
  return [
    [hierarchy.base, schema],
    [id, { ...readHierarchy(id, cursor, hierarchy, context), ...notes }],
  ];
}

function annotated(cursor: Cursor, form: Form, context: SchemaContext): Schema {
  const keywords = readKeywords(cursor, form.kinds);
  const { nullable } = form;
  const notes = readNotes(cursor, form.words, nullable, context.references);
  const schema = withAssertions(form.schema, form.assertions);
  keepDeclaredValues({ cursor, schema, notes, nullable }, context);
  return withNotes(schema, keywords ? { ...notes, keywords } : notes, cursor);
}

/** Keywords that do not restrict values when they are next to a `$ref`. */
const ANNOTATIONS = new Set([
  ...['title', 'description', 'default', 'example', 'examples', 'externalDocs', 'deprecated'],
  ...['readOnly', 'writeOnly', '$comment', '$defs', 'definitions', '$id', '$anchor', '$schema'],
  ...['$dynamicAnchor', '$recursiveAnchor', 'xml', 'nullable'],
]);

function readReference(
  cursor: Cursor,
  keyword: string,
  context: SchemaContext,
  read: ReadInner,
): Schema {
  const { dialect } = context;
  const origins = [cursor.origin()];
  const ref = cursor.get(keyword);
  const around =
    dynamicPlace(ref, context) ??
    enclosingSchema(cursor, keyword, String(ref.value), context.table.anchors);
  if (dependsOnCaller(ref, context)) ref.add('schema/keyword', { keyword });
  const id = around ? idAround(around, ref, context) : referencedId(ref, context);
  const target: Schema =
    id === undefined
      ? { kind: 'unknown', origins: [], keywords: new Map([[keyword, ref.sortedJson()]]) }
      : { kind: 'ref', id, origins };
  const keys = cursor.keys();
  // Fast path: most references have no other keywords next to them.
  if (keys.length === 1 && target.kind === 'ref') return target;
  const others = keys.filter(
    (key) => key !== keyword && !ANNOTATIONS.has(key) && !key.startsWith('x-'),
  );
  const extra = vendorKeywords(cursor);
  const notes = {
    ...readNotes(cursor, [], true, context.references),
    ...(extra.size > 0 && { keywords: extra }),
  };
  if (others.length > 0 && dialect.refSiblings === 'constraints') {
    const form = readForm(cursor, context, read);
    const kept = readKeywords(cursor, form.kinds);
    const keywords = kept && { keywords: kept };
    const members = form.present.kind === 'any' ? [target] : [target, form.present];
    const schema = allOf(members, origins);
    // The other keywords restrict null too, so null must be added to the whole schema.
    const whole = withAssertions(
      form.nullable ? withNull(schema, cursor) : schema,
      form.assertions,
    );
    keepDeclaredValues({ cursor, schema: whole, notes, nullable: form.nullable }, context);
    return withNotes(whole, { ...notes, ...keywords }, cursor);
  }
  if (others.length > 0) ref.add('ref/siblings', { keywords: others });
  const nullable = isNullable(cursor, context);
  const whole = nullable ? withNull(target, cursor) : target;
  keepDeclaredValues({ cursor, schema: whole, notes, nullable }, context);
  return withDeclaredTrust(cursor, withNotes(whole, notes, cursor));
}

function vendorKeywords(cursor: Cursor): Map<string, Json> {
  const keys = cursor
    .keys()
    .filter(
      (key) => key.startsWith('x-') && !key.startsWith(EXTENSION_PREFIX) && !NULLABLE.includes(key),
    );
  return new Map(keys.map((key) => [key, cursor.get(key).json()]));
}

function dynamicPlace(ref: Cursor, { references, scope }: SchemaContext): Cursor | undefined {
  const isNamed = /#[^/]/.test(String(ref.value));
  if (ref.key !== '$dynamicRef' || !isNamed || !references.isBased(ref)) return undefined;
  return dynamicTarget(ref, bindingsAt(ref, scope, references), references);
}

/**
 * Returns true for a recursive reference whose target may depend on the schema that uses it. Such a reference is read
 * without considering that schema.
 */
function dependsOnCaller(ref: Cursor, { references }: SchemaContext): boolean {
  return ref.key === '$recursiveRef' && references.anchorsOf(ref).repeated.has(String(ref.value));
}

function idAround(place: Cursor, ref: Cursor, context: SchemaContext): SchemaId {
  // According to the standard, `#` refers to the whole description. Authors mean the enclosing schema, so the enclosing
  // schema is used, and the reference is reported.
  if (ref.key === '$ref' && place.parent && !place.has('$id')) ref.add('ref/around', { ref: '#' });
  return schemaIdAt(place, context, ref);
}

/**
 * Returns the id of a reference's target. Ids of valid references are cached, because most schemas are referenced
 * often.
 */
function referencedId(ref: Cursor, context: SchemaContext): SchemaId | undefined {
  const { references, table } = context;
  if (references.isElsewhere(ref) || references.isBased(ref)) return findId(ref, context);
  const text = String(ref.value);
  const known = table.referenced.get(text);
  if (known !== undefined) return known;
  const reported = ref.report.count();
  const id = findId(ref, context);
  if (id !== undefined && ref.report.count() === reported) table.referenced.set(text, id);
  return id;
}

function findId(ref: Cursor, context: SchemaContext): SchemaId | undefined {
  const { section } = context.dialect;
  const target = context.references.target(ref, section);
  if (!target) return undefined;
  if (isDescription(target)) {
    ref.add('ref/description', { ref: String(ref.value) });
    return undefined;
  }
  const elsewhere = context.references.isElsewhere(target);
  if (elsewhere || !isForeignSection(target.pointer, section))
    return schemaIdAt(target, context, ref);
  ref.add('ref/section', { ref: String(ref.value), section });
  return schemaIdAt(target.has('schema') ? target.get('schema') : target, context, ref);
}
