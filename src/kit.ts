/**
 * Functions for custom targets and templates: `import { code, clientCalls } from 'restitch/kit'`. The package has a
 * separate entry point for them, because most configurations do not need them.
 */
export { defineTarget } from './output/kit/target.js';
export { html } from './print/emit/html/index.js';
export type { Html, HtmlHole } from './print/emit/html/index.js';
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
} from './print/emit/markdown/index.js';
export type { Align, Md, MdHole } from './print/emit/markdown/index.js';
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
} from './print/emit/typescript/code.js';
export type { Code, Hole } from './print/emit/typescript/code.js';
export * as expression from './print/emit/typescript/expression.js';
export * as type from './print/emit/typescript/type.js';
export { jsonText } from './print/emit/json/index.js';
export type { JsonData } from './print/emit/json/index.js';
export { printed } from './print/emit/typescript/module.js';
export { camelCase, kebabCase, singularWords, wordsOf } from './base/foundation/words.js';
export { mintFileName } from './print/emit/typescript/names.js';
export {
  clientCalls,
  clientExport,
  clientType,
  clientTypes,
  pagesExport,
} from './output/kit/client.js';
export type { ClientCall } from './output/kit/client.js';
export type { ClientType } from '../templates/client/view.js';
export { demands, isValueOf, schemaChecks } from './output/kit/checks.js';
export type { SchemaChecks, SchemaChecksOptions } from './output/kit/checks.js';
export { planPattern, type PatternPlan } from './base/pattern/index.js';
export { declaredLimits, type DeclaredLimit } from './model/keywords/rows.js';
export { ownValues, selectedBy } from './model/discriminator.js';
export { discriminatorValues } from './print/typescript/discriminated.js';
export { distinctTypes } from './print/typescript/distinct.js';
export { declaredParts } from './api/resolve/schemas/combinations.js';
export { schemaComment } from './print/typescript/schema-comment.js';
export { typeDeclaration, typeOf } from './print/typescript/types.js';
export type { TypeOptions } from './print/typescript/type-options.js';
export type { Direction } from './model/direction.js';
export { firstCall } from './output/kit/first-call.js';
export { importPath, textFile, typescriptFile } from './output/kit/file.js';
export {
  acceptedCredentials,
  responseSample,
  baseUrl,
  encodedPath,
  jsonBodySample,
  pathTemplate,
  sampleOf,
  streamItemSamples,
} from './output/kit/facts.js';
export { isStreamed } from './print/typescript/stream-types.js';
export type { AcceptedCredential, SampleOfOptions } from './output/kit/facts.js';
export type { CallArgument, OperationSignature } from './print/typescript/signature.js';
export { lastPage, paginationOf, paginationText } from './api/pagination/index.js';
export type {
  ResponsePath,
  NextPage,
  Pagination,
  PaginationInput,
} from './api/pagination/index.js';
export { plainLine, plainLines, urlText } from './output/kit/text.js';
export { argumentsSchema } from './print/typescript/checks/arguments.js';
export { argumentsJsonSchema, jsonSchemaOf } from './output/kit/json-schema.js';
export { schemasWith } from './output/kit/request-types.js';
export { furtherType, schemaTypeOf } from './output/kit/types.js';
export { effective, effectiveMembers, effectiveObject } from './model/effective/effective.js';
export { dereference } from './model/dereference.js';
export { isJsonMediaType } from './model/media-type.js';
export { childSchemas, endpointSchemas, mapChildren } from './model/walk.js';
export { freeName, mintName } from './base/foundation/free-name.js';
export { groupBy } from './base/foundation/group.js';
export type { HtmlTemplates, HtmlView } from '../templates/docs/html/view.js';
export type { DocsTemplates, DocsView } from '../templates/docs/view.js';
export type { ClientTemplates, ClientView } from '../templates/client/view.js';
export type { ServerTemplates, ServerView } from '../templates/server/view.js';
export type { OutputFile } from './print/emit/file.js';
export { withReplaced } from './output/kit/template.js';
export type {
  BuiltInTarget,
  LocateOrigin,
  None,
  RenderInput,
  Target,
} from './output/kit/target.js';
export type * from './model/api.js';
export type * from './model/origin.js';
export type * from './model/path.js';
export type * from './model/schema.js';
export type { Group, Names } from './api/resolve/index.js';
