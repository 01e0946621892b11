/** The arguments of a call: which of them its parentheses hug, and how the others break. */
import {
  breakParent,
  conditionalGroup,
  group,
  ifBreak,
  indent,
  join,
  lateGroup,
  line,
  softline,
  willBreak,
} from '../layout/index.js';
import type { Doc, Packed } from '../layout/index.js';
import type { Role } from '../opaque.js';

/** An argument as the layout sees it. */
export interface Argument {
  readonly doc: Packed;
  readonly role: Role;
}

/** The arguments of a call with their parentheses. */
export function argumentsDoc(args: readonly Argument[]): Doc {
  const last = args.at(-1);
  if (last === undefined) return '()';
  if (isComposition(args)) return allBroken(args);
  if (hugsFirst(args)) return hugFirst(args);
  if (hugsLast(args)) return hugLast(args, last);
  if (args.some(({ doc }) => willBreak(doc))) {
    return group(['(', indent([softline, spread(args)]), LAST_COMMA, softline, ')'], BROKEN);
  }
  const docs = args.map(({ doc }) => doc);
  return lateGroup({ before: '(', docs, separator: ', ', behind: ')' }, () => [
    '(',
    indent([softline, spread(args)]),
    LAST_COMMA,
    softline,
    ')',
  ]);
}

const LAST_COMMA = ifBreak(',');
const BROKEN = { shouldBreak: true };

function spread(args: readonly Argument[]): Doc[] {
  return join(
    [',', line],
    args.map(({ doc }) => doc),
  );
}

function allBroken(args: readonly Argument[]): Doc {
  return group(['(', indent([line, spread(args)]), LAST_COMMA, line, ')'], BROKEN);
}

function hugLast(args: readonly Argument[], last: Argument): Doc {
  const before = args.slice(0, -1);
  const hugged = last.role.kind === 'arrow' ? last.role.bare : last.doc;
  if (hugged === undefined || before.some(({ doc }) => willBreak(doc))) return allBroken(args);
  const head = before.map(({ doc }): Doc => [doc, ',', line]);
  const broken: Doc = ['(', ...head, group(hugged, BROKEN), ')'];
  if (willBreak(hugged)) return [breakParent, conditionalGroup([broken, allBroken(args)])];
  return conditionalGroup([['(', ...head, hugged, ')'], broken, allBroken(args)]);
}

function hugFirst(args: readonly Argument[]): Doc {
  const tail = spread(args.slice(1));
  const first = args[0]?.role.bare;
  if (first === undefined || args.slice(1).some(({ doc }) => willBreak(doc))) {
    return allBroken(args);
  }
  const broken: Doc = ['(', group(first, BROKEN), ', ', ...tail, ')'];
  if (willBreak(first)) return [breakParent, conditionalGroup([broken, allBroken(args)])];
  return conditionalGroup([['(', first, ', ', ...tail, ')'], broken, allBroken(args)]);
}

function isBlockArrow({ role }: Argument): boolean {
  return role.kind === 'arrow' && role.inner?.kind === 'block';
}

/** Several functions among the arguments: each on its own line. */
function isComposition(args: readonly Argument[]): boolean {
  if (args.length <= 1) return false;
  if (args.filter(isBlockArrow).length > 1) return true;
  return args.some(({ role }) => role.kind === 'call' && role.inner?.kind === 'arrow');
}

function hugsFirst(args: readonly Argument[]): boolean {
  if (args.length !== 2) return false;
  const first = args[0];
  const second = args[1];
  if (first === undefined || second === undefined || !isBlockArrow(first)) return false;
  const short: Role['kind'][] = ['name', 'member', 'string', 'number', 'literal'];
  return short.includes(second.role.kind);
}

function expands({ role }: Argument): boolean {
  switch (role.kind) {
    case 'object':
    case 'array':
      return (role.size ?? 0) > 0;
    case 'arrow':
      return ['block', 'object', 'array', 'call'].includes(role.inner?.kind ?? 'other');
    case 'cast':
      return role.inner !== undefined && expands({ doc: '', role: role.inner });
    default:
      return false;
  }
}

function hugsLast(args: readonly Argument[]): boolean {
  const last = args.at(-1);
  const before = args.at(-2);
  if (last === undefined || !expands(last)) return false;
  if (before === undefined) return true;
  const { kind, text } = last.role;
  if (before.role.kind === kind && (kind !== 'cast' || before.role.text === text)) return false;
  if (args.length === 2 && before.role.kind === 'arrow' && last.role.kind === 'array') return false;
  return !(last.role.kind === 'array' && last.role.plain === true);
}
