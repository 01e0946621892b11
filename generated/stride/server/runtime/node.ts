/** Serves an API with `node:http`: the request is read lazily, and no Web objects are made unless asked for. */
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
 * Makes a listener: `http.createServer(toNodeHandler(api)).listen(8080)`.
 * @param api what `createApi` returned
 */
export function toNodeHandler(api: Pick<Api, "handle">): NodeHandler {
  return (incoming, outgoing) => {
    const request = new NodeRequest(incoming, outgoing);
    writeAnswer(api.handle(request), request, outgoing);
  };
}
