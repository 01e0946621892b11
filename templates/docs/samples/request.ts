/** A request as samples in programming languages say it: made of the same options as the command. */
import type { Api, Endpoint, Media } from '../../../src/model/api.js';
import type { Instance } from '../../../src/sample/index.js';
import { curlOptions } from './curl.js';
import { bodyText, bodyValue } from './values.js';

/** What is sent. */
export interface SampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A name and a password. */
  readonly user?: readonly [name: string, password: string];
  readonly json?: { readonly text: string; readonly value: Instance | undefined };
  /** Fields of a form; `file` where a file is sent. */
  readonly form?: readonly {
    readonly name: string;
    readonly value: string;
    readonly file: boolean;
  }[];
  readonly isMultipart: boolean;
  /** A file is the whole body. */
  readonly isFile: boolean;
}

/** Nothing where a placeholder stands for it. */
function knownValue(media: Media, api: Api): Instance | undefined {
  return bodyText(media, api) === undefined ? undefined : bodyValue(media, api);
}

/** The request that a sample makes: with all that must be sent. */
export function sampleRequest(endpoint: Endpoint, api: Api): SampleRequest {
  const headers: [string, string][] = [];
  const cookies: string[] = [];
  const form: { name: string; value: string; file: boolean }[] = [];
  let url = '';
  let user: readonly [string, string] | undefined;
  let text: string | undefined;
  let isMultipart = false;
  let isFile = false;
  for (const [flag, value = ''] of curlOptions(endpoint, api)) {
    const at = value.indexOf(flag === '--header' || flag === '--user' ? ':' : '=');
    const pair = [value.slice(0, at), value.slice(at + 1).trimStart()] as const;
    if (flag === '--url') url = value;
    else if (flag === '--header') headers.push([pair[0], pair[1]]);
    else if (flag === '--cookie') cookies.push(value);
    else if (flag === '--user') user = pair;
    else if (flag === '--data') text = value;
    else if (flag === '--data-binary') isFile = true;
    else if (flag === '--form' || flag === '--data-urlencode') {
      isMultipart ||= flag === '--form';
      const file = flag === '--form' && pair[1].startsWith('@');
      form.push({ name: pair[0], value: file ? pair[1].slice(1) : pair[1], file });
    }
  }
  if (cookies.length > 0) headers.push(['Cookie', cookies.join('; ')]);
  const [media] = endpoint.body?.media ?? [];
  return {
    method: endpoint.method,
    url,
    headers,
    ...(user && { user }),
    ...(text !== undefined && { json: { text, value: media && knownValue(media, api) } }),
    ...(form.length > 0 && { form }),
    isMultipart,
    isFile,
  };
}
