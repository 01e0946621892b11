/** Chooses between operations whose paths differ only in their parameters or in a constant query. */
import type { Condition, Route } from "./route.js";

/**
 * Returns true for a request that meets the conditions of a route.
 * @param captures the values of the path parameters, percent-encoded
 * @param search the query with its `?`
 */
export type Acceptor = (captures: readonly string[], search: string) => boolean;

/** Creates the function that checks the conditions of a route. */
export function acceptorOf({ conditions = [] }: Route): Acceptor {
  const tests = conditions.map(testOf);
  return (captures, search) => tests.every((test) => test(captures, search));
}

function testOf(condition: Condition): Acceptor {
  if ("query" in condition) {
    const { query, value } = condition;
    return (_, search) =>
      new URLSearchParams(search).getAll(query).includes(value);
  }
  const form = new RegExp(condition.pattern, condition.flags ?? "");
  return (captures) => {
    try {
      return form.test(decodeURIComponent(captures[condition.capture] ?? ""));
    } catch {
      return false;
    }
  };
}
