/** Whether a document fits on what is left of a line. */
import type { Settled } from './doc.js';
import {
  COMMENT,
  contentsOf,
  FILL,
  GROUP,
  IF_BREAK,
  KIND,
  LATE,
  LEADS,
  LINE,
  MARKED,
  ON,
  partsOf,
  ROW,
  SETTLED,
  TEXT,
  TRAILS,
  UNMEASURED,
  type AskMore,
  type GroupMore,
  type Node,
  type Packed,
} from './node.js';
import { contentsOfLate, pack } from './pack.js';
import { BREAK, FLAT, Stack, type Mode, type Modes } from './stack.js';

/** What is still to measure. */
const LEFT = new Stack();

/**
 * Whether a document, printed flat, fits on the line together with what follows up to the next possible break.
 * @param room the columns that are left
 * @param ahead what follows; absent: the document alone is to fit, and no group in it may have to break
 */
export function fits(doc: Packed, room: number, ahead: Stack | undefined, groups: Modes): boolean {
  let rest = ahead === undefined ? -1 : ahead.top;
  let columns = room;
  let blank = 0;
  LEFT.top = -1;
  if (typeof doc === 'string' || doc.width >= UNMEASURED) LEFT.push(doc, 0, FLAT, '');
  else {
    if ((doc.bits & LEADS) !== 0) blank = 1;
    if ((doc.bits & TEXT) !== 0) {
      columns -= doc.width + blank;
      blank = (doc.bits & TRAILS) !== 0 ? 1 : 0;
    }
  }
  while (columns >= 0) {
    const { top } = LEFT;
    if (top < 0) {
      if (ahead === undefined || rest < 0) return true;
      LEFT.push(ahead.docs[rest] ?? '', ahead.nexts[rest] ?? 0, ahead.modes[rest] ?? BREAK, '');
      rest--;
      continue;
    }
    const mode = LEFT.modes[top] ?? FLAT;
    const one = next(top);
    if (typeof one === 'string') {
      if (one === '') continue;
      columns -= one.length + blank;
      blank = 0;
      continue;
    }
    const { bits } = one;
    const kind = bits & KIND;
    if ((mode === FLAT || kind === MARKED) && one.width < UNMEASURED) {
      if ((bits & TEXT) !== 0) {
        columns -= one.width + ((bits & LEADS) !== 0 ? 1 : blank);
        blank = (bits & TRAILS) !== 0 ? 1 : 0;
      } else if ((bits & LEADS) !== 0) blank = 1;
    } else if (kind === LINE) {
      if (mode === BREAK || (bits & ON) !== 0) return true;
    } else if (kind === COMMENT) {
      return columns >= blank + '/**'.length;
    } else {
      if (ahead === undefined && kind === GROUP && (bits & ON) !== 0) return false;
      measure(one, mode, groups);
    }
  }
  return false;
}

/** What is to measure next: of a row whose width does not say it all, one part. */
function next(top: number): Packed {
  const doc = LEFT.docs[top] ?? '';
  const at = LEFT.nexts[top] ?? 0;
  if (
    typeof doc === 'string' ||
    (doc.bits & KIND) !== ROW ||
    (at === 0 && doc.width < UNMEASURED && LEFT.modes[top] === FLAT)
  ) {
    LEFT.top--;
    return doc;
  }
  const parts = doc.contents as readonly Packed[];
  LEFT.nexts[top] = at + 1;
  if (at + 1 >= parts.length) LEFT.top--;
  return parts[at] ?? '';
}

/** Measures what a command holds. */
function measure(node: Node, mode: Mode, groups: Modes): void {
  const { more } = node;
  switch (node.bits & KIND) {
    case GROUP: {
      const state = (node.bits & ON) !== 0 ? BREAK : mode;
      const states = state === BREAK ? (more as GroupMore | undefined)?.states : undefined;
      return LEFT.push(states?.at(-1) ?? contentsOf(node), 0, state, '');
    }
    case FILL:
      return LEFT.push(pack(partsOf(node).slice(Number(more))), 0, mode, '');
    case IF_BREAK: {
      const { id } = more as AskMore;
      const state = id === undefined ? mode : (groups.get(id) ?? FLAT);
      return LEFT.push(branchOf(node, state), 0, mode, '');
    }
    case LATE:
      return LEFT.push(contentsOfLate(node), 0, mode, '');
    case SETTLED:
      return LEFT.push((more as Settled).text, 0, mode, '');
    case ROW:
      return LEFT.push(node, 0, mode, '');
    default:
      return LEFT.push(contentsOf(node), 0, mode, '');
  }
}

/** What an `ifBreak` prints; nothing where it asks a group that is still to come. */
export function branchOf(node: Node, state: Mode | undefined): Packed {
  if (state === undefined) return '';
  return state === BREAK ? contentsOf(node) : (node.more as AskMore).flat;
}
