/** Building intersections. */
import type { Schema } from '../schema.js';

/** A schema for which all of some schemas hold: the only one itself. */
export function allOf(members: readonly Schema[], origins: Schema['origins']): Schema {
  const [only, another] = members;
  const isOne = only !== undefined && another === undefined;
  return isOne ? only : { kind: 'intersection', members, origins };
}
