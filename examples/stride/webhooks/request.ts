/**
 * Sends requests to apps, with a time limit. Redirects are not followed, and only allowed addresses
 * are called.
 */
import { request as requestByHttp } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { request as requestByHttps } from 'node:https';
import type { CallApp } from '../domain/app-caller.js';
import { lookupExternal, requireExternal } from './addresses.js';

const TIMEOUT = 10_000;
const LARGEST_REPLY = 1024 * 1024;

/**
 * Returns a function that sends requests by HTTP.
 * @param allowInternal true if addresses of this machine and its networks may be called
 */
export function appCaller({
  allowInternal = false,
}: { readonly allowInternal?: boolean } = {}): CallApp {
  return async ({ url, method = 'POST', headers = {}, body }) => {
    const address = new URL(url);
    if (!allowInternal) requireExternal(address);
    const request = address.protocol === 'https:' ? requestByHttps : requestByHttp;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = request(
        address,
        {
          method,
          headers: {
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
            'content-length': Buffer.byteLength(body ?? ''),
          },
          signal: AbortSignal.timeout(TIMEOUT),
          ...(allowInternal ? {} : { lookup: lookupExternal }),
        },
        resolve,
      );
      call.on('error', reject);
      call.end(body);
    });
    return { status: response.statusCode ?? 0, text: await textOf(response) };
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_REPLY) throw new Error('the request is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
