/** The kinds of values that a type allows. */
import ts from 'typescript';

const { TypeFlags } = ts;
/** The first match is the name of the kind. */
const KINDS = [
  [TypeFlags.Any | TypeFlags.Unknown, 'unknown'],
  [TypeFlags.Never, 'never'],
  [TypeFlags.Null, 'null'],
  [TypeFlags.StringLike, 'string'],
  [TypeFlags.NumberLike, 'number'],
  [TypeFlags.BigIntLike, 'bigint'],
  [TypeFlags.BooleanLike, 'boolean'],
];
/** Classes that represent bytes. Their members do not count as fields. */
const BYTES = new Set(['Blob', 'File', 'Uint8Array', 'ReadableStream']);

/** The kinds of JSON values, `bytes`, `unknown` and `never`; `undefined` is ignored. */
export function kindsOf(type, checker) {
  const kinds = partsOf(type).map((part) => kindOf(part, checker));
  return new Set(kinds.filter((kind) => kind !== undefined));
}

/** The literals of strings and numbers in a type. */
export function literalsOf(type) {
  const isListed = ({ flags }) =>
    (flags & (TypeFlags.StringLiteral | TypeFlags.NumberLiteral)) !== 0;
  return new Set(partsOf(type).flatMap((part) => (isListed(part) ? [part.value] : [])));
}

/** The object types in a union. */
export function objectsOf(type, checker) {
  return partsOf(type).filter((part) => kindOf(part, checker) === 'object');
}

/** The item type of a list; undefined if a value may be several lists, or no list. */
export function itemsOf(type, checker) {
  const lists = partsOf(type).filter((part) => checker.isArrayType(part));
  return lists.length === 1 ? checker.getTypeArguments(lists[0])[0] : undefined;
}

/** A field that callers do not send. */
export function isReadOnly({ declarations = [] }) {
  return declarations.some(
    (one) => (ts.getCombinedModifierFlags(one) & ts.ModifierFlags.Readonly) !== 0,
  );
}

function partsOf(type) {
  return type.isUnion() ? type.types : [type];
}

function kindOf(type, checker) {
  const { flags } = type;
  if ((flags & (TypeFlags.Undefined | TypeFlags.Void)) !== 0) return undefined;
  for (const [mask, kind] of KINDS) if ((flags & mask) !== 0) return kind;
  // `string & {}`: any text, in addition to the listed ones.
  if (type.isIntersection()) {
    const [scalar] = type.types
      .map((part) => kindOf(part, checker))
      .filter((one) => one !== 'object');
    return scalar ?? 'object';
  }
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'array';
  return BYTES.has(type.symbol?.name) ? 'bytes' : 'object';
}
