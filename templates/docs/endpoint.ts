/** The template `docs/endpoint`: all that is known of one endpoint or webhook. */
import {
  codeSpan,
  descriptionMd,
  fence,
  heading,
  md,
  strong,
  text,
  type Md,
} from '../../src/emit/markdown/index.js';
import type { Signature } from '../../src/typescript/signature.js';
import { requirementText } from './authentication.js';
import { bodyBlocks, parameterBlocks, responseBlocks } from './content.js';
import { trustMark } from './facts.js';
import { statedBlocks } from './stated.js';
import { descriptionBesideSummary } from '../../src/model/text.js';
import { requestSpan } from './page.js';
import { callbacksOf, CALLED, SENT } from './sent.js';
import type { DocsView } from './view.js';

const AUTHENTICATION = strong(text('Authentication:'));
const DEPRECATED = strong(text('Deprecated.'));
const CALLBACK = strong(text('Callback'));

/** The blocks of an endpoint; its heading is its name, so the anchor is as stable as the name. */
export function endpointTemplate(signature: Signature, view: DocsView): Md[] {
  const { endpoint, name } = signature;
  const { summary, deprecated, externalDocs } = endpoint;
  const description = descriptionBesideSummary(endpoint);
  const isSent = view.webhooks.has(endpoint.key);
  const roles = isSent ? SENT : CALLED;
  const mark = summary && trustMark(summary.origins);
  const head = [heading(2, text(name)), requestSpan(endpoint, view)];
  if (summary) head.push(mark ? md`${text(summary.value)} (${mark})` : text(summary.value));
  if (deprecated?.value === true) head.push(DEPRECATED);
  if (description !== undefined) head.push(descriptionMd(description));
  if (externalDocs) head.push(md`See ${codeSpan(externalDocs.value.url)}.`);
  if (!isSent || endpoint.security !== undefined) {
    head.push(md`${AUTHENTICATION} ${requirementText(endpoint)}`);
  }
  return head.concat(
    parameterBlocks(signature, view),
    bodyBlocks(signature, view, roles),
    responseBlocks(signature, view, roles),
    callbackBlocks(signature, view),
    isSent ? [] : [fence('sh', view.curlOf(endpoint)), fence('ts', view.callOf(signature))],
    statedBlocks(endpoint, name, view),
  );
}

/** Requests that the API makes in turn: name, runtime expression of the address, and all that is sent there. */
function callbackBlocks(signature: Signature, view: DocsView): Md[] {
  return callbacksOf(signature).flatMap(({ name, expression, signature: sent }) => {
    const { endpoint } = sent;
    const description = descriptionBesideSummary(endpoint);
    return [
      md`${CALLBACK} ${codeSpan(name)}: ${codeSpan(`${endpoint.method} ${expression}`)}`,
      ...(endpoint.summary ? [text(endpoint.summary.value)] : []),
      ...(endpoint.deprecated?.value === true ? [DEPRECATED] : []),
      ...(description === undefined ? [] : [descriptionMd(description)]),
      ...(endpoint.security ? [md`Authentication: ${requirementText(endpoint)}`] : []),
      ...parameterBlocks(sent, view),
      ...bodyBlocks(sent, view, SENT),
      ...responseBlocks(sent, view, SENT),
      ...callbackBlocks(sent, view),
    ];
  });
}
