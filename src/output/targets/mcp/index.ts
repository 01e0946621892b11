/** The target `mcp`: the API as tools for AI agents. */
import type { BuiltInTarget, None } from '../../../kit.js';
import { MCP_OPTIONS } from './options.js';

export const MCP: BuiltInTarget<'mcp', typeof MCP_OPTIONS, None> = {
  name: 'mcp',
  about: 'the API as tools for agents, over the Model Context Protocol',
  options: MCP_OPTIONS,
  optIn: true,
  needs: ['client'],
  isTypeScript: true,
  render: async (input) => (await import('./render.js')).renderMcp(input),
};
