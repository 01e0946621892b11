/**
 * Lists the values of an enum with the names and descriptions that vendor extensions (`x-enum-varnames`,
 * `x-enumDescriptions`) or the titles of constants declare.
 */
import { isJsonArray, isJsonObject } from '../../model/json.js';
import type { EnumShape, Notes, Scalar, Schema } from '../../model/schema.js';

export interface EnumValue {
  readonly value: Exclude<Scalar, null>;
  /** The declared name. Absent if it only repeats the value. */
  readonly name?: string;
  readonly description?: string;
}

/**
 * Returns the values of an enum, or of a union of constants, without null.
 * @returns `undefined` for other schemas
 */
export function enumValues(schema: Schema): readonly EnumValue[] | undefined {
  if (schema.kind === 'enum') return valuesOf(schema);
  if (schema.kind !== 'union') return undefined;
  const members = schema.members.filter(({ kind }) => kind !== 'null');
  const [only, another] = members;
  if (only !== undefined && another === undefined) {
    // Extensions of a nullable enum are next to both of its members.
    const { keywords = schema.keywords } = only;
    return enumValues({ ...only, ...(keywords && { keywords }) });
  }
  const found: EnumValue[] = [];
  for (const member of members) {
    if (member.kind !== 'enum' || member.values.length !== 1) return undefined;
    const { title, description } = member;
    const [value] = valuesOf({ ...member, ...(title !== undefined && { names: [title] }) });
    if (value === undefined) return undefined;
    found.push({ ...value, ...(description !== undefined && { description }) });
  }
  return found;
}

function valuesOf(shape: EnumShape & Pick<Notes, 'keywords'>): EnumValue[] {
  const described = valueDescriptions(shape);
  return shape.values.flatMap((value, index) => {
    if (value === null) return [];
    const name = shape.names?.[index];
    const description = described.get(String(value));
    const isTelling = name !== undefined && name !== '' && letters(name) !== letters(String(value));
    return [
      { value, ...(isTelling && { name }), ...(description !== undefined && { description }) },
    ];
  });
}

function letters(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** Returns the descriptions of single values, by value; empty if none are declared. */
export function valueDescriptions({
  values,
  keywords,
}: Pick<EnumShape & Notes, 'values' | 'keywords'>): ReadonlyMap<string, string> {
  const said = new Map<string, string>();
  if (keywords === undefined) return said;
  for (const keyword of ['x-enumDescriptions', 'x-enum-descriptions']) {
    const declared = keywords.get(keyword);
    values.forEach((value, index) => {
      const text = isJsonObject(declared)
        ? declared.get(String(value))
        : isJsonArray(declared)
          ? declared[index]
          : undefined;
      if (typeof text === 'string') said.set(String(value), text);
    });
  }
  return said;
}

/** Returns the names and descriptions of values as a Markdown list; empty if they say no more than the values. */
export function enumText(schema: Schema): string {
  const told = (enumValues(schema) ?? []).filter(({ name, description }) => name ?? description);
  return told
    .map(({ value, name, description }) => {
      const text = [name, description?.trim().replace(/\s+/g, ' ')].filter(Boolean).join(': ');
      return `- \`${String(value)}\` ${text}`;
    })
    .join('\n');
}
