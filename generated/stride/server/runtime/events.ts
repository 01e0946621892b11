/** Server-sent events (HTML §9.2): what goes out as `text/event-stream`. */

/** One event. */
export interface ServerEvent {
  /** A text, or a value that is sent as JSON. */
  readonly data: unknown;
  /** Its type; `message` unless you say otherwise. */
  readonly event?: string;
  /** What the caller sends as `Last-Event-ID` when it comes back. */
  readonly id?: string;
  /** After how many milliseconds it should come back. */
  readonly retry?: number;
}

/**
 * Events as the body of a response:
 * `{ status: 200, contentType: "text/event-stream", body: eventStream(events) }`.
 * @param events ends when the caller goes away: its `return` is called
 */
export async function* eventStream(
  events: AsyncIterable<ServerEvent>,
): AsyncGenerator<string, void, undefined> {
  for await (const event of events) yield eventText(event);
}

/** One event as text; line breaks cannot begin another field or event. */
export function eventText({ data, event, id, retry }: ServerEvent): string {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  const lines = String(text).split(/\r\n|\r|\n/);
  const fields = [
    ...(event === undefined ? [] : [`event: ${oneLine(event)}`]),
    ...(id === undefined ? [] : [`id: ${oneLine(id)}`]),
    ...(retry === undefined ? [] : [`retry: ${Math.trunc(retry)}`]),
    ...lines.map((line) => `data: ${line}`),
  ];
  return `${fields.join("\n")}\n\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\0]/g, " ");
}
