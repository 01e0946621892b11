/** Three tools for APIs of many operations: to search them, to describe one, to call one. */
import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Answers, Offered } from "./answers.js";
import { OUTPUT, runTool, type OperationTool } from "./tool.js";

const READS = { readOnlyHint: true, openWorldHint: false };
const NAME = { type: "string", description: "The name of an operation." };

/** Three tools that stand for many operations. */
export function searched(
  tools: readonly OperationTool[],
  answers: Answers,
): Offered[] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const named: Named = (name) => {
    const tool = byName.get(String(name));
    if (tool === undefined)
      throw new Error(
        `There is no operation ${JSON.stringify(name)}: search_operations finds names.`,
      );
    return tool;
  };
  return [searching(tools), describing(named), calling(named, answers)];
}

/** Finds an operation, or says that there is none. */
type Named = (name: unknown) => OperationTool;

function text(value: unknown): Promise<CallToolResult> {
  return Promise.resolve({
    content: [{ type: "text", text: JSON.stringify(value, null, 1) }],
  });
}

function searching(tools: readonly OperationTool[]): Offered {
  return {
    tool: {
      name: "search_operations",
      title: "Search operations",
      description: `Finds operations among ${tools.length} by words: of their names, groups, paths and descriptions.`,
      inputSchema: {
        type: "object",
        properties: {
          query: { type: "string" },
          limit: { type: "integer", minimum: 1, maximum: 50 },
        },
        required: ["query"],
      },
      annotations: READS,
    },
    call: ({ query, limit }) =>
      text(found(tools, String(query), Number(limit) || 10)),
  };
}

function describing(named: Named): Offered {
  return {
    tool: {
      name: "describe_operation",
      title: "Describe an operation",
      description:
        "Shows what an operation does, and the schema of its arguments.",
      inputSchema: {
        type: "object",
        properties: { name: NAME },
        required: ["name"],
      },
      annotations: READS,
    },
    call: ({ name }) => {
      const { run: _, ...described } = named(name);
      return text(described);
    },
  };
}

function calling(named: Named, answers: Answers): Offered {
  return {
    tool: {
      name: "call_operation",
      title: "Call an operation",
      description:
        "Calls an operation. Describe it first: it may change or delete something.",
      inputSchema: {
        type: "object",
        properties: { name: NAME, arguments: { type: "object" } },
        required: ["name"],
      },
      outputSchema: OUTPUT,
      annotations: {
        readOnlyHint: false,
        destructiveHint: true,
        openWorldHint: true,
      },
    },
    call: async ({ name, arguments: args }, signal) =>
      runTool(
        named(name),
        (args ?? {}) as Record<string, unknown>,
        answers,
        signal,
      ),
  };
}

interface Hit {
  readonly name: string;
  readonly title: string;
  readonly group: string;
}

/** Operations that have most of the words, those first that have them in their names. */
function found(
  tools: readonly OperationTool[],
  query: string,
  limit: number,
): Hit[] {
  const words = query.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const scored = tools.map((tool) => {
    const places = [tool.name, `${tool.group} ${tool.title}`, tool.description];
    const texts = places.map((place) => place.toLowerCase());
    const score = words.reduce((sum, word) => {
      const at = texts.findIndex((place) => place.includes(word));
      return sum + (at < 0 ? 0 : 10 - at * 3);
    }, 0);
    return { tool, score };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, Math.min(limit, 50))
    .map(({ tool: { name, title, group } }) => ({ name, title, group }));
}
