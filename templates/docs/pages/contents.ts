/** Describes request bodies and responses. */
import { describedSchemaId } from '../schema/array-schema.js';
import { memoizeByView } from '../../../src/base/foundation/memo.js';
import type { Media } from '../../../src/model/api.js';
import type { Direction } from '../../../src/model/direction.js';
import type { Schema } from '../../../src/model/schema.js';
import { isSuccess } from '../../../src/model/status.js';
import type { OperationSignature } from '../../../src/print/typescript/signature.js';
import { paragraphOf, type DocsBlock, type Level } from '../blocks/block.js';
import type { BodyExample, BodyContent, ResponseRow, Term } from '../blocks/field.js';
import { coded, inRow, operationOf, phraseOf, type Inline } from '../blocks/inline.js';
import { mediaGroups } from '../media-groups.js';
import { linksOf, type ResponseLink } from '../response-links.js';
import type { DocsView } from '../view.js';
import { preferredMedia } from '../../../src/print/typescript/signature-body.js';
import { headerFields } from './parameters.js';

/** Returns the blocks of a request body, by media type. */
export function bodyBlocks(
  { endpoint: { body }, typeName }: OperationSignature,
  view: DocsView,
  level: Level,
  direction: Direction,
): DocsBlock[] {
  if (body === undefined) return [];
  const { word } = view.settings;
  const title = word('Body');
  const prose: DocsBlock = { kind: 'prose', text: body.description?.value, below: 'line' };
  if (body.media.length === 0) {
    const silence = view.isForAuthors
      ? 'No document declares the request body, or whether there is one.'
      : 'any value';
    return [
      { kind: 'label', content: title, part: 'body', level },
      prose,
      paragraphOf(word(silence)),
    ];
  }
  const shown = new Set<string>();
  const sent = preferredMedia(body).map(({ media }) => media);
  const contents = mediaGroups(sent).map((group, index): BodyContent => {
    const { media } = group;
    return {
      ...group,
      direction,
      fields: fieldsOf(media.schema, true, shown),
      typeName: `${typeName}Body${index === 0 ? '' : String(index + 1)}`,
      examples: examplesOf(media, `${title} ${media.type}`, false, view),
    };
  });
  const required = body.required.value;
  return [
    { kind: 'label', content: title, part: 'body', level, required },
    prose,
    ...contents.map((content) => ({ kind: 'content', content }) as const),
  ];
}

/** Returns the blocks of the responses, by status. The fields of error responses are collapsed. */
export function responseBlocks(
  { endpoint: { responses }, typeName }: OperationSignature,
  view: DocsView,
  level: Level,
  direction: Direction,
): DocsBlock[] {
  const { word } = view.settings;
  const content = word('Responses');
  const title: DocsBlock = { kind: 'label', content, part: 'responses', level };
  if (responses.length === 0) {
    return view.isForAuthors
      ? [title, paragraphOf(word('No document declares the response body.'))]
      : [];
  }
  const shown = new Set<string>();
  const rows = responses.map((response): ResponseRow => {
    const { status, media } = response;
    const success = isSuccess(status);
    const isOpen = success || responses.length === 1;
    const contents = mediaGroups(media).map((group, index): BodyContent => {
      const suffix = index === 0 ? '' : `Form${index + 1}`;
      const of = `${status} ${group.media.type}`;
      return {
        ...group,
        direction,
        fields: fieldsOf(group.media.schema, isOpen, shown),
        typeName: `${typeName}${String(status)}${suffix}`,
        examples: examplesOf(group.media, of, success, view),
      };
    });
    const headers = headerFields(response.headers);
    return { response, contents, headers, links: linksOf(response, view).map(linkTerm) };
  });
  return [title, { kind: 'responses', rows }];
}

/**
 * Returns whether the fields of a body are visible, collapsed or omitted.
 * @param shown the named schemas whose fields are printed above, so that they are not repeated
 */
function fieldsOf(schema: Schema, isOpen: boolean, shown: Set<string>): BodyContent['fields'] {
  const id = describedSchemaId(schema);
  if (id !== undefined && shown.has(id)) return 'line';
  if (id !== undefined) shown.add(id);
  return isOpen ? 'open' : 'folded';
}

/**
 * The maximum number of characters of an example that is visible. A longer example is collapsed.
 */
const LONGEST_OPEN = 1_000;

/**
 * Returns the examples of a body. If a response declares none, an example is generated from its
 * schema.
 */
function examplesOf(
  media: Media,
  of: string,
  isOpen: boolean,
  view: DocsView,
): readonly BodyExample[] {
  const declared = statedExamples(media, view).map((example, index): BodyExample => {
    const isShort = example.text.length <= LONGEST_OPEN;
    return { ...example, of, isOpen: isOpen && index === 0 && isShort, isMade: false };
  });
  const created = isOpen ? view.answerOf(media) : undefined;
  if (created === undefined) return declared;
  const isShort = created.length <= LONGEST_OPEN;
  return [
    ...declared,
    { of, name: '', text: created, language: 'json', isOpen: isShort, isMade: true },
  ];
}

/** The result is cached, because operations share responses. */
const statedExamples = memoizeByView(
  (media: Media, view: DocsView): readonly Pick<BodyExample, 'name' | 'text' | 'language'>[] => {
    const { examples } = media;
    const ordered = view.inDeclaredOrder(examples, ({ origins }) => origins);
    return ordered.flatMap((one) => {
      const { name, summary, externalValue } = one;
      const shown = view.exampleOf(one, media);
      const text = shown?.text ?? externalValue;
      if (text === undefined) return [];
      const said = summary ?? name;
      const isNamed = said !== 'default' || examples.length > 1;
      return [{ name: isNamed ? said : '', text, ...(shown && { language: shown.language }) }];
    });
  },
);

/**
 * Returns the description of a link of a response: the operation, and where the values of its
 * parameters come from.
 */
function linkTerm({ name, endpoint, stated, server, description, values }: ResponseLink): Term {
  const target = endpoint ? operationOf(endpoint) : coded(stated);
  const at: Inline[] =
    server === undefined ? [] : [phraseOf('at {server}', { server: coded(server) })];
  return {
    term: coded(name),
    content: inRow([target, ...at], ' '),
    description,
    lines: values.map(([parameter, value]) => inRow([coded(parameter), coded(value)], ' = ')),
  };
}
