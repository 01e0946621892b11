/** Where one document names a schema and another writes it out. */
import { followed } from '../../model/followed.js';
import type { Schema } from '../../model/schema.js';
import type { Authority } from '../elect.js';

/** A named schema beside schemas that are written out. */
export interface NamedBesideInline {
  readonly named: Schema;
  /** What the name leads to. */
  readonly target: Schema;
  readonly others: readonly Schema[];
}

/**
 * Follows the name among schemas of one place.
 * @returns nothing where there is no name, or more than one: schemas of several names stay apart
 */
export function writtenOut(
  schemas: readonly Schema[],
  authority: Pick<Authority, 'schemas'>,
): NamedBesideInline | undefined {
  const refs = schemas.filter((schema) => schema.kind === 'ref');
  const others = schemas.filter(({ kind }) => kind !== 'ref');
  const [named, another] = refs;
  if (named === undefined || another !== undefined || others.length === 0) return undefined;
  const target = followed(named, authority);
  return target.kind === 'ref' ? undefined : { named, target, others };
}
