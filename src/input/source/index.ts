/** Loads files and parses them into documents. */
export type { Document, Location } from './document.js';
export type { DocumentCache } from './cache/document-cache.js';
export { contentHash } from './cache/content-hash.js';
export { foldersOf } from './files/folders.js';
export { openConfined, readSourceFiles, relativePath } from './files/files.js';
export { readProjectFile, readProjectFolder } from './files/read-project-files.js';
export { textDocument } from './text-document.js';
export { formatAmong, type KnownFormat } from './kind.js';
export { DEFAULT_LIMITS, LIMIT_NAMES, type Limits } from './limits.js';
export {
  loadDocuments,
  referencedFiles,
  type LoadOptions,
  type ReferencedFiles,
  type SourceFile,
} from './load.js';
export { Lines } from './lines.js';
export { createFinder, createLocator } from './locator.js';
export { createRanker } from './rank.js';
export { has, own, type Root } from './root.js';
export { readReferenced, type Openers } from './references/gather.js';
export type { Allowed } from './references/target.js';
export { headersFor, namesHostOf, type HostHeaders } from './files/host-headers.js';
export { parseAddress, isAddress, readRemote } from './files/remote.js';
