/** Parameters, bodies and responses of an endpoint. */
import { append } from '../../../src/foundation/lists.js';
import { html, isEmptyHtml, joined, NO_HTML, type Html } from '../../../src/emit/html/index.js';
import { jsonLine } from '../../../src/emit/json/index.js';
import { memoizeByView } from '../../../src/foundation/memo.js';
import type { Header, Media, Response } from '../../../src/model/api.js';
import { groupBy } from '../../../src/foundation/group.js';
import { isSuccess } from '../../../src/model/status.js';
import type { CallArgument, OperationSignature } from '../../../src/typescript/signature.js';
import { linksOf, type ResponseLink } from '../response-links.js';
import { CALLER_DIRECTIONS, type BodyDirections } from '../api-requests.js';
import { mediaBlocks, type MediaReader } from './media.js';
import { htmlEndpointLink } from './links.js';
import { htmlTrust, notStated } from './marks.js';
import { phrased } from '../language/html.js';
import { sectionTitle, type Level } from './title.js';
import { foldedDetail } from './detail.js';
import { fieldList, fieldRow, mustMark } from './fields.js';
import { foldedSample } from './sample.js';
import type { HtmlView } from './view.js';
import type { Direction } from '../../../src/model/direction.js';

const PLACES = [
  { place: 'path', title: 'Path parameters' },
  { place: 'query', title: 'Query parameters' },
  { place: 'querystring', title: 'Query string' },
  { place: 'header', title: 'Headers' },
  { place: 'cookie', title: 'Cookies' },
] as const;

/** Where blocks stand: below which headings, and who sends what to whom. */
export interface SectionOptions {
  readonly level: Level;
  readonly directions: BodyDirections;
}

/** An endpoint of the API. */
const OWN: SectionOptions = { level: 3, directions: CALLER_DIRECTIONS };

/** Parameters, place by place. */
export function htmlParameters(
  { arguments: all }: OperationSignature,
  view: HtmlView,
  { level, directions }: SectionOptions = OWN,
): Html[] {
  const blocks: Html[] = [];
  const places = groupBy(all, ({ parameter }) => parameter.in);
  PLACES.forEach(({ place, title }) => {
    const here = places.get(place);
    if (here === undefined) return;
    const ordered = place === 'path' ? here : view.inOrder(here, ({ name }) => name);
    const rows = ordered.map((one) => ROWS[directions.request](one, view));
    blocks.push(sectionTitle(view.settings.word(title), level), fieldList(rows));
  });
  return blocks;
}

/** By what the request is to the reader. */
const ROWS = {
  read: memoizeByView((argument: CallArgument, view: HtmlView) =>
    parameterRow(argument, view, 'read'),
  ),
  write: memoizeByView((argument: CallArgument, view: HtmlView) =>
    parameterRow(argument, view, 'write'),
  ),
};

function parameterRow(
  { name, required, parameter, schema }: CallArgument,
  view: HtmlView,
  direction: Direction | undefined,
): Html {
  const { in: place, description, deprecated, examples, aliases } = parameter;
  const guessed =
    required && place !== 'path' ? htmlTrust(parameter.required.origins, view) : NO_HTML;
  const example = examples.find(({ value }) => value !== undefined)?.value;
  const notes = joined(
    [
      deprecated?.value === true &&
        html`<small class="old">${view.settings.word('deprecated')}</small>`,
      name !== parameter.name &&
        phrased('in the client {name}', { name: html`<code>${name}</code>` }, view),
      aliases.length > 0 &&
        phrased('also named {names}', { names: html`<code>${aliases.join(', ')}</code>` }, view),
      example !== undefined &&
        html`${view.settings.word('e.g.')} <code>${jsonLine(example)}</code>`,
    ],
    ' · ',
  );
  return fieldRow(html`<code>${parameter.name}</code>${guessed}`, required, schema, view, {
    description: description?.value,
    notes: dotted(notes),
    detail: foldedDetail(schema, view, { direction, named: 'folded' }),
  });
}

function dotted(notes: Html): Html {
  return isEmptyHtml(notes) ? notes : html` · ${notes}`;
}

/** The request body, media type by media type. */
export function htmlBody(
  { endpoint: { body } }: OperationSignature,
  view: HtmlView,
  { level, directions }: SectionOptions = OWN,
): Html[] {
  if (body === undefined) return [];
  const said = view.prose(body.description?.value, 0);
  if (body.media.length === 0) {
    const silence =
      view.isForAuthors &&
      html`<p>${view.settings.word('No document says what the body looks like, or whether there is one.')}</p>`;
    return [
      sectionTitle(view.settings.word('Body'), level),
      said,
      silence || html`<p>${view.settings.word('any value')}</p>`,
    ];
  }
  const must = body.required.value && mustMark(view);
  return [
    sectionTitle(html`${view.settings.word('Body')}${must}`, level),
    said,
    ...mediaBlocks(body.media, { direction: directions.request, isOpen: true }, view, new Set()),
  ];
}

/** Responses, status by status; the fields of errors open on request. */
export function htmlResponses(
  { endpoint }: OperationSignature,
  view: HtmlView,
  { level, directions }: SectionOptions = OWN,
): Html[] {
  const title = sectionTitle(view.settings.word('Responses'), level);
  const shown = new Set<string>();
  const { responses } = endpoint;
  const rows = responses.map((response) => {
    const isOpen = isSuccess(response.status) || responses.length === 1;
    return responseRow(response, { direction: directions.response, isOpen }, view, shown);
  });
  if (rows.length === 0) {
    return view.isForAuthors
      ? [title, html`<p>${view.settings.word('No document says what is returned.')}</p>`]
      : [];
  }
  const list = html`
    <dl class="replies">
      ${rows}
    </dl>
  `;
  return [title, list];
}

function responseRow(
  response: Response,
  reader: MediaReader,
  view: HtmlView,
  shown: Set<string>,
): Html {
  const { status, summary, description, media, bodyless, headers, origins } = response;
  const silent =
    !bodyless &&
    media.length === 0 &&
    view.isForAuthors &&
    html`<p class="media">${view.settings.word('content')} ${notStated(view)}</p>`;
  const said = description?.value ?? summary?.value;
  return html`
    <dt class="s${String(status).slice(0, 1)}"><code>${String(status)}</code>${htmlTrust(origins, view)}</dt>
    <dd>
      ${view.prose(said, 0)}
      ${bodyless && html`<p class="media">${view.settings.word('no content')}</p>`}
      ${silent}
      ${mediaBlocks(media, reader, view, shown)}
      ${headers.length > 0 && headerBlock(headers, view)}
      ${linkBlock(linksOf(response, view), view)}
    </dd>
  `;
}

const headerBlock = memoizeByView((headers: readonly Header[], view: HtmlView): Html => {
  const rows = headers.map(({ name, required, schema, description }) =>
    fieldRow(html`<code>${name}</code>`, required === true, schema, view, { description }),
  );
  return html`<p class="media">${view.settings.word('headers')}</p>${fieldList(rows)}`;
});

/** Where what is returned leads: an operation, and what its parameters are taken from. */
function linkBlock(links: readonly ResponseLink[], view: HtmlView): Html {
  if (links.length === 0) return NO_HTML;
  const rows = links.map(({ name, endpoint, stated, server, description, values }) => {
    const target = endpoint ? htmlEndpointLink(endpoint, view) : html`<code>${stated}</code>`;
    const given = values.map(
      ([parameter, value]) => html`<p><code>${parameter}</code> = <code>${value}</code></p>`,
    );
    const at =
      server !== undefined &&
      html` ${phrased('at {server}', { server: html`<code>${server}</code>` }, view)}`;
    return html`<dt><code>${name}</code></dt><dd>${target}${at}${view.prose(description, 0)}${given}</dd>`;
  });
  return html`
    <p class="media">${view.settings.word('links')}</p>
    <dl class="fields">
      ${rows}
    </dl>
  `;
}

/** Longer examples open on request. */
const LONGEST_OPEN = 1_000;

/** The examples of bodies and responses, as they are stated, each of another case; of an answer without any, one that fits. */
export function htmlExamples(
  { endpoint: { body, responses } }: OperationSignature,
  view: HtmlView,
): Html[] {
  const blocks: Html[] = [];
  body?.media.forEach((media) => {
    append(blocks, examplesOf(`${view.settings.word('Body')} ${media.type}`, media, view, false));
  });
  responses.forEach((response) => {
    const isOpen = isSuccess(response.status);
    response.media.forEach((media) => {
      const label = `${response.status} ${media.type}`;
      append(blocks, examplesOf(label, media, view, isOpen));
      const made = isOpen ? view.answerOf(media) : undefined;
      if (made !== undefined) blocks.push(example(label, made, isOpen));
    });
  });
  return blocks;
}

function examplesOf(label: string, media: Media, view: HtmlView, isOpen: boolean): Html[] {
  const { examples } = media;
  const ordered = view.inStatedOrder(examples, ({ origins }) => origins);
  return ordered.flatMap((one, index) => {
    const { name, summary, externalValue } = one;
    const text = view.exampleOf(one, media)?.text ?? externalValue;
    if (text === undefined) return [];
    const said = summary ?? name;
    const title =
      said === '' || (said === 'default' && examples.length === 1) ? label : `${label}: ${said}`;
    return [example(title, text, isOpen && index === 0)];
  });
}

function example(title: string, text: string, isOpen: boolean): Html {
  return foldedSample(title, html`${text}`, isOpen && text.length <= LONGEST_OPEN);
}
