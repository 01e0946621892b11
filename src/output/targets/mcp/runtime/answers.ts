/**
 * The results of tools: responses of the API, truncated if they are too long.
 */
import type { CallToolResult, Tool } from "@modelcontextprotocol/server";

/** A tool, and the function that it calls. */
export interface Offered {
  readonly tool: Tool;
  readonly call: (
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ) => Promise<CallToolResult>;
}

/**
 * The maximum number of truncated responses that are kept. If there are more,
 * the oldest one is dropped.
 */
const MOST_KEPT = 50;

/** An error result with a message. */
export function failure(text: string): CallToolResult {
  return { isError: true, content: [{ type: "text", text }] };
}

/** Responses that are too long for one result. */
export class Answers {
  readonly #kept = new Map<string, string>();
  readonly #most: number;
  #count = 0;

  constructor(most: number) {
    this.#most = most;
  }

  shown(status: number, body: unknown, isError: boolean): CallToolResult {
    const text = typeof body === "string" ? body : (JSON.stringify(body) ?? "");
    if (text.length <= this.#most) {
      const structuredContent =
        body === undefined ? { status } : { status, body };
      const shown = `Status ${status}\n${text}`.trimEnd();
      return {
        content: [{ type: "text", text: shown }],
        structuredContent,
        ...(isError && { isError }),
      };
    }
    const answer = `a${++this.#count}`;
    this.#kept.set(answer, text);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT && oldest !== undefined)
      this.#kept.delete(oldest);
    return {
      content: [
        {
          type: "text",
          text: `Status ${status}\n${this.#part(answer, text, 0)}`,
        },
      ],
      structuredContent: { status, answer },
      ...(isError && { isError }),
    };
  }

  #part(answer: string, text: string, from: number): string {
    const end = Math.min(text.length, from + this.#most);
    const rest =
      end < text.length
        ? `\n[Characters ${from} to ${end} of ${text.length}. The rest: read_answer with {"answer":"${answer}","from":${end}}.]`
        : "";
    return text.slice(from, end) + rest;
  }

  /** The tool that reads the rest of a truncated response. */
  reader(): Offered {
    return {
      tool: {
        name: "read_answer",
        title: "Read the rest of a truncated response",
        description:
          "Returns the rest of a response that was too long. It does not call the API.",
        inputSchema: {
          type: "object",
          properties: {
            answer: { type: "string" },
            from: { type: "integer", minimum: 0 },
          },
          required: ["answer", "from"],
        },
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      call: ({ answer, from }) => {
        const text = this.#kept.get(String(answer));
        if (text === undefined)
          return Promise.resolve(
            failure(
              "This response is no longer stored. Call the tool that returned it again.",
            ),
          );
        const start = Math.max(0, Math.trunc(Number(from)) || 0);
        const part = this.#part(String(answer), text, start);
        return Promise.resolve({ content: [{ type: "text", text: part }] });
      },
    };
  }
}
