/**
 * Serves an API with `node:http`. Requests are read on demand, and Web objects are created only if
 * they are used.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Api } from "./api.js";
import { NodeRequest } from "./node-request.js";
import { writeAnswer } from "./node-response.js";

/** A listener for `http.createServer`. */
export type NodeHandler = (
  request: IncomingMessage,
  response: ServerResponse,
) => void;

/**
 * Creates a listener: `http.createServer(toNodeHandler(api)).listen(8080)`.
 * @param api the result of `createApi`
 */
export function toNodeHandler(api: Pick<Api, "handle">): NodeHandler {
  return (incoming, outgoing) => {
    const request = new NodeRequest(incoming, outgoing);
    writeAnswer(api.handle(request), request, outgoing);
  };
}
