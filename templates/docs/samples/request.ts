/** A request as samples in programming languages say it: made of the same options as the command. */
import type { Api, Endpoint, Media } from '../../../src/model/api.js';
import { isJsonMediaType } from '../../../src/model/media-type.js';
import type { Instance } from '../../../src/values/sample/index.js';
import { answerKind, type AnswerKind } from './answer.js';
import { curlOptions } from './curl.js';
import { formFields, isForm, type SentField } from './form.js';
import { bodyText, bodyValue } from './values.js';

/** What is sent. */
export interface SampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A name and a password. */
  readonly user?: readonly [name: string, password: string];
  /** A body that is a text; where it is JSON that is known, its value. */
  readonly json?: { readonly text: string; readonly value: Instance | undefined };
  /** Fields of a form. */
  readonly form?: readonly SentField[];
  readonly isMultipart: boolean;
  /** A file is the whole body. */
  readonly isFile: boolean;
  readonly answer: AnswerKind;
}

/** Nothing where a placeholder stands for it. */
function knownValue(media: Media, api: Api): Instance | undefined {
  const isKnown = isJsonMediaType(media.type) && bodyText(media, api) !== undefined;
  return isKnown ? bodyValue(media, api) : undefined;
}

/** The request that a sample makes: with all that must be sent. */
export function sampleRequest(endpoint: Endpoint, api: Api): SampleRequest {
  const headers: [string, string][] = [];
  const cookies: string[] = [];
  let url = '';
  let user: readonly [string, string] | undefined;
  let text: string | undefined;
  let isFile = false;
  for (const [flag, value = ''] of curlOptions(endpoint, api)) {
    const at = value.indexOf(flag === '--header' || flag === '--user' ? ':' : '=');
    const pair = [value.slice(0, at), value.slice(at + 1).trimStart()] as const;
    if (flag === '--url') url = value;
    else if (flag === '--header') headers.push([pair[0], pair[1]]);
    else if (flag === '--cookie') cookies.push(value);
    else if (flag === '--user') user = pair;
    else if (flag === '--data' || flag === '--data-raw') text = value;
    else if (flag === '--data-binary') isFile = true;
  }
  if (cookies.length > 0) headers.push(['Cookie', cookies.join('; ')]);
  const [media] = endpoint.body?.media ?? [];
  const form = media && isForm(media) ? formFields(media, api) : [];
  return {
    method: endpoint.method,
    url,
    headers,
    ...(user && { user }),
    ...(text !== undefined && { json: { text, value: media && knownValue(media, api) } }),
    ...(form.length > 0 && { form }),
    isMultipart: media?.type === 'multipart/form-data',
    isFile,
    answer: answerKind(endpoint, api),
  };
}
