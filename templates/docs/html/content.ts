/** Parameters, bodies and responses of an endpoint. */
import { html, isEmptyHtml, joined, NO_HTML, type Html } from '../../../src/emit/html.js';
import { jsonLine } from '../../../src/emit/json.js';
import type { Header, Media, Response } from '../../../src/model/api.js';
import type { Example } from '../../../src/model/schema.js';
import type { Argument, Signature } from '../../../src/typescript/signature.js';
import { NOT_STATED, trustMark } from './marks.js';
import { fieldList, fieldRow, typeDetail, typeLine, type Direction } from './type.js';
import type { HtmlView } from './view.js';

const PLACES = [
  ['path', 'Path parameters'],
  ['query', 'Query parameters'],
  ['querystring', 'Query string'],
  ['header', 'Headers'],
  ['cookie', 'Cookies'],
] as const;

/** Parameters, place by place. */
export function parameterBlocks({ arguments: all }: Signature, view: HtmlView): Html[] {
  return PLACES.flatMap(([place, title]) => {
    const here = all.filter(({ parameter }) => parameter.in === place);
    if (here.length === 0) return [];
    return [html`<h3>${title}</h3>`, fieldList(here.map((one) => parameterRow(one, view)))];
  });
}

function parameterRow({ name, required, parameter, schema }: Argument, view: HtmlView): Html {
  const { in: place, description, deprecated, examples, aliases } = parameter;
  const guessed = required && place !== 'path' ? trustMark(parameter.required.origins) : NO_HTML;
  const [example] = examples.flatMap(({ value }) => (value === undefined ? [] : [value]));
  const notes = joined(
    [
      deprecated?.value === true && html`<small class="old">deprecated</small>`,
      name !== parameter.name && html`in the client <code>${name}</code>`,
      aliases.length > 0 && html`also named <code>${aliases.join(', ')}</code>`,
      example !== undefined && html`e.g. <code>${jsonLine(example)}</code>`,
    ],
    ' · ',
  );
  return fieldRow(html`<code>${parameter.name}</code>${guessed}`, required, schema, view, {
    description: description?.value,
    notes: dotted(notes),
    detail: typeDetail(schema, view, 'write', 1),
  });
}

function dotted(notes: Html): Html {
  return isEmptyHtml(notes) ? notes : html` · ${notes}`;
}

/** The request body, media type by media type. */
export function bodyBlocks({ endpoint }: Signature, view: HtmlView): Html[] {
  const { body } = endpoint;
  if (body === undefined) return [];
  const said = view.prose(body.description?.value, 0);
  if (body.media.length === 0) {
    const silence = html`<p>No document says what the body looks like, or whether there is one.</p>`;
    return [html`<h3>Body</h3>`, said, silence];
  }
  const must = body.required.value && html` <small class="must">required</small>`;
  return [
    html`<h3>Body${must}</h3>`,
    said,
    ...body.media.map((media) => mediaBlock(media, 'write', view)),
  ];
}

function mediaBlock(media: Media, direction: Direction, view: HtmlView): Html {
  const { type, schema, item } = media;
  const stream = item && html` · a stream of ${typeLine(item, view)}`;
  return html`
    <p class="media"><code>${type}</code> ${typeLine(schema, view)}${trustMark(media.origins)}${stream}</p>
    ${typeDetail(schema, view, direction)}
    ${item && typeDetail(item, view, direction)}
  `;
}

/** Responses, status by status. */
export function responseBlocks({ endpoint }: Signature, view: HtmlView): Html[] {
  const rows = endpoint.responses.map((response) => responseRow(response, view));
  if (rows.length === 0) {
    return [html`<h3>Responses</h3>`, html`<p>No document says what is returned.</p>`];
  }
  const list = html`
    <dl class="replies">
      ${rows}
    </dl>
  `;
  return [html`<h3>Responses</h3>`, list];
}

function responseRow(response: Response, view: HtmlView): Html {
  const { status, summary, description, media, bodyless, headers, origins } = response;
  const silent =
    !bodyless && media.length === 0 && html`<p class="media">content ${NOT_STATED}</p>`;
  const said = description?.value ?? summary?.value;
  return html`
    <dt class="s${String(status).slice(0, 1)}"><code>${String(status)}</code>${trustMark(origins)}</dt>
    <dd>
      ${view.prose(said, 0)}
      ${bodyless && html`<p class="media">no content</p>`}
      ${silent}
      ${media.map((one) => mediaBlock(one, 'read', view))}
      ${headerBlock(headers, view)}
    </dd>
  `;
}

function headerBlock(headers: readonly Header[], view: HtmlView): Html {
  if (headers.length === 0) return NO_HTML;
  const rows = headers.map(({ name, required, schema, description }) =>
    fieldRow(html`<code>${name}</code>`, required, schema, view, { description }),
  );
  return html`<p class="media">headers</p>${fieldList(rows)}`;
}

/** The examples of bodies and responses, as they are stated; each shows another case. */
export function exampleBlocks(
  { endpoint: { body, responses } }: Signature,
  view: HtmlView,
): Html[] {
  return [
    ...(body?.media ?? []).flatMap(({ type, examples }) =>
      examplesOf(`Body ${type}`, examples, view),
    ),
    ...responses.flatMap(({ status, media }) =>
      media.flatMap(({ type, examples }) => examplesOf(`${status} ${type}`, examples, view)),
    ),
  ];
}

function examplesOf(label: string, examples: readonly Example[], view: HtmlView): Html[] {
  return examples.flatMap((example) => {
    const { name, summary, value, serialized, externalValue } = example;
    const text = serialized ?? (value === undefined ? externalValue : view.jsonOf(example));
    if (text === undefined) return [];
    const title = [label, summary ?? name].filter((word) => word !== '').join(': ');
    return [
      html`<details class="example"><summary>${title}</summary><pre><code>${text}</code></pre></details>`,
    ];
  });
}
