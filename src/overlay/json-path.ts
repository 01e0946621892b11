/** JSONPath (RFC 9535): the only file that loads the library, and only when there is an overlay. */

/** A selected node: the keys that lead to it. */
export type NodePath = readonly (string | number)[];

export type JsonPathQuery = (
  expression: string,
  document: unknown,
) => NodePath[] | { readonly why: string };

/** Objects and arrays that `..` may go down; descriptions nest less than 200 deep. */
const DEPTH = 1000;

/**
 * A function that evaluates queries: the selected nodes, each once, in the order of the document,
 * or why the expression cannot be understood.
 */
export async function loadJsonPath(): Promise<JsonPathQuery> {
  const { JSONPathEnvironment } = await import('json-p3');
  const environment = new JSONPathEnvironment({ maxRecursionDepth: DEPTH });
  return (expression, document) => {
    try {
      const nodes = environment.query(expression, document as never);
      return [...new Map(nodes.locations().map((path) => [JSON.stringify(path), path])).values()];
    } catch (error) {
      return { why: error instanceof Error ? error.message : String(error) };
    }
  };
}
