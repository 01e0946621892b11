/** JSONPath (RFC 9535): the only file that loads the library, and only when there is an overlay. */
import { messageOf } from '../foundation/error-code.js';
import type { FilterFunction, JSONPathEnvironment, jsonpath } from 'json-p3';
import { patternTest, planPattern } from '../pattern/index.js';
import { MERGING_LIMITS } from '../foundation/limits/merging.js';

/** A selected node: the keys that lead to it. */
export type NodePath = readonly (string | number)[];

/**
 * Why a query selects nothing at all: `why` it cannot be understood, or that it `exceeds` what queries may look at.
 */
export interface FailedQuery {
  readonly why: string;
  readonly exceeds?: true;
}

export type JsonPathQuery = (expression: string, document: unknown) => NodePath[] | FailedQuery;

/** Thrown through the library. */
class TooMuch extends Error {}

/**
 * A function that evaluates queries: the selected nodes, each once, in the order of the document,
 * or why there are none.
 * @param most values that all queries together may look at
 */
export async function loadJsonPath(most = MERGING_LIMITS.querySteps.most): Promise<JsonPathQuery> {
  const library = await import('json-p3');
  const environment = new library.JSONPathEnvironment();
  let left = most;
  const spend = (steps: number): void => {
    left -= steps;
    if (left < 0) throw new TooMuch(`overlays look at more than ${most} values with it`);
  };
  // The library asks for it at each value that `..` comes to.
  Object.defineProperty(environment, 'maxRecursionDepth', {
    get: () => (spend(1), MERGING_LIMITS.queryDepth.most),
  });
  runPatternsSafely(environment, spend);
  return (expression, document) => {
    try {
      const query = environment.compile(expression);
      countSteps(query, spend, library.jsonpath, environment);
      const found = new Map<string, NodePath>();
      for (const { location } of query.lazyQuery(document as never)) {
        found.set(JSON.stringify(location), location);
      }
      return [...found.values()];
    } catch (error) {
      const why = messageOf(error);
      return error instanceof TooMuch ? { why, exceeds: true } : { why };
    }
  };
}

/**
 * Lets each selector of a query, and of the queries in its filters, count what it selects.
 * @throws if one of these queries has too many segments
 */
function countSteps(
  query: jsonpath.JSONPathQuery,
  spend: (steps: number) => void,
  { JSONPathQuery, JSONPathSelector }: typeof jsonpath,
  environment: JSONPathEnvironment,
): void {
  const seen = new Set<unknown>([environment]);
  const waiting: unknown[] = [query];
  for (let part = waiting.pop(); part !== undefined; part = waiting.pop()) {
    if (typeof part !== 'object' || part === null || seen.has(part)) continue;
    seen.add(part);
    for (const inner of Object.values(part)) waiting.push(inner);
    if (part instanceof JSONPathQuery && part.segments.length > MERGING_LIMITS.querySegments.most) {
      throw new Error(`it has more than ${MERGING_LIMITS.querySegments.most} segments`);
    }
    if (!(part instanceof JSONPathSelector)) continue;
    const resolve = part.resolve.bind(part);
    part.resolve = (node) => {
      spend(1);
      const found = resolve(node);
      spend(found.length);
      return found;
    };
  }
}

/** `match` and `search` run no pattern that an engine could hang on (RFC 9535 §2.4.6 and §2.4.7). */
function runPatternsSafely(
  { functionRegister }: JSONPathEnvironment,
  spend: (steps: number) => void,
): void {
  for (const name of ['match', 'search']) {
    const native = functionRegister.get(name) as FilterFunction;
    const call = (text: unknown, pattern: unknown): unknown => {
      if (typeof text !== 'string' || typeof pattern !== 'string') return false;
      const source = name === 'match' ? `^(?:${pattern})$` : pattern;
      const { kind } = planPattern(source);
      if (kind === 'native') return native.call(text, pattern);
      const test = patternTest(source);
      if (test === undefined) throw new Error(`the pattern ${pattern} could take forever`);
      spend(text.length);
      return test(text);
    };
    functionRegister.set(name, { ...native, call });
  }
}
