/** Evaluates JSONPath queries (RFC 9535). The JSONPath library is loaded only if the run has an overlay. */
import { messageOf } from '../../base/foundation/error-code.js';
import type { FilterFunction, JSONPathEnvironment, jsonpath } from 'json-p3';
import { patternTest, planPattern } from '../../base/pattern/index.js';
import { MERGING_LIMITS } from '../../base/foundation/limits/merging.js';

/** The keys that lead to a selected node. */
export type NodePath = readonly (string | number)[];

/** The reason why a query failed. `exceeds` is set if the query visited too many values. */
export interface FailedQuery {
  readonly why: string;
  readonly exceeds?: true;
}

export type JsonPathQuery = (expression: string, document: unknown) => NodePath[] | FailedQuery;

/** An error that stops the JSONPath library when a query visits too many values. */
class TooMuch extends Error {}

/**
 * Creates a function that evaluates queries. The function returns the selected nodes in the order of the document and
 * without duplicates, or the reason why the query fails.
 * @param most the maximum number of values that all queries together may visit
 */
export async function loadJsonPath(most = MERGING_LIMITS.querySteps.most): Promise<JsonPathQuery> {
  const library = await import('json-p3');
  const environment = new library.JSONPathEnvironment();
  let left = most;
  const spend = (steps: number): void => {
    left -= steps;
    if (left < 0) throw new TooMuch(`with this action, the overlays read more than ${most} values`);
  };
  // The library reads `maxRecursionDepth` for each value that `..` visits, so the getter counts these values.
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
 * Counts the values that each selector visits, including the selectors of queries inside filters.
 * @throws if the query, or a query inside a filter, has too many segments
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

/**
 * Replaces the functions `match` and `search` (RFC 9535 §2.4.6 and §2.4.7), because some patterns take exponential
 * time.
 */
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
