/** Lists the fields of an inline object for `inspect`, each with its path and the locations that declare it. */
import { isComposed } from '../../../model/walk.js';
import { propertyJson, type PropertyJson } from './schema.js';
import type { Generated } from '../generate.js';
import type { Schema } from '../../../model/schema.js';

/** The maximum number of fields to print. The docs contain all of them. */
const MOST = 60;

export interface PrintedFields {
  /** The fields. Their names are paths: `customer.name`, `items[].id`, `labels.*` for the values of a map. */
  readonly fields: readonly PropertyJson[];
  /** True if the object has more fields than are printed. */
  readonly cut: boolean;
}

/**
 * Returns the fields of an object, of the items of a list, and of nested objects. Named schemas are not expanded,
 * because users can inspect them by name.
 * @param schema the schema of a body, or a named schema
 */
export function fieldsOf(schema: Schema, generated: Generated): PrintedFields {
  const fields: PropertyJson[] = [];
  const isFull = (): boolean => fields.length >= MOST;
  const enter = (of: Schema, path: string): void => {
    if (isFull()) return;
    if (of.kind === 'array') enter(of.items, `${path}[]`);
    if (isComposed(of)) {
      of.members.forEach((member) => enter(member, path));
    }
    if (of.kind !== 'object') return;
    for (const [name, property] of of.properties) {
      if (isFull()) return;
      const at = path === '' ? name : `${path}.${name}`;
      fields.push(propertyJson(at, property, generated));
      enter(property.schema, at);
    }
    if (of.rest && of.restStated) enter(of.rest, path === '' ? '*' : `${path}.*`);
  };
  enter(schema, '');
  return { fields, cut: isFull() };
}
