/** Reads HTTP archives (HAR 1.1 and 1.2). Browsers and proxies record traffic in this format. */
import { maskedTrafficLine } from '../masked-line.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import type { Cursor } from '../../source/cursor.js';
import { own, type Root } from '../../source/root.js';
import type { Format } from '../format.js';
import { isKnownMethod, readAddress, type Exchange, type NamedText } from '../traffic/index.js';
import { recordedRequestBody, recordedResponseBody } from './content.js';
import { textAt } from './text.js';

export const HAR = {
  name: 'har-1',
  title: 'a HAR recording',
  content: () => ['/log/entries'],
  maskLine: maskedTrafficLine,
  kind: 'traffic',
  detects: isArchive,
  countEntries: countExchanges,
  exchanges: (root) => root.get('log').get('entries').items().flatMap(readEntry),
} satisfies Format;

function isArchive(root: Root): boolean {
  const log = own(root, 'log');
  return isPlainObject(log) && Array.isArray(own(log, 'entries'));
}

function countExchanges(root: Root): number {
  const log = own(root, 'log');
  const entries = isPlainObject(log) ? own(log, 'entries') : undefined;
  return Array.isArray(entries) ? entries.length : 0;
}

function readEntry(entry: Cursor): Exchange[] {
  const request = entry.get('request');
  const response = entry.get('response');
  const address = readAddress(textAt(request.get('url')));
  const method = textAt(request.get('method')).toUpperCase();
  // For a WebSocket, only the handshake is HTTP, so it is ignored.
  if (/^wss?:/i.test(textAt(request.get('url')))) return [];
  if (!address || !isKnownMethod(method)) {
    entry.add('traffic/no-request', {});
    return [];
  }
  const status = response.get('status').value;
  const requestHeaders = readHeaders(request.get('headers'));
  const responseHeaders = readHeaders(response.get('headers'));
  return [
    {
      method,
      address,
      requestHeaders,
      requestBody: recordedRequestBody(request, requestHeaders),
      status: typeof status === 'number' && status >= 100 && status <= 599 ? status : 0,
      responseHeaders,
      responseBody: recordedResponseBody(response, responseHeaders),
      ...valuesOf(textAt(entry.get('_values'))),
      origin: entry.origin('observed'),
    },
  ];
}

/** Reads whether `restitch record` replaced the recorded values with others. */
function valuesOf(text: string): Pick<Exchange, 'values'> {
  return text === 'replaced' || text === 'replaced-as-declared' ? { values: text } : {};
}

/**
 * Reads headers. Pseudo-header fields of HTTP/2 are omitted: they replace the request line and are not headers (RFC
 * 9113 §8.3).
 */
function readHeaders(cursor: Cursor): NamedText[] {
  if (cursor.type !== 'array') return [];
  return cursor.items().flatMap((item): NamedText[] => {
    const name = textAt(item.get('name'));
    return name === '' || name.startsWith(':') ? [] : [[name, textAt(item.get('value'))]];
  });
}
