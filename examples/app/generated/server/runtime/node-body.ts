/** Reads the request body of `node:http`, and discards it if the handler does not read it. */
import type { IncomingMessage } from "node:http";
import { Gathered } from "./gathered.ts";
import { streamOfBytes, tooLarge, withinLimit } from "./http.ts";

/**
 * The limits for the part of a body that the handler has not read. The server reads this part after
 * the response, because the caller may otherwise lose the response.
 */
const MOST_BYTES_THROWN_AWAY = 1024 * 1024;
const MOST_MILLISECONDS = 5000;

/**
 * A request body that is read once: as a stream, or as a whole. The whole body is kept, so that it
 * can be returned again.
 */
export class NodeBody {
  readonly #incoming: IncomingMessage;
  #stream: ReadableStream<Uint8Array> | undefined;
  #whole: Promise<Uint8Array> | undefined;
  /**
   * The reader of the body. `ours` means the stream of this class, which reads only on demand.
   * `somebody` means other code.
   */
  #reader: "nobody" | "ours" | "somebody" = "nobody";
  #close: (error?: Error) => void = () => undefined;

  constructor(incoming: IncomingMessage) {
    this.#incoming = incoming;
  }

  /** False if the request certainly has no body. */
  get isThere(): boolean {
    const { headers } = this.#incoming;
    const length = headers["content-length"];
    return length === undefined
      ? headers["transfer-encoding"] !== undefined
      : length !== "0";
  }

  /** True if the body has not arrived completely, and other code is not reading it. */
  get isLeft(): boolean {
    const { complete, httpVersionMajor, readableFlowing } = this.#incoming;
    if (complete || !this.isThere || httpVersionMajor > 1) return false;
    const others = this.#reader === "nobody" && readableFlowing !== null;
    return this.#reader !== "somebody" && !others;
  }

  /** True if the body is too long to be discarded while the connection stays open. */
  get isLong(): boolean {
    const { headers } = this.#incoming;
    return Number(headers["content-length"] ?? 0) > MOST_BYTES_THROWN_AWAY;
  }

  /** Returns the body as a stream. If the stream is read slowly, the client's upload slows down too. */
  stream(): ReadableStream<Uint8Array> {
    return (this.#stream ??=
      this.#whole === undefined
        ? this.#newStream()
        : streamOfBytes(this.#whole));
  }

  /**
   * Returns the whole body.
   * @throws HttpProblem 413 as soon as the body is longer than `limit`
   */
  bytes(limit: number): Promise<Uint8Array> {
    if (this.#whole === undefined) return (this.#whole = this.#gather(limit));
    return this.#whole.then((bytes) => withinLimit(bytes, limit));
  }

  #gather(limit: number): Promise<Uint8Array> {
    const incoming = this.#incoming;
    return new Promise((resolve, reject) => {
      if (Number(incoming.headers["content-length"] ?? 0) > limit) {
        reject(tooLarge(limit));
        return;
      }
      if (incoming.readableEnded || incoming.destroyed) {
        reject(
          new Error(
            "The body of the request cannot be read: it was already read, or the client disconnected.",
          ),
        );
        return;
      }
      const gathered = new Gathered(limit);
      this.#reader = "somebody";
      incoming.on("data", (chunk: Uint8Array) => {
        if (gathered.add(chunk)) return;
        this.#reader = "ours";
        reject(tooLarge(limit));
      });
      incoming.on("end", () => resolve(gathered.whole()));
      incoming.on("close", () => {
        if (!incoming.readableEnded) reject(disconnected());
      });
    });
  }

  /**
   * Reads the rest of the body and discards it.
   * @returns false if the rest is too long, or takes too long to arrive
   */
  discard(): Promise<boolean> {
    const incoming = this.#incoming;
    this.#close(
      new Error(
        "The rest of the request cannot be read: its response was already sent.",
      ),
    );
    return new Promise((resolve) => {
      let length = 0;
      const timer = setTimeout(() => resolve(false), MOST_MILLISECONDS);
      const end = (): void => {
        clearTimeout(timer);
        resolve(incoming.complete);
      };
      incoming.on("data", (chunk: Uint8Array) => {
        length += chunk.length;
        if (length > MOST_BYTES_THROWN_AWAY) end();
      });
      incoming.once("end", end);
      incoming.once("close", end);
      incoming.resume();
    });
  }

  #newStream(): ReadableStream<Uint8Array> {
    const incoming = this.#incoming;
    let open = true;
    const start = (
      controller: ReadableStreamDefaultController<Uint8Array>,
    ): void => {
      const end = (finish: () => void): void => {
        if (open) finish();
        open = false;
      };
      const fail = (error = disconnected()): void =>
        end(() => controller.error(error));
      this.#reader = "ours";
      this.#close = fail;
      incoming.on("data", (chunk: Uint8Array) => {
        if (!open) return;
        controller.enqueue(chunk);
        incoming.pause();
      });
      incoming.pause();
      incoming.once("end", () => end(() => controller.close()));
      incoming.once("error", fail);
      incoming.once("close", () => fail());
      if (incoming.destroyed) fail();
    };
    const pull = (): void => {
      this.#reader = "somebody";
      incoming.resume();
    };
    // Discards the unread data, so that the connection can be used again.
    const cancel = (): void => {
      open = false;
      this.#reader = "ours";
      incoming.resume();
    };
    return new ReadableStream({ start, pull, cancel }, { highWaterMark: 0 });
  }
}

function disconnected(): Error {
  return new Error("The client disconnected before the request was complete.");
}
