/** Operations of the API as tools. */
import type { CallToolResult, Tool } from "@modelcontextprotocol/server";
import { failure, type Answers, type Offered } from "./answers.js";
import { selfContained } from "./schema.js";

/** The response of an operation. */
export interface ToolReply {
  readonly ok: boolean;
  readonly status: number;
  readonly body: unknown;
}

/** An operation as a tool. */
export interface OperationTool {
  readonly name: string;
  readonly title: string;
  /** Its method and path: `GET /pets/{petId}`. */
  readonly call: string;
  /** The description of the operation; empty if there is none. */
  readonly description: string;
  readonly group: string;
  /**
   * The schema of the arguments. Its references point to the schemas in
   * `ToolServerOptions`.
   */
  readonly inputSchema: object;
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint: boolean;
    readonly idempotentHint: boolean;
  };
  readonly run: (args: object, signal: AbortSignal) => Promise<ToolReply>;
}

/**
 * Returns a tool unchanged. The compiler compares the literals of one list
 * with each other and fails for more than a thousand, so each tool is created
 * by a call.
 */
export function operationTool(tool: OperationTool): OperationTool {
  return tool;
}

/** The schema of the results of tools that call an operation. */
export const OUTPUT: Tool["outputSchema"] = {
  type: "object",
  properties: {
    status: { type: "integer", description: "The HTTP status." },
    body: {
      description: "The response of the API; absent if it is truncated.",
    },
    answer: {
      type: "string",
      description: "The id of a truncated response, for read_answer.",
    },
  },
  required: ["status"],
};

/**
 * An operation as a separate tool.
 * @param schemas the schemas that arguments refer to, by their names
 */
export function offer(
  tool: OperationTool,
  answers: Answers,
  schemas: Readonly<Record<string, unknown>>,
): Offered {
  const { name, title, call, inputSchema, annotations } = tool;
  const description = `${call}. ${tool.description}`.trimEnd();
  return {
    tool: {
      ...{ name, title, description },
      inputSchema: selfContained(inputSchema, schemas) as Tool["inputSchema"],
      outputSchema: OUTPUT,
      annotations: { title, openWorldHint: true, ...annotations },
    },
    call: (args, signal) => runTool(tool, args, answers, signal),
  };
}

/** Calls an operation. */
export async function runTool(
  tool: OperationTool,
  args: Readonly<Record<string, unknown>>,
  answers: Answers,
  signal: AbortSignal,
): Promise<CallToolResult> {
  const wrong = wrongArguments(tool.inputSchema, args);
  if (wrong !== undefined) return failure(wrong);
  const { ok, status, body } = await tool.run(args, signal).catch(undeclared);
  return answers.shown(status, await readable(body), !ok);
}

/** A response with an undeclared status is also returned as a response. */
function undeclared(error: unknown): ToolReply {
  const { status, body } = error as Partial<ToolReply>;
  if (typeof status !== "number") throw error;
  return { ok: false, status, body };
}

/**
 * Reports missing and unknown arguments. Nothing else is checked, because the
 * API validates the values.
 */
function wrongArguments(
  schema: unknown,
  args: Readonly<Record<string, unknown>>,
): string | undefined {
  const { properties = {}, required = [] } = schema as {
    readonly properties?: Readonly<Record<string, unknown>>;
    readonly required?: readonly string[];
  };
  const missing = required.filter((name) => args[name] === undefined);
  const unknown = Object.keys(args).filter(
    (name) => !Object.hasOwn(properties, name),
  );
  if (missing.length > 0)
    return `These arguments are missing: ${missing.join(", ")}.`;
  if (unknown.length > 0)
    return `There are no arguments ${unknown.join(", ")}, only ${Object.keys(properties).join(", ")}.`;
  return undefined;
}

const MOST_PIECES = 100;

/**
 * Converts a body to a value for an agent: streams are read to their end, or
 * for a limited time; bytes are only counted.
 */
async function readable(body: unknown): Promise<unknown> {
  if (body instanceof Blob)
    return `${body.size} bytes of ${body.type || "data"}`;
  if (typeof body !== "object" || body === null) return body;
  if (!(Symbol.asyncIterator in body)) return body;
  const pieces: unknown[] = [];
  for await (const piece of body as AsyncIterable<unknown>) {
    pieces.push(piece);
    if (pieces.length >= MOST_PIECES) break;
  }
  return pieces;
}
