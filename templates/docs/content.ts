/** Parameters, bodies and responses of an endpoint. */
import { ident } from '../../src/emit/typescript/code.js';
import { jsonText } from '../../src/emit/json/index.js';
import {
  blocks,
  codeSpan,
  fence,
  led,
  list,
  md,
  NO_MD,
  text,
  inline,
  isEmptyMd,
  type Md,
} from '../../src/emit/markdown/index.js';
import { print } from '../../src/emit/typescript/module.js';
import { memoizeByText, memoizeByView } from '../../src/foundation/memo.js';
import type { Media, Response } from '../../src/model/api.js';
import type { Schema } from '../../src/model/schema.js';
import type { CallArgument, OperationSignature } from '../../src/typescript/signature.js';
import type { Direction } from '../../src/model/direction.js';
import { typeDeclaration } from '../../src/typescript/types.js';
import { shortType, markdownTrust, typeCell, docsTypeOptions } from './type-cell.js';
import { markdownEndpointLink } from './page.js';
import { label, spoken, spokenWith } from './language/markdown.js';
import { linksOf } from './response-links.js';
import { CALLER_DIRECTIONS, type BodyDirections } from './api-requests.js';
import { mediaGroups, type MediaGroup } from './media-groups.js';
import type { DocsView } from './view.js';

/** Parameters in a list: a cell of a table would hold no list, and its columns would be half of the page. */
export function markdownParameters({ arguments: all }: OperationSignature, view: DocsView): Md[] {
  if (all.length === 0) return [];
  return [label('Parameters', view), list(all.map((argument) => parameterItem(argument, view)))];
}

const parameterItem = memoizeByView((argument: CallArgument, view: DocsView): Md => {
  const { schema, parameter } = argument;
  const facts = inline([
    plainText(parameter.in),
    typeCell(schema, view),
    requiredMark(argument, view),
    parameter.deprecated?.value === true && spoken('deprecated', view),
  ]);
  const example = parameter.examples.find(({ value }) => value !== undefined)?.value;
  const said = view.said(parameter.description?.value ?? schema.description);
  const line = led(md`${nameCell(argument, view)} (${facts})`, said);
  const further = [
    ...(example === undefined
      ? []
      : [md`${spoken('Example', view)}: ${codeSpan(jsonText(example).trim())}`]),
    ...typeBlocks(parameter.name, schema, 'write', view),
  ];
  return further.length === 0 ? line : blocks(line, further);
});

/** Places, and what many parameters say. */
const plainText = memoizeByText(text);

/** The name on the wire, and the one in the client where it differs. */
function nameCell({ name, parameter }: CallArgument, view: DocsView): Md {
  const wire = span(parameter.name);
  if (name === parameter.name) return wire;
  return md`${wire}, ${spokenWith('in the client {name}', { name: codeSpan(name) }, view)}`;
}

function requiredMark({ required, parameter }: CallArgument, view: DocsView): Md | undefined {
  if (!required) return undefined;
  const mark =
    parameter.in === 'path' ? undefined : markdownTrust(parameter.required.origins, view);
  const required_ = spoken('required', view);
  return mark ? md`${required_} (${mark})` : required_;
}

/** What is in a type that a few words do not tell: a declaration. */
function typeBlocks(name: string, schema: Schema, direction: Direction, view: DocsView): Md[] {
  const isTold = LEAVES.has(schema.kind) || shortType(schema, view) !== undefined;
  return isTold ? [] : [declaration(typeNameOf(name), { schema }, direction, view)];
}

const LEAVES: ReadonlySet<Schema['kind']> = new Set(['string', 'integer', 'number', 'enum', 'ref']);

function typeNameOf(name: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return /^[A-Za-z]/.test(joined) ? joined : `Type${joined}`;
}

/** The request body, media type by media type. */
export function markdownBody(
  { endpoint, typeName }: OperationSignature,
  view: DocsView,
  { request }: BodyDirections = CALLER_DIRECTIONS,
): Md[] {
  const { body } = endpoint;
  if (body === undefined) return [];
  const said = [view.said(body.description?.value)];
  if (body.media.length === 0) {
    const silence = view.isForAuthors
      ? 'No document says what the body looks like, or whether there is one.'
      : 'any value';
    return [label('Body', view), ...said, spoken(silence, view)];
  }
  const title = label('Body', view);
  const heading = body.required.value ? title : md`${title} (${spoken('optional', view)})`;
  const media = mediaGroups(body.media).flatMap((one, index) =>
    mediaBlocks(one, `${typeName}Body${index === 0 ? '' : String(index + 1)}`, request, view),
  );
  return [heading, ...said, ...media];
}

/** Responses in a list; long types, examples and links below it. */
export function markdownResponses(
  { endpoint, typeName }: OperationSignature,
  view: DocsView,
  { response: direction }: BodyDirections = CALLER_DIRECTIONS,
): Md[] {
  if (endpoint.responses.length === 0) {
    return view.isForAuthors
      ? [label('Responses', view), spoken('No document says what is returned.', view)]
      : [];
  }
  const rows = endpoint.responses.map((response) => responseItem(response, view));
  const details = endpoint.responses.flatMap((response) =>
    detailBlocks(response, typeName, direction, view).concat(linkBlocks(response, view)),
  );
  return [label('Responses', view), list(rows)].concat(
    headerBlocks(endpoint.responses, view),
    details,
  );
}

function responseItem(response: Response, view: DocsView): Md {
  const { status, summary, description } = response;
  const said = view.said(description?.value ?? summary?.value);
  const content = contentCell(response, view);
  const shown = span(String(status));
  return led(isEmptyMd(content) ? shown : md`${shown} (${content})`, said);
}

/** A status, a media type, a name: many are the same. */
const span = memoizeByText(codeSpan);

/** The headers of all responses in one list. */
function headerBlocks(responses: readonly Response[], view: DocsView): Md[] {
  const rows = responses.flatMap(({ status, headers }) =>
    headers.map(({ name, required, schema, description }) =>
      led(
        md`${span(String(status))} ${codeSpan(name)} (${inline([typeCell(schema, view), required && spoken('always', view)])})`,
        view.said(description ?? schema.description),
      ),
    ),
  );
  if (rows.length === 0) return [];
  return [label('Headers of responses', view), list(rows)];
}

function contentCell({ media, bodyless, origins }: Response, view: DocsView): Md {
  if (bodyless) return spoken('no content', view);
  if (media.length === 0) return view.isForAuthors ? spoken('not stated', view) : NO_MD;
  const parts = mediaGroups(media).map((group) => mediaCell(group, view));
  const mark = markdownTrust(origins, view);
  const only = parts[0];
  return only && parts.length === 1 && !mark ? only : inline([...parts, mark], ', ');
}

function mediaCell({ media, others }: MediaGroup, view: DocsView): Md {
  return md`${mediaTypes(media.type, others)}: ${shownMedia(media, view).short}`;
}

/** What is returned: its type in a few words, whether it takes a block of its own, its examples. */
const shownMedia = memoizeByView((media: Media, view: DocsView) => {
  const told = shortType(media.schema, view);
  return {
    short: told ?? spoken('see below', view),
    long: told === undefined,
    examples: exampleBlocks(media, view),
  };
});

function detailBlocks(
  { status, media }: Response,
  typeName: string,
  direction: BodyDirections['response'],
  view: DocsView,
): Md[] {
  return mediaGroups(media).flatMap(({ media: one, others }, index) => {
    const name = `${typeName}${String(status)}${index === 0 ? '' : `Form${index + 1}`}`;
    const { long, examples } = shownMedia(one, view);
    if (!long && examples.length === 0) return [];
    const head = [md`${span(String(status))} ${mediaTypes(one.type, others)}:`];
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
    const at =
      server === undefined
        ? undefined
        : spokenWith('at {server}', { server: codeSpan(server) }, view);
    const given = values.map(
      ([parameter, value]) => md`${codeSpan(parameter)} = ${codeSpan(value)}`,
    );
    const leads = inline([inline([target, at], ' '), ...given], ', ');
    const line = inline([codeSpan(name), leads], ': ');
    return description === undefined ? line : led(line, view.said(description));
  });
  return [md`${span(String(response.status))} ${spoken('links', view)}:`, list(items)];
}

/** The names of media types that carry the same. */
function mediaTypes(type: string, others: readonly string[]): Md {
  return others.length === 0 ? span(type) : inline([type, ...others].map(span), ', ');
}

function mediaBlocks(
  { media, others }: MediaGroup,
  name: string,
  direction: BodyDirections['request'],
  view: DocsView,
): Md[] {
  const short = shortType(media.schema, view);
  const mark = markdownTrust(media.origins, view);
  const types = mediaTypes(media.type, others);
  const line = short ? md`${types}: ${short}` : md`${types}:`;
  const head = [mark ? md`${line} (${mark})` : line];
  if (!short) head.push(declaration(name, media, direction, view));
  return head.concat(exampleBlocks(media, view));
}

function declaration(
  name: string,
  { schema }: Pick<Media, 'schema'>,
  direction: Direction,
  view: DocsView,
): Md {
  const declared = typeDeclaration(ident(name), schema, docsTypeOptions(view, direction), {
    export: false,
  });
  return fence('ts', print(declared));
}

/** Examples as they are stated; all of them, since each shows another case. */
function exampleBlocks(media: Media, view: DocsView): Md[] {
  return media.examples.flatMap((example) => {
    const { name, summary, externalValue } = example;
    const said = summary ?? name;
    const word = spoken('Example', view);
    const isNamed = said !== '' && said.toLowerCase() !== 'example';
    const title = isNamed ? md`${word} ${text(said)}:` : md`${word}:`;
    const shown = view.exampleOf(example, media);
    if (shown !== undefined) return [title, fence(shown.language, shown.text)];
    if (externalValue === undefined) return [];
    return [md`${title} ${codeSpan(externalValue)}`];
  });
}
