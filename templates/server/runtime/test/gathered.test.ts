import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { Gathered } from "../gathered.js";
import { readAll } from "../http.js";
import { NodeRequest } from "../node-request.js";

/** Pieces of several lengths, the first of which is empty. */
const PIECES = [0, 1, 70_000, 3, 0, 200_000].map((length, index) =>
  new Uint8Array(length).fill(index + 1),
);

describe("bytes that arrive in pieces", () => {
  it("are collected up to a limit", () => {
    for (let count = 1; count <= PIECES.length; count++) {
      const some = PIECES.slice(0, count);
      const joined = Buffer.concat(some);
      const enough = new Gathered(joined.length);
      expect(some.map((piece) => enough.add(piece))).not.toContain(false);
      expect(joined.equals(enough.whole())).toBe(true);
      const little = new Gathered(joined.length - 1);
      expect(some.map((piece) => little.add(piece))).toContain(false);
      expect(little.add(new Uint8Array(0))).toBe(false);
    }
  });

  it("are copied, so that the pieces can be freed", async () => {
    let count = 0;
    const piece = new Uint8Array(1);
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        piece[0] = count++;
        controller.enqueue(count === 1 ? Uint8Array.of(0) : piece);
        if (count === 200) controller.close();
      },
    });
    const whole = await readAll(stream, 200);
    expect([...whole]).toEqual(Array.from({ length: 200 }, (_, one) => one));
  });

  it("are copied from connections, too", async () => {
    const server = createServer((incoming, outgoing) => {
      const bytes = new NodeRequest(incoming, outgoing).bytes(100);
      spoil(incoming);
      void bytes.then((whole) => outgoing.end(whole));
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const head = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n";
    socket.write(`${head}Transfer-Encoding: chunked\r\n\r\n`);
    for (const byte of "abc") socket.write(`1\r\n${byte}\r\n`);
    socket.end("0\r\n\r\n");
    let answer = "";
    for await (const chunk of socket) answer += String(chunk);
    expect(answer).toContain("\r\n\r\nabc");
    server.close();
  });
});

/** Overwrites every piece except the first one after it was passed on. */
function spoil(incoming: IncomingMessage): void {
  let count = 0;
  incoming.on("data", (chunk: Uint8Array) => {
    if (count++ > 0) chunk.fill(0);
  });
}
