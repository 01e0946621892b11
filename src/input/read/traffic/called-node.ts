/** A tree of recorded calls. Each node is a path segment, with all calls whose path continues below it. */
import type { IdentifierForm } from '../infer/identifier.js';
import type { ResponseJson } from './path-evidence.js';

/** The part of a request's path that follows the server's path. */
export interface PathUse<Request> {
  readonly segments: readonly string[];
  readonly request: Request;
  /** The HTTP method in upper case. */
  readonly method: string;
  /** Returns the JSON of a successful response. It is only called if a segment may identify a resource. */
  readonly answer: () => ResponseJson;
  readonly isSilent: boolean;
  /** True if the service responded that the resource or the operation does not exist. */
  readonly isMissing: boolean;
}

/** A path segment, with all calls whose path continues below it. */
export interface CalledNode<Request> {
  readonly literals: Map<string, CalledNode<Request>>;
  parameter?: CalledParameter<Request>;
  /** The calls whose path ends at this segment. */
  readonly ends: PathUse<Request>[];
  /** Set if an API description declares the segment as fixed text. The segment is then not the id of a resource. */
  isDeclared?: true;
  /** Set if the form of the segment or its position in the path shows that it is a value, not a word of the API. */
  isValue?: true;
  /** Set if the segment is a common word of APIs. */
  isWord?: true;
  /** Set if the segment is at a position where words of the API are expected, but is in no word list. */
  isUnknown?: true;
  /** Set if a personal field in a body, such as `name`, has the segment as its value. */
  isPersonal?: true;
}

export interface CalledParameter<Request> {
  /** The name of the parameter, from a description or from the responses. */
  readonly name?: string;
  readonly forms: Set<IdentifierForm>;
  readonly node: CalledNode<Request>;
}

export function createNode<Request>(): CalledNode<Request> {
  return { literals: new Map(), ends: [] };
}

export function literalOf<Request>(node: CalledNode<Request>, text: string): CalledNode<Request> {
  const known = node.literals.get(text) ?? createNode<Request>();
  node.literals.set(text, known);
  return known;
}

export function parameterOf<Request>(
  node: CalledNode<Request>,
  name: string | undefined,
  form: IdentifierForm | undefined,
): CalledNode<Request> {
  node.parameter ??= { forms: new Set(), node: createNode(), ...(name !== undefined && { name }) };
  if (form) node.parameter.forms.add(form);
  return node.parameter.node;
}

/** Moves all calls below one segment to another segment. */
export function mergeInto<Request>(target: CalledNode<Request>, source: CalledNode<Request>): void {
  const open: (readonly [CalledNode<Request>, CalledNode<Request>])[] = [[target, source]];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const [into, from] = pair;
    for (const end of from.ends) into.ends.push(end);
    for (const [word, child] of from.literals) {
      const same = literalOf(into, word);
      if (child.isDeclared) same.isDeclared = true;
      if (child.isValue) same.isValue = true;
      if (child.isWord) same.isWord = true;
      if (child.isUnknown) same.isUnknown = true;
      if (child.isPersonal) same.isPersonal = true;
      open.push([same, child]);
    }
    if (!from.parameter) continue;
    for (const form of from.parameter.forms) parameterOf(into, from.parameter.name, form);
    open.push([parameterOf(into, from.parameter.name, undefined), from.parameter.node]);
  }
}
