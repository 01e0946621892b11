/** Generates the values of named enums, which exist at run time. */
import {
  bool,
  code,
  ident,
  jsdoc,
  lit,
  num,
  type Code,
} from '../../src/print/emit/typescript/code.js';
import { array, object, property } from '../../src/print/emit/typescript/expression.js';
import { enumValues, type EnumValue } from '../../src/print/typescript/enum-values.js';
import type { ClientType, ClientView } from './view.js';

/**
 * Returns the constants for a named enum: the list of its values, and an object with their names if the options ask for
 * one. Bundlers drop constants that are not imported.
 */
export function enumConstants({ name, schema }: ClientType, view: ClientView): readonly Code[] {
  const values = enumValues(schema) ?? [];
  if (values.length < 2) return [];
  const list = code`
    ${jsdoc(`All values of \`${name}\`.`)}
    export const ${ident(view.listName(name))} = ${array(values.map(literal))} as const;
  `;
  if (view.enums === 'union') return [list];
  const members = memberNames(values).map((member, index) =>
    property(member, literal(values[index] ?? { value: '' })),
  );
  const names = code`
    ${jsdoc(`The values of \`${name}\` by name.`)}
    export const ${ident(name)} = ${object(members)} as const;
  `;
  return [names, list];
}

function literal({ value }: EnumValue): Code {
  if (typeof value === 'string') return lit(value);
  return typeof value === 'boolean' ? bool(value) : num(value);
}

/** Returns the declared names if they are different from each other, otherwise the values as texts. */
function memberNames(values: readonly EnumValue[]): readonly string[] {
  const names = values.map(({ value, name }) => name ?? String(value));
  return new Set(names).size === names.length ? names : values.map(({ value }) => String(value));
}
