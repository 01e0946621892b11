/**
 * Compares how much schemas say. A schema that only names a JSON type does not contradict a schema that describes values
 * of this type, and of two descriptions of one object, the one with all properties of the other says more.
 */
import { isIndirect } from '../../../../model/effective/effective.js';
import { withoutNotes } from '../../../../model/effective/statements.js';
import type { Schema } from '../../../../model/schema.js';
import { inDocumentOrder, unionOrigins, type Authority } from '../../elect.js';
import { schemaShapeText } from '../../schema-text.js';
import { areMembersApart, containsNames, memberForm, memberType } from './member-pairs.js';
import type { MergeInner } from '../objects.js';
import { comparing, type LedgerEntry } from '../schema-ledger.js';

/**
 * Removes schemas that only name a JSON type, such as `type: object`, if the other schemas accept only values of this
 * type. Most of these schemas are from formats that cannot express the others, such as a union in Swagger 2.0.
 */
export function withoutBareTypes(
  schemas: readonly Schema[],
  authority: Authority | undefined,
): readonly Schema[] {
  const isOpened = (schema: Schema): boolean => isIndirect(schema) || schema.kind === 'union';
  if (schemas.length < 2 || !schemas.some(isOpened)) return schemas;
  const types = schemas.map((schema) => bareType(memberForm(schema, authority)));
  const [type] = types.filter((one) => one !== undefined);
  if (type === undefined) return schemas;
  const others = schemas.filter((_, index) => types[index] === undefined);
  const areRefined = others.every((schema) => isOfType(schema, type, authority, new Set()));
  return others.length > 0 && areRefined ? others : schemas;
}

/** Returns the JSON type of a schema that says nothing else about its values. */
function bareType(form: Schema): string | undefined {
  return BARE.has(schemaShapeText(withoutNotes(form))) ? memberType(form) : undefined;
}

const ANY: Schema = { kind: 'any', origins: [] };
const NOTHING: Schema = { kind: 'unknown', origins: [] };

const BARE: ReadonlySet<string> = new Set(
  [ANY, NOTHING].flatMap((inner) =>
    [
      { kind: 'object', properties: new Map(), rest: inner, origins: [] } as const,
      { kind: 'array', items: inner, origins: [] } as const,
      { kind: 'string', origins: [] } as const,
      { kind: 'number', origins: [] } as const,
    ].map(schemaShapeText),
  ),
);

function isOfType(
  schema: Schema,
  type: string,
  authority: Authority | undefined,
  above: ReadonlySet<Schema>,
): boolean {
  const form = memberForm(schema, authority);
  if (form.kind !== 'union') return memberType(form) === type;
  if (above.has(form)) return true;
  const inner = new Set([...above, form]);
  return form.members.every((member) => isOfType(member, type, authority, inner));
}

/**
 * Chooses the description of an object that has all properties of the other descriptions, and records this.
 * @param schemas references to different schemas, or inline schemas
 * @returns `undefined` if there is none, or if the descriptions contradict each other
 */
export function mostDetailed(
  schemas: readonly Schema[],
  entry: LedgerEntry,
  merge: MergeInner,
): Schema | undefined {
  const { authority } = entry;
  const ordered = inDocumentOrder(schemas, authority);
  const forms = ordered.map((schema) => memberForm(schema, authority));
  const objects = forms.flatMap((form) => (form.kind === 'object' ? [form] : []));
  if (authority === undefined || objects.length < schemas.length) return undefined;
  const at = objects.findIndex((one) => objects.every((other) => containsNames(one, other)));
  const [kept, whole] = [ordered[at], objects[at]];
  if (kept === undefined || objects.some((one) => whole && areMembersApart(one, whole, false)))
    return undefined;
  if (objects.some(({ properties }) => properties.size === 0)) return undefined;
  let isContradicted = false;
  const record: LedgerEntry['ledger']['record'] = (_, __, ___, conflict) => {
    isContradicted ||= conflict !== undefined;
  };
  merge(objects, comparing(entry, { elections: [], agree() {}, record }));
  if (isContradicted) return undefined;
  const fact = (schema: Schema) => ({ value: schema, origins: schema.origins });
  const why = 'the kept type has all of its properties, and more';
  const rejected = ordered.filter((one) => one !== kept).map((one) => ({ fact: fact(one), why }));
  const origins = unionOrigins([kept.origins]);
  entry.ledger.record(entry.entity, entry.steps, {
    kept: { value: kept, origins },
    rule: 'fit',
    rejected,
  });
  return kept;
}
