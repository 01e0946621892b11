/** Passes a response from the service to the client of the recording proxy. */
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isJsonMediaType } from '../../model/media-type.js';
import { mediaTypeOf } from '../../input/read/content-type.js';
import { decompressed } from '../../input/source/decompress.js';
import { proxiedHeaders, proxiedJson, type LinkBase } from './links.js';

/**
 * After this time, a JSON body that has not ended is treated as a stream, so that its reader does not have to wait for
 * the end.
 */
const BUFFERED_MILLISECONDS = 1000;

/**
 * Sends the response. Links in its headers, and in a JSON body of at most `most` bytes, are rewritten to lead to the
 * proxy.
 * @param most the maximum size of a JSON body that is buffered (for at most a second) to find its links. All other
 * bodies are passed on chunk by chunk
 */
export function passOn(
  answer: IncomingMessage,
  request: IncomingMessage,
  response: ServerResponse,
  base: LinkBase,
  most: number,
): void {
  response.statusCode = answer.statusCode ?? 502;
  if (answer.statusMessage) response.statusMessage = answer.statusMessage;
  setHeaders(answer, request, response, base);
  if (!isJsonMediaType(mediaTypeOf(answer.headers['content-type'] ?? '') ?? '')) {
    answer.pipe(response);
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const buffer = (chunk: Buffer): void => {
    chunks.push(chunk);
    size += chunk.length;
    if (size > most) passAsItIs();
  };
  const passAsItIs = (): void => {
    clearTimeout(patience);
    answer.off('data', buffer);
    answer.off('end', release);
    for (const one of chunks) response.write(one);
    answer.pipe(response);
  };
  const release = (): void => {
    clearTimeout(patience);
    const bytes = Buffer.concat(chunks);
    const rewritten = size === 0 ? undefined : linkedBody(bytes, base);
    if (rewritten !== undefined && !response.headersSent) {
      response.removeHeader('content-encoding');
      response.removeHeader('transfer-encoding');
      response.setHeader('content-length', rewritten.length);
    }
    response.end(rewritten ?? bytes);
  };
  const patience = setTimeout(passAsItIs, BUFFERED_MILLISECONDS);
  answer.once('close', () => clearTimeout(patience));
  answer.on('data', buffer);
  answer.once('end', release);
}

/** Rewrites the links in a body. Returns `undefined` if it contains none. */
function linkedBody(bytes: Buffer, base: LinkBase): Buffer | undefined {
  const plain = decompressed(bytes, SERVICE_LIMITS.inflatedBytes.most);
  if (!plain) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain);
  const rewritten = proxiedJson(text, base);
  return rewritten === text ? undefined : Buffer.from(rewritten);
}

function setHeaders(
  answer: IncomingMessage,
  request: IncomingMessage,
  response: ServerResponse,
  base: LinkBase,
): void {
  const isOld = request.httpVersion === '1.0';
  const isEmpty = answer.statusCode === 204 || answer.statusCode === 304;
  for (const [name, value] of Object.entries(proxiedHeaders(answer.headers, base))) {
    // Hop-by-hop headers apply to one connection only (RFC 9110 §7.6.1).
    const isOwn = name === 'connection' || name === 'keep-alive';
    if (value === undefined || isOwn || (name === 'transfer-encoding' && (isOld || isEmpty)))
      continue;
    try {
      response.setHeader(name, value);
    } catch {
      // Node accepts some names and values when it reads a header, but rejects them when it writes a header. A header
      // that cannot be written is omitted.
    }
  }
}
