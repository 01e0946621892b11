/** The template `docs/endpoint`: all that is known of one endpoint. */
import {
  codeSpan,
  descriptionMd,
  fence,
  heading,
  md,
  strong,
  text,
  type Md,
} from '../../src/emit/markdown.js';
import { templateOf } from '../../src/model/path.js';
import type { Signature } from '../../src/typescript/signature.js';
import { requirementText } from './authentication.js';
import { bodyBlocks, parameterBlocks, responseBlocks } from './content.js';
import { trustMark } from './facts.js';
import { statedBlocks } from './stated.js';
import { descriptionBesideSummary } from '../../src/model/text.js';
import type { DocsView } from './view.js';

/** The blocks of an endpoint; its heading is its name, so the anchor is as stable as the name. */
export function endpointTemplate(signature: Signature, view: DocsView): Md[] {
  const { endpoint, name } = signature;
  const { summary, deprecated, externalDocs } = endpoint;
  const description = descriptionBesideSummary(endpoint);
  const template = templateOf(endpoint.path, endpoint.trailingSlash);
  const mark = summary && trustMark(summary.origins);
  return [
    heading(2, text(name)),
    codeSpan(`${endpoint.method} ${template}`),
    ...(summary ? [mark ? md`${text(summary.value)} (${mark})` : text(summary.value)] : []),
    ...(deprecated?.value === true ? [strong(text('Deprecated.'))] : []),
    ...(description === undefined ? [] : [descriptionMd(description)]),
    ...(externalDocs ? [md`See ${codeSpan(externalDocs.value.url)}.`] : []),
    md`${strong(text('Authentication:'))} ${requirementText(endpoint)}`,
    ...parameterBlocks(signature, view),
    ...bodyBlocks(signature, view),
    ...responseBlocks(signature, view),
    fence('sh', view.curlOf(endpoint)),
    fence('ts', view.callOf(signature)),
    ...statedBlocks(endpoint, name, view),
  ];
}
