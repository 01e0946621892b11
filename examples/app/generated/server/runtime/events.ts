/** A server-sent event (HTML §9.2). A stream of them is sent as `text/event-stream`. */

export interface ServerEvent<Data = unknown> {
  /** The text of the event, or a value that is sent as JSON. */
  readonly data: Data;
  /** The type of the event; `message` by default. */
  readonly event?: string;
  /** The id of the event. The caller sends it as `Last-Event-ID` when it reconnects. */
  readonly id?: string;
  /** How many milliseconds the caller waits before it reconnects. */
  readonly retry?: number;
}

/**
 * Encodes events as the body of a response: `{ status: 200, contentType: "text/event-stream", body:
 * eventStream(events) }`.
 * @param events the events; their iterator's `return` is called if the caller disconnects
 */
export async function* eventStream(
  events: AsyncIterable<ServerEvent>,
): AsyncGenerator<string, void, undefined> {
  for await (const event of events) yield eventText(event);
}

/** An event: an object with `data`, and optionally the other fields of {@link ServerEvent}. */
export interface EventWithData {
  readonly data: unknown;
}

/**
 * Encodes a stream of events. Items that are text or bytes are sent unchanged.
 * @param json true if the data is sent as JSON even if it is a string
 * @param keep returns the part of each event that is sent
 */
export async function* eventTexts(
  events: AsyncIterable<unknown>,
  json: boolean,
  keep: (event: EventWithData) => EventWithData = (event) => event,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  for await (const event of events) {
    if (typeof event === "string" || event instanceof Uint8Array) yield event;
    else if (typeof event === "object" && event !== null && "data" in event) {
      yield eventText(keep(event), json);
    } else
      throw new TypeError(
        'An event that the handler yields must be a string, a Uint8Array, or an object with the property "data".',
      );
  }
}

/**
 * If a stream has sent no event after this many milliseconds, a comment is sent. Node sends the
 * response headers only together with the first bytes, so the caller would otherwise get no headers
 * before the first event.
 */
const OPENING = 100;

/**
 * Yields the texts of a stream. After each pause in which the stream has sent nothing, yields a
 * comment, so that proxies keep the connection open (HTML §9.2.7).
 * @param pause the length of a pause in milliseconds
 */
export async function* withHeartbeat(
  texts: AsyncGenerator<string | Uint8Array>,
  pause: number,
): AsyncGenerator<string | Uint8Array, void, undefined> {
  let stop = (): void => undefined;
  let next = texts.next();
  let wait = Math.min(pause, OPENING);
  try {
    for (;;) {
      const silence = new Promise<undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), wait);
        stop = () => clearTimeout(timer);
      });
      const one = await Promise.race([next, silence]);
      stop();
      wait = pause;
      if (one === undefined) yield ":\n\n";
      else if (one.done === true) return;
      else {
        yield one.value;
        next = texts.next();
      }
    }
  } finally {
    stop();
    // The caller has disconnected, so later errors are ignored.
    next.catch((): void => undefined);
    texts.return(undefined).catch((): void => undefined);
  }
}

/** Encodes one event. A line break in a field cannot start another field or event. */
export function eventText(
  { data, event, id, retry }: ServerEvent,
  json = false,
): string {
  const isText = typeof data === "string" && !json;
  const text = isText ? data : JSON.stringify(data);
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
