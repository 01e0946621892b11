/** Responds to requests that a command's server does not serve. The responses are problems (RFC 9457). */
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

const PROBLEM_JSON = 'application/problem+json';

/** Refuses a request. If a response has already begun, the connection is closed. */
export function refuseRequest(response: ServerResponse, status: number, detail: string): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  // The connection cannot be reused, because the rest of the request's body is not read.
  response.writeHead(status, { 'content-type': PROBLEM_JSON, connection: 'close' });
  response.end(problemText(status, detail));
}

/** Refuses an upgrade of a connection to another protocol, or a tunnel. */
export function refuseConnection(socket: Duplex, status: number, detail: string): void {
  const body = problemText(status, detail);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    `content-type: ${PROBLEM_JSON}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function problemText(status: number, detail: string): string {
  return JSON.stringify({ title: STATUS_CODES[status], status, detail });
}
