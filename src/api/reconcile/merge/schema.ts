/**
 * Merges the schemas that documents declare for the same value. Declared schemas take precedence over inferred ones. If
 * declared schemas contradict each other, the result accepts the values of all of them.
 */
import { largest } from '../../../base/foundation/lists.js';
import { groupBy } from '../../../base/foundation/group.js';
import { isNumber, type Json, type Schema, UNKNOWN } from '../../../model/schema.js';
import { placeKey, type Fact } from '../../../model/origin.js';
import { isComposed } from '../../../model/walk.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { schemaFormText, schemaShapeText } from '../schema-text.js';
import { inDocumentOrder, isOfOneSource, unionOrigins, type Authority } from '../elect.js';
import { mergeAnnotations } from './annotations.js';
import { decidedSchema, electKeyword, keywordOrigins } from './keywords/keyword-election.js';
import { mostDetailed, withoutBareTypes } from './members/detail.js';
import { enumOfType, mergeEnums, mergeListed } from './members/enums.js';
import { DECLARED_RANK, fillOpen, trustRank } from './fill-open.js';
import { recordUndeclared } from './undeclared-properties.js';
import { memberColumns } from './members/member-pairs.js';
import { mergeMembers, unionOf } from './members/members.js';
import { mergeObjects } from './objects.js';
import { addInlined, hasTextsOf } from './spelling/inline-and-named.js';
import { admitsNull, orNull, orNullLike, withoutNull } from './spelling/nullable.js';
import { withTextsBeside } from './spelling/reference-texts.js';
import { inWordsOf } from './spelling/kept-references.js';
import { delayElections } from '../ledger/delayed.js';
import type { LedgerWriter } from '../ledger/writer.js';
import { within } from './recorded.js';
import { comparing, forTexts, recordSchemas, type LedgerEntry } from './schema-ledger.js';
import { electKeywords } from './keywords/elected-keywords.js';
import { pairIdentity, newBudget, uncompared } from './spelling/comparison-budget.js';
import {
  asOneName,
  refinementOf,
  writtenOut,
  type WrittenOut,
} from './spelling/expanded-schemas.js';
import { MERGING_LIMITS } from '../../../base/foundation/limits/merging.js';

/**
 * Merges the schemas of one value. A schema with an unknown type is ignored. Inferred facts do not change declared
 * ones, but complete the unknown parts of a declared schema.
 */
export function mergeSchemas(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const [only] = schemas;
  if (schemas.length === 1 && only) return only;
  const described = schemas.filter((schema) => schema.kind !== 'unknown');
  if (described.length === 0) return mergeAnnotations({ kind: 'unknown', origins: [] }, schemas);
  const ranks = described.map((schema) => trustRank(schema.origins));
  const best = largest(ranks);
  const top = described.filter((_, index) => ranks[index] === best);
  const rest = described.filter((_, index) => ranks[index] !== best);
  const areAlternatives = best < DECLARED_RANK || isOfOneSource(top.map(({ origins }) => origins));
  const place: LedgerEntry = {
    ...entry,
    areAlternatives,
    described: top,
    ...(rest.length > 0 && { evidence: [...(entry.evidence ?? []), ...rest] }),
  };
  const merged = mergeSpelled(top, place) ?? mergeTyped(top, schemas, place);
  if (rest.length === 0) return merged;
  const filler = mergeSchemas(rest, entry);
  recordUndeclared(merged, filler, entry);
  return fillOpen(merged, filler);
}

/**
 * Merges schemas, including titles and descriptions. If the type of a document was rejected, its title and description
 * are removed too, because they describe another value.
 */
function mergeTyped(
  top: readonly Schema[],
  schemas: readonly Schema[],
  entry: LedgerEntry,
): Schema {
  const merged = mergeEqualTrust(top, entry);
  const type = typeFamily(merged);
  const described = schemas.filter((schema) => {
    const own = typeFamily(withoutNull(schema));
    return schema.typeImplied === true || [undefined, own].includes(type) || own === undefined;
  });
  const noted = described.flatMap((schema) => [withoutGuess(schema), ...notesBesideNull(schema)]);
  return mergeAnnotations(merged, noted, entry, mergeSchemas);
}

/**
 * Returns the notes that a nullable schema declares next to its type instead of next to `null`. They describe the same
 * value. Assertions could reject `null`, so they are not returned.
 */
function notesBesideNull(schema: Schema): Schema[] {
  if (!admitsNull(schema)) return [];
  const { assertions, keywords, ...member } = withoutNull(schema);
  if (member.kind === 'union' && schema.kind === 'union' && schema.members.length > 2) return [];
  return [{ ...member, ...(assertions === undefined && keywords && { keywords }) }];
}

/** Returns the JSON type of a schema; `undefined` if it allows several types. */
function typeFamily(schema: Schema): string | undefined {
  switch (schema.kind) {
    case 'integer':
      return 'number';
    case 'enum': {
      const types = new Set(schema.values.map((value) => typeof value));
      return types.size === 1 ? [...types][0] : undefined;
    }
    case 'object':
    case 'array':
    case 'string':
    case 'number':
    case 'boolean':
      return schema.kind;
    default:
      return undefined;
  }
}

/**
 * Removes the inferred type from the extension `x-inferred` of an unknown schema, because the merged schema has a known
 * type.
 */
function withoutGuess(schema: Schema): Schema {
  const note = schema.kind === 'unknown' ? schema.keywords?.get('x-inferred') : undefined;
  if (!(note instanceof Map)) return schema;
  const left = new Map<string, Json>(note);
  for (const key of ['type', 'basis', 'confidence']) left.delete(key);
  const keywords = new Map(schema.keywords);
  if (left.size > 0) keywords.set('x-inferred', left);
  else keywords.delete('x-inferred');
  return { ...schema, keywords };
}

/**
 * Merges schemas that documents write in different forms, such as an object in one document and an `allOf` in another.
 * @returns `undefined` if all documents use the same form
 */
function mergeSpelled(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const { authority, areAlternatives, written = newBudget() } = entry;
  if (authority === undefined || areAlternatives) return undefined;
  const names = asOneName(schemas, authority);
  if (names) return mergeTyped(names, names, entry);
  const origins = unionOrigins(schemas.map((schema) => schema.origins));
  const isNested = entry.isComparison === true || written.open.size > 0;
  const refined = isNested ? refinementOf(schemas, authority) : undefined;
  if (refined) return { ...refined, origins };
  const found = writtenOut(schemas, authority);
  if (found === undefined) return undefined;
  const pair = pairIdentity(found.leading);
  // Recursive schemas lead back to a pair that is being merged. Its facts are merged there.
  if (written.open.has(pair))
    return { ...(schemas.find(isComposed) ?? schemas[0] ?? UNKNOWN), origins };
  const areIndirect = found.forms.every((form, index) => form !== schemas[index]);
  const deepest = areIndirect ? MERGING_LIMITS.indirectDepth : MERGING_LIMITS.writtenOutDepth;
  const isDone = written.open.size > deepest.most || written.budget.left <= 0;
  if (isDone) return uncompared(schemas, found.forms, entry);
  written.budget.left--;
  written.open.add(pair);
  const merged = mergeWrittenOut(schemas, found, { ...entry, written, authority });
  written.open.delete(pair);
  if (merged === undefined) return undefined;
  return { ...merged, origins };
}

function mergeWrittenOut(
  schemas: readonly Schema[],
  found: WrittenOut,
  entry: LedgerEntry & { readonly authority: Authority },
): Schema | undefined {
  const { authority } = entry;
  const texts = entry.isComparison ? undefined : delayElections();
  const { ledger, hasDropped } = watchingDrops(entry.ledger);
  const place: LedgerEntry = {
    ...{ ...entry, ledger },
    ...(texts && { texts }),
  };
  if (!entry.isComparison && !areOneType(found.forms, place)) return undefined;
  const flat = mergeSchemas(found.forms, place);
  const [first] = schemas;
  if (entry.isComparison && first) {
    const [form = first] = found.forms;
    return schemaShapeText(flat) === schemaShapeText(form) ? first : flat;
  }
  const words = inWordsOf(flat, schemas, place, authority, mergeSchemas, hasDropped());
  if (words?.kind !== 'ref') {
    texts?.release(forTexts(entry).ledger);
    return words ? orNullLike(flat, words) : flat;
  }
  if (texts?.differ() || !hasTextsOf(words, flat, authority)) {
    addInlined(words, schemas, found.forms, entry, authority);
  }
  return orNullLike(flat, withTextsBeside(words, schemas, found, entry, authority));
}

/**
 * Wraps a ledger writer. `hasDropped` returns true if at least one recorded decision kept none of the declared values.
 */
function watchingDrops(ledger: LedgerWriter): { ledger: LedgerWriter; hasDropped(): boolean } {
  let isAnyDropped = false;
  const record: LedgerWriter['record'] = (entity, steps, outcome, ...more) => {
    isAnyDropped ||= outcome.rule === 'dropped';
    ledger.record(entity, steps, outcome, ...more);
  };
  return { ledger: { ...ledger, record }, hasDropped: () => isAnyDropped };
}

/**
 * Returns true if the schemas can be merged into one type. Otherwise their types exclude each other, and the result is
 * a union of the schemas as they are written.
 */
function areOneType(forms: readonly Schema[], entry: LedgerEntry): boolean {
  const present = forms.map(withoutNull).filter(({ kind }) => kind !== 'any');
  if (present.every(({ kind }) => kind === present[0]?.kind && kind !== 'union')) return true;
  return join(present, comparing(entry)) !== undefined;
}

function mergeEqualTrust(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const present = withDeclaredTypes(schemas.map(withoutNull));
  const nulls = schemas.filter(admitsNull);
  electKeyword('nullable', nulls.map(nullFact), entry, ([first]) => first);
  const distinct = withoutSynonyms(present, entry);
  const described = entry.areAlternatives ? distinct : withoutBareTypes(distinct, entry.authority);
  const specific = described.filter((schema) => schema.kind !== 'any');
  // A schema that accepts any value is ignored if another schema has a type, but it contradicts a schema that rejects
  // every value.
  const pool = specific.some(({ kind }) => kind !== 'never') ? specific : present;
  const nullable = nulls.flatMap((schema) => schema.origins.map(placeKey));
  const merged = combine(
    pool,
    nullable.length === 0 ? entry : { ...entry, nullable: new Set(nullable) },
  );
  const origins = unionOrigins(schemas.map((schema) => schema.origins));
  return nulls.length > 0 ? orNull(merged, origins) : { ...merged, origins };
}

/**
 * Removes schemas whose type is only implied by a keyword if another schema declares a different type. A keyword has no
 * effect on values of a type to which it does not apply (JSON Schema 2020-12 Validation §6).
 */
function withDeclaredTypes(schemas: readonly Schema[]): readonly Schema[] {
  const hasDeclaredType = ({ kind, typeImplied }: Schema): boolean =>
    typeImplied !== true && kind !== 'any' && kind !== 'never';
  const declared = schemas.filter(hasDeclaredType);
  if (declared.length === 0 || declared.length === schemas.length) return schemas;
  const numbers = declared.filter(isNumber);
  const areIntegers = numbers.length > 0 && numbers.every(({ kind }) => kind === 'integer');
  const families = declared.map(typeFamily);
  return schemas.flatMap((schema) => {
    const { typeImplied, ...bare } = schema;
    if (typeImplied !== true) return [schema];
    const isPossible = families.some((one) => one === undefined || one === typeFamily(bare));
    if (!isPossible) return [];
    return [isNumber(bare) && areIntegers ? { ...bare, kind: 'integer' } : bare];
  });
}

/**
 * Returns the fact that a schema allows `null`. A schema without `null` is not a contradiction, because many documents
 * omit it.
 */
function nullFact({ origins }: Schema): Fact<boolean> {
  return { value: true, origins };
}

/** Returns one schema for each structure, with the merged annotations of all schemas that have this structure. */
function distinctSchemas(schemas: readonly Schema[]): Schema[] {
  return [...groupBy(schemas, schemaShapeText).values()].map((list) => {
    const [first] = list;
    const origins = unionOrigins(list.map((schema) => schema.origins));
    return mergeAnnotations({ ...first, origins }, list);
  });
}

/** Sorts schemas by structure, so that the id of a conflict does not depend on the order of documents. */
function byShape(a: Schema, b: Schema): number {
  return byCodeUnit(schemaShapeText(a), schemaShapeText(b));
}

/**
 * Removes schemas that repeat others: a reference if an earlier reference has the same content, and an inline schema if
 * a reference has the same structure.
 */
function withoutSynonyms(
  schemas: readonly Schema[],
  { authority }: LedgerEntry,
): readonly Schema[] {
  if (authority === undefined || !schemas.some(({ kind }) => kind === 'ref')) return schemas;
  const distinct = distinctSchemas(schemas).sort(byShape);
  const refs = distinct.filter(({ kind }) => kind === 'ref');
  const kept = distinct.filter((schema) => {
    const others = schema.kind === 'ref' ? refs.slice(0, refs.indexOf(schema)) : refs;
    return !others.some((one) => authority.isAlike(one, schema));
  });
  return kept.length === distinct.length ? schemas : kept;
}

/** Merges schemas into one type, or into a union if their types exclude each other. */
function combine(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const [first] = schemas;
  if (first && schemas.length === 1) return first;
  const joined = join(schemas, entry);
  if (joined) return joined;
  return disagree(distinctSchemas(schemas).sort(byShape), entry);
}

/**
 * Merges schemas of the same type, keyword by keyword.
 * @returns `undefined` if the types of the schemas exclude each other
 */
function join(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  if (schemas.every((schema) => schema.kind === 'object')) {
    return mergeObjects(schemas, entry, mergeSchemas);
  }
  if (schemas.every((schema) => schema.kind === 'array')) return mergeArrays(schemas, entry);
  if (schemas.every(isNumber)) return mergeNumbers(schemas, entry);
  if (schemas.every((schema) => schema.kind === 'string')) {
    return { kind: 'string', ...electKeywords('string', schemas, entry), origins: [] };
  }
  if (schemas.every((schema) => schema.kind === 'binary')) {
    return { kind: 'binary', ...electKeywords('binary', schemas, entry), origins: [] };
  }
  if (schemas.every((schema) => schema.kind === 'enum')) return mergeEnums(schemas, entry);
  const listed = mergeListed(schemas, entry);
  if (listed) return listed;
  if (schemas.every((schema) => schema.kind === 'tuple')) return mergeTuples(schemas, entry);
  if (schemas.every(isComposed)) {
    return mergeMembers(schemas, entry, mergeSchemas);
  }
  return areOfOneForm(schemas)
    ? schemas[0]
    : (mergeBinary(schemas, entry) ?? enumOfType(schemas, entry));
}

/** Returns true if the schemas differ only in annotations. */
function areOfOneForm(schemas: readonly Schema[]): boolean {
  return new Set(schemas.map(schemaFormText)).size === 1;
}

/** Merges `format: binary` with strings that declare an encoding, or that declare only `type: string`. */
function mergeBinary(schemas: readonly Schema[], entry: LedgerEntry): Schema | undefined {
  const binary = schemas.filter(({ kind }) => kind === 'binary');
  const texts = schemas.filter((schema) => schema.kind === 'string');
  const isEach = binary.length + texts.length === schemas.length;
  if (entry.areAlternatives || binary.length === 0 || !isEach) return undefined;
  const encoded = texts.filter(({ contentEncoding }) => contentEncoding !== undefined);
  if (encoded.length > 0) return join(texts, entry);
  const areSilent = texts.every((schema) => schemaFormText(schema) === '{"kind":"string"}');
  return areSilent ? combine(binary, entry) : undefined;
}

type ArraySchema = Extract<Schema, { kind: 'array' }>;
type TupleSchema = Extract<Schema, { kind: 'tuple' }>;
type NumberSchema = Extract<Schema, { kind: 'number' | 'integer' }>;

function mergeArrays(schemas: readonly ArraySchema[], entry: LedgerEntry): ArraySchema {
  const evidence = entry.evidence?.flatMap((schema) =>
    schema.kind === 'array' ? [schema.items] : [],
  );
  const items = mergeSchemas(
    schemas.map((schema) => schema.items),
    { ...within(entry, { at: 'items' }), ...(evidence && { evidence }) },
  );
  return { kind: 'array', items, ...electKeywords('array', schemas, entry), origins: [] };
}

function mergeTuples(schemas: readonly TupleSchema[], entry: LedgerEntry): Schema | undefined {
  const [first] = schemas;
  const isOpen = first?.rest !== undefined;
  const isAligned = schemas.every(
    ({ items, rest }) => items.length === first?.items.length && (rest !== undefined) === isOpen,
  );
  if (first === undefined || !isAligned) return undefined;
  const rests = schemas.flatMap(({ rest }) => rest ?? []);
  return {
    kind: 'tuple',
    items: first.items.map((_, index) =>
      mergeSchemas(
        schemas.flatMap(({ items }) => items[index] ?? []),
        within(entry, { at: 'item', index }),
      ),
    ),
    ...(rests.length > 0 && { rest: mergeSchemas(rests, within(entry, { at: 'items' })) }),
    ...electKeywords('tuple', schemas, entry),
    origins: [],
  };
}

function mergeNumbers(schemas: readonly NumberSchema[], entry: LedgerEntry): NumberSchema {
  const types = schemas.map((schema) => ({
    value: schema.kind,
    origins: keywordOrigins(schema, 'type'),
  }));
  const kind = entry.areAlternatives
    ? widerNumber(types.map(({ value }) => value))
    : electKeyword('type', types, entry, widerNumber);
  return {
    kind: kind ?? 'number',
    ...electKeywords('number', schemas, entry),
    origins: [],
  };
}

function widerNumber(kinds: readonly NumberSchema['kind'][]): NumberSchema['kind'] {
  return kinds.includes('number') ? 'number' : 'integer';
}

/** Merges schemas whose types exclude each other. A union is the last resort. */
function disagree(schemas: readonly Schema[], entry: LedgerEntry): Schema {
  const { authority, areAlternatives } = entry;
  const decided = areAlternatives
    ? undefined
    : (decidedSchema(schemas, entry) ?? mostDetailed(schemas, entry, mergeSchemas));
  if (decided) return decided;
  const ordered = inDocumentOrder(schemas, authority);
  const unions = ordered.filter((schema) => schema.kind === 'union');
  const isEach = unions.length === schemas.length;
  const merged = isEach ? mergeMembers(unions, entry, mergeSchemas, true) : undefined;
  const union = merged ?? unionOf(alternatives(ordered, entry), [], entry, false);
  if (!areAlternatives && union.kind === 'union') {
    const recorded = { ...union, members: union.members.toSorted(byShape) };
    recordSchemas(entry, recorded, schemas);
  }
  return union;
}

/** Returns the alternatives of schemas of different kinds. A schema that is also a member of a union occurs once. */
function alternatives(schemas: readonly Schema[], entry: LedgerEntry): readonly Schema[] {
  const lists = schemas.map((schema) =>
    schema.kind === 'union' && !schema.discriminator ? schema.members : [schema],
  );
  if (entry.areAlternatives) return distinctSchemas(lists.flat());
  return memberColumns(lists, entry.authority).map((column, index) =>
    mergeSchemas(column, within(entry, { at: 'member', of: 'union', index })),
  );
}
