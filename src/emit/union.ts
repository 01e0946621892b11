/** Unions and intersections as prettier's default options lay them out. */
import { isReference } from './generic.js';
import { align, group, ifBreak, indent, join, lateGroup, line, softline } from './layout.js';
import type { Doc } from './layout.js';
import { make, open } from './opaque.js';
import type { Code, Role } from './opaque.js';

/**
 * A union. One member: just that member; none: `never`. A function among the members gets parentheses.
 */
export function union(members: readonly Code[]): Code {
  const [only] = members;
  if (only === undefined) return make('never', { kind: 'name', text: 'never', plain: true });
  if (members.length === 1) return only;
  const flat = flatten(members, 'union');
  if (flat.length > members.length) return union(flat);
  const contents = members.map(open);
  const hug = hugs(contents.map(({ role }) => role));
  const docs = contents.map(({ doc, role }) => memberDoc(doc, role));
  if (hug) {
    const keeps = contents.some(({ role }) => role.keeps === true);
    const doc = join(' | ', docs);
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
  readonly flat: readonly Doc[];
  readonly #docs: readonly Doc[];

  constructor(members: readonly Code[], docs: readonly Doc[]) {
    this.members = members;
    this.flat = join(' | ', docs);
    this.#docs = docs;
  }

  get bare(): Doc {
    return lateGroup(this.flat, () =>
      this.#docs.map((doc, index) => [index === 0 ? FIRST_BAR : BAR, align(2, doc)]),
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
function hugs(roles: readonly Role[]): boolean {
  const object = roles.find((role) => role.kind === 'typeLiteral' || isReference(role));
  if (object === undefined) return false;
  return roles.every((role) => role === object || isNothing(role));
}

function isNothing(role: Role): boolean {
  return role.text === 'null' || role.text === 'void';
}

/** Members of members of the same kind, in their place. */
function flatten(members: readonly Code[], kind: 'union' | 'intersection'): Code[] {
  return members.flatMap((one) => {
    const { role } = open(one);
    return role.kind === kind && role.members !== undefined ? [...role.members] : [one];
  });
}

/** A member of a union or intersection: what binds looser needs parentheses, and prettier gives them to `&` in `|`. */
function memberDoc(doc: Doc, role: Role): Doc {
  if (role.wrapped === undefined) return doc;
  return ['(', role.wrapped, ')'];
}

/** An intersection. One member: just that member; none: `unknown`. */
export function intersection(members: readonly Code[]): Code {
  const [only] = members;
  if (only === undefined) return make('unknown', { kind: 'name', text: 'unknown', plain: true });
  if (members.length === 1) return only;
  const flat = flatten(members, 'intersection');
  if (flat.length > members.length) return intersection(flat);
  const parts: Doc[] = [];
  let indented = false;
  let previous: Role | undefined;
  for (const [index, one] of members.entries()) {
    const { role } = open(one);
    const doc = memberDoc(open(one).doc, role);
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
