/** The options of the target `mcp`. */
import type { FilledOptions, Rules } from '../../../base/shape/rule.js';

export const MCP_OPTIONS = {
  /**
   * The maximum number of operations with separate tools. An API with more operations has three tools: search, describe
   * and call.
   */
  direct: { is: 'count', default: 40 },
  /** The prefix of environment variables. By default the title of the API. */
  prefix: { is: 'string' },
} as const satisfies Rules;

export type McpOptions = FilledOptions<typeof MCP_OPTIONS>;
