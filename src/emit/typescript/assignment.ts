/** Where an assignment breaks: prettier's layouts for `const x = …`, `key: …` and `type X = …`. */
import {
  canBreak,
  flatWidth,
  group,
  groupId,
  indent,
  indentIfBreak,
  lateGroup,
  line,
} from '../layout/index.js';
import type { Doc } from '../layout/index.js';
import { open } from '../opaque.js';
import type { Code, Role } from '../opaque.js';

/** What is assigned to; it decides together with the right side. */
export type LeftSide = 'variable' | 'property' | 'alias';

type Layout = 'break-after-operator' | 'never-break-after-operator' | 'fluid' | 'break-lhs';

/** Where the right side may go on a line of its own. */
const BREAK_BEHIND = group(indent(line));

/** Keys this narrow gain nothing from a break behind them: tab width and three columns. */
const SHORT_KEY = 5;

/**
 * Lays an assignment out.
 * @param side what is assigned to
 * @param left its doc
 * @param operator ` =` or `:`
 * @param right the value or type
 * @param breakLeft true when the left side is such that it should break first
 */
export function assign(
  side: LeftSide,
  left: Doc,
  operator: string,
  right: Code,
  breakLeft = false,
): Doc {
  const { doc, role } = open(right);
  return lateGroup([left, operator, ' ', doc], () => {
    switch (chooseLayout(side, left, role, breakLeft)) {
      case 'break-after-operator':
        return [group(left), operator, group(indent([line, role.bare ?? doc]))];
      case 'never-break-after-operator':
        return [group(left), operator, ' ', doc];
      case 'break-lhs':
        return [left, operator, ' ', group(doc)];
      case 'fluid': {
        // What has no lines of its own need not know whether it was indented.
        if (!canBreak(doc)) return [group(left), operator, BREAK_BEHIND, doc];
        const id = groupId();
        const right = indentIfBreak(doc, { groupId: id });
        return [group(left), operator, group(indent(line), { id }), right];
      }
    }
  });
}

function chooseLayout(side: LeftSide, left: Doc, role: Role, breakLeft: boolean): Layout {
  if (role.kind === 'union' && role.hug !== true) return 'break-after-operator';
  const leftBreaks = canBreak(left);
  if (side === 'variable' && (breakLeft || (role.kind === 'arrow' && leftBreaks))) {
    return 'break-lhs';
  }
  const shortKey = side === 'property' && !leftBreaks && flatWidth(left) < SHORT_KEY;
  if (side !== 'alias' && !shortKey && isPoorlyBreakable(role)) return 'break-after-operator';
  if (side === 'alias' && breakLeft) return 'break-lhs';
  const constant = (role.kind === 'number' || role.kind === 'literal') && role.plain === true;
  if (!leftBreaks && (shortKey || (side !== 'alias' && constant))) {
    return 'never-break-after-operator';
  }
  return 'fluid';
}

/** A string, or a chain of members and calls without long arguments, behind any `await` or `!`. */
function isPoorlyBreakable(role: Role): boolean {
  let innermost = role;
  while (
    (innermost.kind === 'prefixed' || innermost.kind === 'await') &&
    innermost.inner !== undefined
  ) {
    innermost = innermost.inner;
  }
  if (innermost.kind === 'string') return true;
  return (innermost.kind === 'member' || innermost.kind === 'call') && innermost.plain === true;
}
