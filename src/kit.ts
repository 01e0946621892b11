/** What targets and templates of one's own are written with: `import { code, clientCalls } from 'restitch/kit'`. Apart, since most configurations have none. */
export { defineTarget } from './kit/target.js';
export { html } from './emit/html/index.js';
export type { Html, HtmlHole } from './emit/html/index.js';
export {
  anchor,
  blocks,
  codeSpan,
  emphasis,
  fence,
  heading,
  link,
  list,
  markdownText,
  md,
  strong,
  table,
  text,
} from './emit/markdown/index.js';
export type { Align, Md, MdHole } from './emit/markdown/index.js';
export {
  access,
  code,
  ident,
  imported,
  join,
  jsdoc,
  key,
  lines,
  lit,
} from './emit/typescript/code.js';
export type { Code, Hole } from './emit/typescript/code.js';
export * as expression from './emit/typescript/expression.js';
export * as type from './emit/typescript/type.js';
export { jsonText } from './emit/json/index.js';
export type { JsonData } from './emit/json/index.js';
export { printed } from './emit/typescript/module.js';
export { camelCase, kebabCase, singularWords, wordsOf } from './foundation/words.js';
export { mintFileName } from './emit/typescript/names.js';
export { clientCalls, clientExport, clientType, clientTypes, pagesExport } from './kit/client.js';
export type { ClientCall } from './kit/client.js';
export type { ClientType } from '../templates/client/view.js';
export { demands, isValueOf, schemaChecks } from './kit/checks.js';
export type { SchemaChecks, SchemaChecksOptions } from './kit/checks.js';
export { planPattern, type PatternPlan } from './pattern/index.js';
export { statedLimits, type StatedLimit } from './model/keywords/rows.js';
export { ownValues } from './model/discriminator.js';
export { discriminatorValues } from './typescript/discriminated.js';
export { distinctTypes } from './typescript/distinct.js';
export { statedParts } from './resolve/schemas/combinations.js';
export { schemaComment } from './typescript/schema-comment.js';
export { typeDeclaration, typeOf } from './typescript/types.js';
export type { TypeOptions } from './typescript/type-options.js';
export type { Direction } from './model/direction.js';
export { firstCall } from './kit/first-call.js';
export { textFile, typescriptFile } from './kit/file.js';
export {
  acceptedCredentials,
  answerSample,
  baseUrl,
  encodedPath,
  jsonBodySample,
  pathTemplate,
  sampleOf,
} from './kit/facts.js';
export type { AcceptedCredential, SampleOfOptions } from './kit/facts.js';
export type { CallArgument, OperationSignature } from './typescript/signature.js';
export { lastPage, pagingOf, pagingText } from './paging/index.js';
export type { AnswerPath, NextPage, Paging, PagingInput } from './paging/index.js';
export { plainLine, plainLines, urlText } from './kit/text.js';
export { argumentsSchema } from './typescript/checks/arguments.js';
export { argumentsJsonSchema, jsonSchemaOf } from './kit/json-schema.js';
export { furtherType, schemaTypeOf } from './kit/types.js';
export { effective, effectiveMembers, effectiveObject } from './model/effective/effective.js';
export { followed } from './model/followed.js';
export { isJsonMediaType } from './model/media-type.js';
export { childSchemas, endpointSchemas, mapChildren } from './model/walk.js';
export { freeName } from './kit/request-types.js';
export type { HtmlTemplates, HtmlView } from '../templates/docs/html/view.js';
export type { DocsTemplates, DocsView } from '../templates/docs/view.js';
export type { ClientTemplates, ClientView } from '../templates/client/view.js';
export type { ServerTemplates, ServerView } from '../templates/server/view.js';
export type { OutputFile } from './emit/file.js';
export { withReplaced } from './kit/template.js';
export type { BuiltInTarget, LocateOrigin, RenderInput, Target } from './kit/target.js';
export type * from './model/api.js';
export type * from './model/origin.js';
export type * from './model/path.js';
export type * from './model/schema.js';
export type { Group, Names } from './resolve/index.js';
