/** Unions and intersections as prettier's default options lay them out. */
import { isReference } from './generic.js';
import {
  align,
  group,
  ifBreak,
  indent,
  join,
  lateGroup,
  line,
  pack,
  softline,
} from '../layout/index.js';
import type { Doc, FlatList, Packed } from '../layout/index.js';
import { make, open } from '../opaque.js';
import type { Code, Contents, Role } from '../opaque.js';

/**
 * A union. One member: just that member; none: `never`. A function among the members gets parentheses.
 */
export function union(members: readonly Code[]): Code {
  const only = members[0];
  if (only === undefined) return make('never', { kind: 'name', text: 'never', plain: true });
  if (members.length === 1) return only;
  const contents = members.map(open);
  if (holds(contents, 'union')) return union(flatten(members, 'union'));
  const docs: Packed[] = [];
  for (let at = 0; at < contents.length; at++) {
    const one = contents[at];
    if (one !== undefined) docs.push(one.role.wrapped === undefined ? one.doc : memberDoc(one));
  }
  const hug = hugs(contents);
  if (hug) {
    const keeps = contents.some(({ role }) => role.keeps === true);
    const doc = pack(join(' | ', docs));
    return make(doc, {
      kind: 'union',
      hug,
      keeps,
      members,
      bare: doc,
      wrapped: doc,
      element: doc,
    });
  }
  const role = new UnionRole(members, docs);
  return make(
    lateGroup(role.flat, () => indent([softline, role.bare])),
    role,
  );
}

/** What is known of a union, and how else it may be printed: hardly anybody asks. */
class UnionRole implements Role {
  readonly kind = 'union';
  readonly members: readonly Code[];
  /** Its members on one line. */
  readonly flat: FlatList;

  constructor(members: readonly Code[], docs: readonly Packed[]) {
    this.members = members;
    this.flat = { before: '', docs, separator: ' | ', behind: '' };
  }

  get bare(): Doc {
    return lateGroup(this.flat, () =>
      this.flat.docs.map((doc, index) => [index === 0 ? FIRST_BAR : BAR, align(2, doc)]),
    );
  }

  get wrapped(): Doc {
    return lateGroup(this.flat, () => [indent([softline, this.bare]), softline]);
  }

  get element(): Doc {
    const [open, close] = [ifBreak(['(', softline]), ifBreak(')')];
    return lateGroup(this.flat, () => [indent([open, this.bare]), softline, close]);
  }
}

const BAR: Doc = [line, '| '];
const FIRST_BAR = ifBreak('| ');

/** `{ … } | null` is printed as one thing. */
function hugs(contents: readonly Contents[]): boolean {
  let object: Role | undefined;
  for (let at = 0; at < contents.length; at++) {
    const role = contents[at]?.role;
    if (role === undefined) continue;
    if (object === undefined && (role.kind === 'typeLiteral' || isReference(role))) object = role;
    else if (role !== object && !isNothing(role)) return false;
  }
  return object !== undefined;
}

function isNothing(role: Role): boolean {
  return role.text === 'null' || role.text === 'void';
}

/** Whether a member is of the same kind, and has members of its own. */
function holds(contents: readonly Contents[], kind: 'union' | 'intersection'): boolean {
  for (let at = 0; at < contents.length; at++) {
    const role = contents[at]?.role;
    if (role?.kind === kind && role.members !== undefined) return true;
  }
  return false;
}

/** Members of members of the same kind, in their place. */
function flatten(members: readonly Code[], kind: 'union' | 'intersection'): Code[] {
  return members.flatMap((one) => {
    const { role } = open(one);
    return role.kind === kind && role.members !== undefined ? [...role.members] : [one];
  });
}

/** A member of a union or intersection: what binds looser needs parentheses, and prettier gives them to `&` in `|`. */
function memberDoc({ doc, role }: Contents): Packed {
  if (role.wrapped === undefined) return doc;
  return pack(['(', role.wrapped, ')']);
}

/** An intersection. One member: just that member; none: `unknown`. */
export function intersection(members: readonly Code[]): Code {
  const [only] = members;
  if (only === undefined) return make('unknown', { kind: 'name', text: 'unknown', plain: true });
  if (members.length === 1) return only;
  if (holds(members.map(open), 'intersection')) {
    return intersection(flatten(members, 'intersection'));
  }
  const parts: Doc[] = [];
  let indented = false;
  let previous: Role | undefined;
  for (const [index, one] of members.entries()) {
    const { role } = open(one);
    const doc = memberDoc(open(one));
    const object = role.kind === 'typeLiteral';
    const objectBefore = previous?.kind === 'typeLiteral';
    if (previous === undefined) parts.push(doc);
    else if (object && objectBefore) parts.push([' & ', indented ? indent(doc) : doc]);
    else if (!object && !objectBefore) parts.push(indent([' &', line, doc]));
    else {
      if (index > 1) indented = true;
      parts.push([' & ', index > 1 ? indent(doc) : doc]);
    }
    previous = role;
  }
  const doc = group(parts);
  return make(doc, {
    kind: 'intersection',
    keeps: onlyLiteralsBreak(members),
    members,
    wrapped: doc,
  });
}

/** True when literals and single words take turns: only the literals can break. */
function onlyLiteralsBreak(members: readonly Code[]): boolean {
  const roles = members.map((one) => open(one).role);
  const isLiteral = (role: Role | undefined): boolean => role?.kind === 'typeLiteral';
  return roles.every(
    (role, index) =>
      isLiteral(role) ||
      (['literal', 'name', 'number', 'string'].includes(role.kind) &&
        (index === 0 || isLiteral(roles[index - 1]))),
  );
}
