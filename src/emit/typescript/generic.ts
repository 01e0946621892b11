/** Type parameters and type arguments in their angle brackets. */
import {
  group,
  groupId,
  ifBreak,
  indent,
  indentIfBreak,
  join,
  lateGroup,
  line,
  pack,
  softline,
} from '../layout/index.js';
import type { Doc, Packed } from '../layout/index.js';
import { make, open } from '../opaque.js';
import type { Code, Contents, Role } from '../opaque.js';

/** The keyword types; every other bare name is a reference. */
const KEYWORDS: ReadonlySet<string> = new Set(
  'any bigint boolean never null number object string symbol undefined unknown void'.split(' '),
);

/** A reference to a named type, with arguments or without. */
export function isReference(role: Role): boolean {
  if (role.kind === 'typeReference' || role.kind === 'member') return true;
  return role.kind === 'name' && !KEYWORDS.has(role.text ?? '') && role.text !== 'this';
}

/** Whether angle brackets hug this type when it is alone in them. */
function hugged(role: Role): boolean {
  switch (role.kind) {
    case 'typeLiteral':
    case 'name':
    case 'member':
    case 'string':
    case 'number':
    case 'literal':
      return true;
    default:
      return role.kind === 'union' && role.hug === true;
  }
}

/** `<A, B>`, or nothing. */
export function typeArguments(types: readonly Code[]): Doc {
  return types.length === 0 ? '' : typeArgumentsDoc(types.map(open));
}

/** The same of one type at least. */
export function typeArgumentsDoc(contents: readonly Contents[]): Doc {
  const only = contents[0];
  const docs: Packed[] = [];
  for (let at = 0; at < contents.length; at++) {
    const { doc = '', role } = contents[at] ?? {};
    const bare = role?.bare;
    docs.push(bare === undefined ? doc : pack(bare));
  }
  if (contents.length === 1 && only !== undefined && hugged(only.role)) return ['<', docs, '>'];
  return lateGroup({ before: '<', docs, separator: ', ', behind: '>' }, () => [
    '<',
    indent([softline, join([',', line], docs)]),
    softline,
    '>',
  ]);
}

/** `<A, B extends C = D>` of a declaration, or nothing. */
export function typeParameters(parameters: readonly Code[]): Doc {
  const contents = parameters.map(open);
  if (contents.length === 0) return '';
  const docs = contents.map(({ doc }) => doc);
  return group(['<', indent([softline, join([',', line], docs)]), ifBreak(','), softline, '>']);
}

/**
 * A type parameter of a declaration.
 * @param bounds `extends`: its constraint; `default`: the type it stands for when none is given
 */
export function typeParameter(
  name: Code,
  bounds: { readonly extends?: Code; readonly default?: Code } = {},
): Code {
  const { doc, role } = open(name);
  if (bounds.extends === undefined && bounds.default === undefined) return make(doc, role);
  const parts: Doc[] = [doc];
  if (bounds.extends !== undefined) parts.push(boundDoc(' extends', bounds.extends));
  if (bounds.default !== undefined) parts.push(boundDoc(' =', bounds.default));
  return make(group(parts));
}

function boundDoc(operator: string, bound: Code): Doc {
  const id = groupId();
  return [operator, group(indent(line), { id }), indentIfBreak(open(bound).doc, { groupId: id })];
}
