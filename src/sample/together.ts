/** The parts of an intersection, and the named schemas that were entered for them. */
import type { Schema } from '../model/schema.js';
import { DEEPEST, type Making } from './making.js';

/** Schemas that say nothing of their own but their parts, taken apart; and the named ones that were entered. */
export interface Parts {
  readonly parts: readonly Schema[];
  readonly open: Making['open'];
}

/** The parts of nested intersections, references followed; those that say nothing are left out. */
export function partsOf(members: readonly Schema[], making: Making): Parts | undefined {
  const open = new Set(making.open);
  const parts: Schema[] = [];
  const visit = (schema: Schema, depth: number): boolean => {
    if (depth > DEEPEST) return false;
    if (schema.kind === 'ref' && schema.assertions === undefined) {
      const target = making.api.schemas.get(schema.id);
      if (target === undefined) return true;
      if (open.has(schema.id)) return false;
      open.add(schema.id);
      return visit(target, depth + 1);
    }
    if (schema.kind === 'intersection' && schema.assertions === undefined) {
      return schema.members.every((member) => visit(member, depth + 1));
    }
    const isSilent = schema.kind === 'any' || schema.kind === 'unknown';
    if (!isSilent || schema.assertions !== undefined) parts.push(schema);
    return true;
  };
  return members.every((member) => visit(member, 0)) ? { parts, open } : undefined;
}
