/**
 * Three tools for APIs with many operations: to search them, to describe one,
 * to call one.
 */
import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Answers, Offered } from "./answers.js";
import { ranking } from "./rank.js";
import { selfContained } from "./schema.js";
import { OUTPUT, runTool, type OperationTool } from "./tool.js";

const READS = { readOnlyHint: true, openWorldHint: false };
const NAME = { type: "string", description: "The name of an operation." };

/**
 * Returns three tools that find and call the operations, instead of a tool for
 * each operation.
 * @param schemas the schemas that arguments refer to, by their names
 */
export function searched(
  tools: readonly OperationTool[],
  answers: Answers,
  schemas: Readonly<Record<string, unknown>>,
): Offered[] {
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const named: Named = (name) => {
    const tool = byName.get(String(name));
    if (tool === undefined)
      throw new Error(
        `There is no operation with the name ${JSON.stringify(name)}. Call the tool search_operations to find names.`,
      );
    return tool;
  };
  return [
    searching(tools),
    describing(named, schemas),
    calling(named, answers),
  ];
}

/** Returns the operation with a name, or fails if there is none. */
type Named = (name: unknown) => OperationTool;

function text(said: string): Promise<CallToolResult> {
  return Promise.resolve({ content: [{ type: "text", text: said }] });
}

function searching(tools: readonly OperationTool[]): Offered {
  const found = ranking(tools);
  return {
    tool: {
      name: "search_operations",
      title: "Search operations",
      description: `Finds operations among ${tools.length} by words: of their names, groups, paths and descriptions.`,
      inputSchema: {
        type: "object",
        properties: {
          query: {
            type: "string",
            description:
              'The purpose, for example "create an issue", or the path.',
          },
          limit: { type: "integer", minimum: 1, maximum: 50 },
        },
        required: ["query"],
      },
      annotations: READS,
    },
    call: ({ query, limit }) => {
      const all = found(String(query));
      const shown = all.slice(0, Math.min(Number(limit) || 10, 50));
      if (shown.length === 0)
        return text("No operation has one of these words. Try others.");
      const lines = shown.map(({ name, call, title }) =>
        [name, call, ...(title === name ? [] : [title])].join(" · "),
      );
      const more = all.length - shown.length;
      if (more > 0) lines.push(`[${more} more match less well.]`);
      return text(lines.join("\n"));
    },
  };
}

function describing(
  named: Named,
  schemas: Readonly<Record<string, unknown>>,
): Offered {
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
      const tool = named(name);
      const { call, description, inputSchema } = tool;
      const whole = selfContained(inputSchema, schemas);
      const schema = `Arguments, as JSON Schema: ${JSON.stringify(whole)}`;
      const lines = [`${tool.name} · ${call}`, description, effectOf(tool)];
      return text([...lines, schema].filter(Boolean).join("\n"));
    },
  };
}

function effectOf({ annotations }: OperationTool): string {
  const { readOnlyHint, destructiveHint, idempotentHint } = annotations;
  if (readOnlyHint) return "It only reads.";
  const change = destructiveHint
    ? "It may change or delete data."
    : "It may change data.";
  return idempotentHint
    ? `${change} Repeating it has no further effect.`
    : change;
}

function calling(named: Named, answers: Answers): Offered {
  return {
    tool: {
      name: "call_operation",
      title: "Call an operation",
      description:
        "Calls an operation. Describe it first: it may change or delete data.",
      inputSchema: {
        type: "object",
        properties: {
          name: NAME,
          arguments: {
            type: "object",
            description: "As describe_operation shows them.",
          },
        },
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
