/** A server that records requests, and the expected request of a case. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WireCase } from './wire-cases.js';

/** A request as it arrived. */
export interface Recorded {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export interface Recorder {
  readonly url: string;
  /** The requests since the last call. */
  readonly taken: () => Recorded[];
  readonly close: () => void;
}

/** Starts a recorder. It responds to everything with 200 and allows all origins. */
export async function startRecorder(): Promise<Recorder> {
  let recorded: Recorded[] = [];
  const server: Server = createServer((request, response) => {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader('access-control-allow-credentials', 'true');
    response.setHeader('access-control-allow-methods', '*, PUT, PATCH, DELETE');
    const asked = request.headers['access-control-request-headers'];
    if (asked !== undefined) response.setHeader('access-control-allow-headers', asked);
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      if (method !== 'OPTIONS')
        recorded.push({ method, url, headers, body: Buffer.concat(chunks) });
      response.end('{}');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => {
      const all = recorded;
      recorded = [];
      return all;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The differences from a case; empty if the request matches. */
export async function wireFaults(expected: WireCase, recorded: Recorded): Promise<string[]> {
  const { method = 'get', url, headers = {}, sent, fields } = expected;
  const faults: string[] = [];
  const compare = (what: string, got: unknown, want: unknown): void => {
    const [a, b] = [JSON.stringify(got), JSON.stringify(want)];
    if (a !== b) faults.push(`${what}: ${a}, not ${b}`);
  };
  compare('method', recorded.method, method.toUpperCase());
  compare('url', recorded.url, url);
  for (const [name, value] of Object.entries(headers)) compare(name, recorded.headers[name], value);
  const type = String(recorded.headers['content-type'] ?? '');
  const text = recorded.body.toString();
  if (sent) {
    compare('content-type', type.replace(/; ?charset=utf-8$/i, ''), sent.type);
    if (sent.json !== undefined) compare('body', JSON.parse(text), sent.json);
    else if (/json/.test(sent.type)) compare('body', compact(text), sent.text);
    else compare('body', text, sent.text);
  } else if (fields) {
    const form = await new Response(new Uint8Array(recorded.body), {
      headers: { 'content-type': type },
    }).formData();
    const got = await Promise.all(
      [...form].map(async ([name, value]) => {
        const of = typeof value === 'string' ? value : await value.text();
        return { name, value: of, type: typeof value === 'string' ? '' : value.type };
      }),
    );
    const isText = ({ name, value }: { name: string; value: string }): unknown[] => [
      name,
      /^\{/.test(value) ? compact(value) : value.replaceAll('\r\n', '\n'),
    ];
    compare('fields', got.map(isText).sort(), fields.map(isText).sort());
    if (/^multipart/.test(type)) {
      // A part without a file name is a text for the parser, so its media type is only in the body.
      for (const field of fields.filter((one) => one.type !== undefined)) {
        const part = text.split(/\r\n--/).find((one) => one.includes(`name="${field.name}"`)) ?? '';
        compare(`type of ${field.name}`, /content-type: *([^\r]*)/i.exec(part)?.[1], field.type);
      }
    }
  } else compare('body', text, '');
  return faults;
}

/** JSON without blanks outside of its texts. */
function compact(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, kept: string = '') => kept);
}
