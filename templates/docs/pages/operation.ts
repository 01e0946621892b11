/** Describes all facts about an operation or webhook, in reading order. */
import { shortPlace } from '../../../src/model/place/words.js';
import { groupBy } from '../../../src/base/foundation/group.js';
import { memoizeByObject } from '../../../src/base/foundation/memo.js';
import { paginationText } from '../../../src/api/pagination/index.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import {
  CALLER_DIRECTIONS,
  callbackSignatures,
  RECEIVER_DIRECTIONS,
  type BodyDirections,
} from '../api-requests.js';
import { onlyIn, paragraphOf, type DocsBlock, type Level } from '../blocks/block.js';
import { coded, foreignOf, inRow, phraseOf } from '../blocks/inline.js';
import { isName } from '../conflicts.js';
import { descriptionBelowTitle } from '../operation-title.js';
import { isSecurityShared } from '../shared-security.js';
import type { Conflict, DocsView } from '../view.js';
import { authenticationLine } from './authentication.js';
import { bodyBlocks, responseBlocks } from './contents.js';
import { parameterBlocks } from './parameters.js';
import { sourceBlocks } from './sources.js';
import { referenceLine } from './reference.js';
import type { Endpoint } from '../../../src/model/api.js';
import type { NamedLink } from '../language/settings.js';

/**
 * Returns the blocks of an operation as an article. The anchor of the article is the name of the
 * operation.
 */
export function operationPage(signature: OperationSignature, view: DocsView): DocsBlock[] {
  const { endpoint } = signature;
  const isSent = view.webhooks.has(endpoint.key);
  const blocks = [
    ...descriptionBlocks(signature, view, 'operation'),
    ...referenceLine(endpoint.externalDocs?.value),
    ...disputeNote(signature, view),
    ...authenticationBlocks(signature, view),
    ...(isSent ? [] : paginationBlocks(signature, view)),
    ...requestBlocks(signature, view, 3, isSent ? RECEIVER_DIRECTIONS : CALLER_DIRECTIONS),
    ...(isSent ? [] : [{ kind: 'calls', signature } as const]),
    ...sourceBlocks(signature, view),
    ...editLine(signature, view),
  ];
  return [{ kind: 'operation', signature, blocks }];
}

function descriptionBlocks(
  { endpoint }: OperationSignature,
  { names, settings }: DocsView,
  below: 'operation' | 'line',
): DocsBlock[] {
  const old = endpoint.deprecated?.value === true;
  const anchor = below === 'operation' ? names.operations.get(endpoint.key) : undefined;
  return [
    ...(old ? [paragraphOf(settings.word('Deprecated.'), 'old')] : []),
    {
      ...{ kind: 'prose', text: descriptionBelowTitle(endpoint), below },
      ...(anchor !== undefined && { anchors: `${anchor}.` }),
    },
  ];
}

function requestBlocks(
  signature: OperationSignature,
  view: DocsView,
  level: Level,
  directions: BodyDirections,
): DocsBlock[] {
  return [
    ...parameterBlocks(signature, view, level, directions.request),
    ...bodyBlocks(signature, view, level, directions.request),
    ...responseBlocks(signature, view, level, directions.response),
    ...callbackBlocks(signature, view, level),
  ];
}

/**
 * Returns the callbacks by name, with the runtime expressions of their URLs, and all facts about
 * them.
 */
function callbackBlocks(signature: OperationSignature, view: DocsView, level: Level): DocsBlock[] {
  const callbacks = callbackSignatures(signature);
  if (callbacks.length === 0) return [];
  const { word } = view.settings;
  const content = word('Callbacks');
  const title: DocsBlock = { kind: 'label', content, part: 'callbacks', level };
  const inner = level === 3 ? 4 : 6;
  return [
    onlyIn('html', [title]),
    ...callbacks.map(({ name, expression, signature: sent }): DocsBlock => {
      const { summary } = sent.endpoint;
      return {
        kind: 'callback',
        name,
        level: inner,
        method: sent.endpoint.method,
        expression,
        blocks: [
          ...(summary ? [paragraphOf(summary.value)] : []),
          ...descriptionBlocks(sent, view, 'line'),
          ...(sent.endpoint.security ? [authenticationLine(sent.endpoint, view)] : []),
          ...requestBlocks(sent, view, inner === 4 ? 5 : 6, RECEIVER_DIRECTIONS),
        ],
      };
    }),
  ];
}

/**
 * The conflicts by operation. Conflicts about an `operationId` are omitted, because they do not
 * affect callers.
 */
const disputesOf = memoizeByObject((conflicts: readonly Conflict[]) =>
  groupBy(
    conflicts.filter((one) => !isName(one)),
    ({ entity }) => entity,
  ),
);

/**
 * The id of the question that resolves a conflict, by conflict. It is the anchor of the question on
 * the page of conflicts.
 */
const questionIds = memoizeByObject(
  (questions: DocsView['questions']): ReadonlyMap<string, string> =>
    new Map(questions.flatMap(({ id, places }) => places.map(({ conflict }) => [conflict, id]))),
);

/**
 * Returns a note that names the disputed facts of an operation, with links to the page `conflicts`.
 */
function disputeNote(
  { endpoint }: OperationSignature,
  { conflicts, questions }: DocsView,
): DocsBlock[] {
  const own = disputesOf(conflicts).get(endpoint.key);
  if (own === undefined) return [];
  const requested = questionIds(questions);
  const links = own.map(
    ({ id, steps }) =>
      ({
        kind: 'page',
        file: 'conflicts.md',
        anchor: requested.get(id) ?? id,
        label: shortPlace(steps),
      }) as const,
  );
  const facts = inRow(links);
  return [paragraphOf(phraseOf('Conflicts between the documents: {facts}.', { facts }), 'note')];
}

/**
 * Returns the security requirement. If all operations of a page share it, HTML prints it once at
 * the top.
 */
function authenticationBlocks({ endpoint }: OperationSignature, view: DocsView): DocsBlock[] {
  if (endpoint.security === undefined) return [];
  const line = authenticationLine(endpoint, view);
  return isSecurityShared(endpoint, view) ? [onlyIn('markdown', [line])] : [line];
}

/**
 * Returns how the client reads all pages of a list. Docs for the API's authors also name the source
 * of the pagination.
 */
function paginationBlocks({ endpoint, name }: OperationSignature, view: DocsView): DocsBlock[] {
  const { client, isForAuthors, settings } = view;
  const paging = client === undefined ? undefined : view.pagingOf(endpoint);
  if (paging === undefined) return [];
  const call = phraseOf('{call} reads all pages.', { call: coded(`pages(${name}, client)`) });
  const content = isForAuthors
    ? inRow([call, `${paginationText(paging)} (${paging.why}).`], ' ')
    : call;
  return [{ kind: 'fact', title: settings.word('Pagination'), content }];
}

function editLine({ endpoint }: OperationSignature, view: DocsView): DocsBlock[] {
  const links = editPlaces(endpoint, view).map(([name, href]) => foreignOf(href, name));
  if (links.length === 0) return [];
  return [
    paragraphOf(inRow([view.settings.word('Edit the source'), inRow(links)], ': '), 'stated'),
  ];
}

/**
 * Returns a link to each document that declares the operation, at the line of the declaration;
 * empty if the configuration contains no URLs of documents.
 */
function editPlaces({ origins }: Endpoint, view: DocsView): NamedLink[] {
  const { settings } = view;
  if (settings.editOf === undefined) return [];
  const links = new Map<string, string>();
  for (const { source, line } of view.places(origins)) {
    const href = settings.editOf(source, line);
    if (href !== undefined && !links.has(source)) links.set(source, href);
  }
  return [...links];
}
