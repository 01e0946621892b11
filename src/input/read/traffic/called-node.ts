/** Nodes of a tree of calls: a segment, and all calls below it. */
import type { IdentifierForm } from '../infer/identifier.js';
import type { ResponseJson } from './path-evidence.js';

/** A request below a server. */
export interface PathUse<Request> {
  readonly segments: readonly string[];
  readonly request: Request;
  /** Upper case. */
  readonly method: string;
  /** The JSON of a successful response. It is read only if a word of the path may identify a resource. */
  readonly answer: () => ResponseJson;
  /** The response has no body. */
  readonly isSilent: boolean;
  /** The service has no such resource, or no such operation. */
  readonly isMissing: boolean;
}

/** A segment and all calls below it. */
export interface CalledNode<Request> {
  readonly literals: Map<string, CalledNode<Request>>;
  parameter?: CalledParameter<Request>;
  /** The calls that end here. */
  readonly ends: PathUse<Request>[];
  /** A description declares the word: it does not identify a resource. */
  isDeclared?: true;
  /** The word is a value by its form or its position, not a word of the API. */
  isValue?: true;
  /** The word is a common word of APIs. */
  isWord?: true;
  /** The word is at the position of an API's word, but in no word list. */
  isUnknown?: true;
  /** A body contains the word as a name. */
  isTold?: true;
}

export interface CalledParameter<Request> {
  /** The name in a description, or in the responses. */
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

/** Adds all calls below one segment to those below another. */
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
      if (child.isTold) same.isTold = true;
      open.push([same, child]);
    }
    if (!from.parameter) continue;
    for (const form of from.parameter.forms) parameterOf(into, from.parameter.name, form);
    open.push([parameterOf(into, from.parameter.name, undefined), from.parameter.node]);
  }
}
