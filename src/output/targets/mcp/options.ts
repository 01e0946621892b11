/** The options of the target `mcp`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const MCP_OPTIONS = {
  /**
   * The maximum number of operations that get separate tools; for more there are three tools: search, describe, call.
   */
  direct: { is: 'count', default: 40 },
  /** The prefix of the names of environment variables; absent: derived from the title of the API. */
  prefix: { is: 'string' },
} as const satisfies Rules;

export type McpOptions = FilledOptions<typeof MCP_OPTIONS>;
