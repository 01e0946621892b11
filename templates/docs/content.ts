/** Parameters, bodies and responses of an endpoint. */
import { ident } from '../../src/emit/typescript/code.js';
import { jsonText } from '../../src/emit/json/index.js';
import {
  codeSpan,
  descriptionMd,
  fence,
  list,
  md,
  NO_MD,
  strong,
  table,
  text,
  inline,
  type Md,
} from '../../src/emit/markdown/index.js';
import { print } from '../../src/emit/typescript/module.js';
import { memoizeByObject, memoizeByText, memoizeByView } from '../../src/foundation/memo.js';
import type { Media, Response } from '../../src/model/api.js';
import type { Example } from '../../src/model/schema.js';
import type { CallArgument, OperationSignature } from '../../src/typescript/signature.js';
import { typeDeclaration, type Direction } from '../../src/typescript/types.js';
import { shortType, markdownTrust, typeCell, docsTypeOptions } from './type-cell.js';
import { markdownEndpointLink } from './page.js';
import { columns } from './phrase.js';
import { linksOf } from './response-links.js';
import { CALLER_DIRECTIONS, type BodyDirections } from './api-requests.js';
import type { DocsView } from './view.js';

/** Parameters in a table. */
export function markdownParameters({ arguments: all }: OperationSignature, view: DocsView): Md[] {
  if (all.length === 0) return [];
  const rows = all.map((argument) => parameterCells(argument, view));
  return [PARAMETERS, table(PARAMETER_COLUMNS, rows)];
}

const PARAMETERS = strong(text('Parameters'));
const PARAMETER_COLUMNS = columns('Name', 'In', 'Type', 'Required', 'Description');

const parameterCells = memoizeByView((argument: CallArgument, view: DocsView): readonly Md[] => [
  nameCell(argument),
  plainText(argument.parameter.in),
  typeCell(argument.schema, view),
  requiredCell(argument),
  descriptionCell(argument),
]);

/** Places, and what many parameters say. */
const plainText = memoizeByText(text);

/** The name on the wire, and the one in the client where it differs. */
function nameCell({ name, parameter }: CallArgument): Md {
  const wire = span(parameter.name);
  return name === parameter.name ? wire : md`${wire}, in the client ${codeSpan(name)}`;
}

function requiredCell({ required, parameter }: CallArgument): Md {
  const mark = parameter.in === 'path' ? undefined : markdownTrust(parameter.required.origins);
  const word = required ? YES : NO;
  return mark && required ? md`${word} (${mark})` : word;
}

const YES = text('yes');
const NO = text('no');
const DEPRECATED = strong(text('Deprecated.'));

function descriptionCell({ parameter }: CallArgument): Md {
  const parts: Md[] = [];
  if (parameter.deprecated?.value === true) parts.push(DEPRECATED);
  if (parameter.description) parts.push(plainText(parameter.description.value));
  const example = parameter.examples.find(({ value }) => value !== undefined)?.value;
  if (example !== undefined) parts.push(md`Example: ${codeSpan(jsonText(example).trim())}`);
  const only = parts[0];
  return only && parts.length === 1 ? only : inline(parts, ' ');
}

const BODY = strong(text('Body'));

/** The request body, media type by media type. */
export function markdownBody(
  { endpoint, typeName }: OperationSignature,
  view: DocsView,
  { request }: BodyDirections = CALLER_DIRECTIONS,
): Md[] {
  const { body } = endpoint;
  if (body === undefined) return [];
  const said = body.description ? [descriptionMd(body.description.value)] : [];
  if (body.media.length === 0) {
    const silence = 'No document states what the body looks like, or whether there is one.';
    return [BODY, ...said, text(silence)];
  }
  const heading = body.required.value ? BODY : md`${BODY} (optional)`;
  const media = body.media.flatMap((one, index) =>
    mediaBlocks(one, `${typeName}Body${index === 0 ? '' : String(index + 1)}`, request, view),
  );
  return [heading, ...said, ...media];
}

/** Responses in a table; long types, examples and links below it. */
export function markdownResponses(
  { endpoint, typeName }: OperationSignature,
  view: DocsView,
  { response: direction }: BodyDirections = CALLER_DIRECTIONS,
): Md[] {
  if (endpoint.responses.length === 0) {
    return [RESPONSES, text('No document states what is returned.')];
  }
  const rows = endpoint.responses.map((response) => [
    span(String(response.status)),
    contentCell(response, view),
    response.description ? saidCell(response.description) : NO_MD,
  ]);
  const details = endpoint.responses.flatMap((response) =>
    detailBlocks(response, typeName, direction, view).concat(linkBlocks(response, view)),
  );
  return [RESPONSES, table(RESPONSE_COLUMNS, rows)].concat(
    headerBlocks(endpoint.responses, view),
    details,
  );
}

const RESPONSES = strong(text('Responses'));
const RESPONSE_COLUMNS = columns('Status', 'Content', 'Description');

/** A status, a media type, a name: many are the same. */
const span = memoizeByText(codeSpan);

const saidCell = memoizeByObject(({ value }: NonNullable<Response['description']>) => text(value));

/** The headers of all responses in one table. */
function headerBlocks(responses: readonly Response[], view: DocsView): Md[] {
  const rows = responses.flatMap(({ status, headers }) =>
    headers.map(({ name, required, schema, description }) => [
      span(String(status)),
      codeSpan(name),
      typeCell(schema, view),
      required ? YES : NO,
      text(description ?? schema.description ?? ''),
    ]),
  );
  if (rows.length === 0) return [];
  const label = strong(text('Headers of responses'));
  return [label, table(columns('Status', 'Name', 'Type', 'Always', 'Description'), rows)];
}

const NONE = text('none');
const NOT_STATED = text('not stated');
const BELOW = text('see below');

function contentCell({ media, bodyless, origins }: Response, view: DocsView): Md {
  if (bodyless) return NONE;
  if (media.length === 0) return NOT_STATED;
  const parts = media.map((one) => shownMedia(one, view).cell);
  const mark = markdownTrust(origins);
  const only = parts[0];
  return only && parts.length === 1 && !mark ? only : inline([...parts, mark], ', ');
}

/** What is returned: its cell, whether its type takes a block of its own, its examples. */
const shownMedia = memoizeByView(({ type, schema, examples }: Media, view: DocsView) => {
  const short = shortType(schema, view);
  return {
    cell: md`${span(type)}: ${short ?? BELOW}`,
    long: short === undefined,
    examples: exampleBlocks(examples, view),
  };
});

function detailBlocks(
  { status, media }: Response,
  typeName: string,
  direction: BodyDirections['response'],
  view: DocsView,
): Md[] {
  return media.flatMap((one, index) => {
    const name = `${typeName}${String(status)}${index === 0 ? '' : `Form${index + 1}`}`;
    const { long, examples } = shownMedia(one, view);
    if (!long && examples.length === 0) return [];
    const head = [md`${span(String(status))} ${span(one.type)}:`];
    if (long) head.push(declaration(name, one, direction, view));
    return head.concat(examples);
  });
}

/** Where what is returned leads, and what the parameters there are taken from. */
function linkBlocks(response: Response, view: DocsView): Md[] {
  const links = linksOf(response, view);
  if (links.length === 0) return [];
  const items = links.map(({ name, endpoint, stated, server, description, values }) => {
    const target = endpoint ? markdownEndpointLink(endpoint, view) : codeSpan(stated);
    const at = server === undefined ? undefined : md`at ${codeSpan(server)}`;
    const given = values.map(
      ([parameter, value]) => md`${codeSpan(parameter)} = ${codeSpan(value)}`,
    );
    const leads = inline([inline([target, at], ' '), ...given], ', ');
    const line = inline([codeSpan(name), leads], ': ');
    return description === undefined ? line : md`${line}. ${text(description)}`;
  });
  return [md`${span(String(response.status))} links:`, list(items)];
}

function mediaBlocks(
  media: Media,
  name: string,
  direction: BodyDirections['request'],
  view: DocsView,
): Md[] {
  const short = shortType(media.schema, view);
  const mark = markdownTrust(media.origins);
  const line = short ? md`${span(media.type)}: ${short}` : md`${span(media.type)}:`;
  const head = [mark ? md`${line} (${mark})` : line];
  if (!short) head.push(declaration(name, media, direction, view));
  return head.concat(exampleBlocks(media.examples, view));
}

function declaration(name: string, { schema }: Media, direction: Direction, view: DocsView): Md {
  const declared = typeDeclaration(ident(name), schema, docsTypeOptions(view, direction), {
    export: false,
  });
  return fence('ts', print(declared));
}

const EXAMPLE = text('Example:');

/** Examples as they are stated; all of them, since each shows another case. */
function exampleBlocks(examples: readonly Example[], view: DocsView): Md[] {
  return examples.flatMap((example) => {
    const { name, summary, value, externalValue } = example;
    const label = summary ?? name;
    const title = label === '' ? EXAMPLE : md`Example ${text(label)}:`;
    if (value !== undefined) return [title, fence('json', view.jsonOf(example))];
    if (externalValue === undefined) return [];
    return [md`${title} ${codeSpan(externalValue)}`];
  });
}
