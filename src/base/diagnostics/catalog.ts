/** The catalog of all diagnostic codes. */
import { type CodeDefinition } from './code.js';
import { COLLECTION_CODES } from './catalog/collection.js';
import { CONFIG_CODES } from './catalog/config.js';
import { OPENAPI_CODES } from './catalog/openapi.js';
import { OUTPUT_CODES } from './catalog/output.js';
import { OVERLAY_CODES } from './catalog/overlay.js';
import { RECONCILE_CODES } from './catalog/reconcile.js';
import { REVIEW_CODES } from './catalog/review.js';
import { SCHEMA_CODES } from './catalog/schema.js';
import { SOURCE_CODES } from './catalog/source.js';
import { SYNTAX_CODES } from './catalog/syntax.js';
import { TRAFFIC_CODES } from './catalog/traffic.js';
import { WIRE_CODES } from './catalog/wire.js';

/**
 * Maps each diagnostic code to its definition. Code that reports a diagnostic code that is not listed here does not
 * compile.
 */
export const CATALOG = {
  ...SOURCE_CODES,
  ...SYNTAX_CODES,
  ...OPENAPI_CODES,
  ...COLLECTION_CODES,
  ...TRAFFIC_CODES,
  ...SCHEMA_CODES,
  ...WIRE_CODES,
  ...RECONCILE_CODES,
  ...REVIEW_CODES,
  ...OVERLAY_CODES,
  ...OUTPUT_CODES,
  ...CONFIG_CODES,
} as const;

export type DiagnosticCode = keyof typeof CATALOG;

/** The definitions of all codes, without the types of their parameters. */
export const DEFINITIONS: Readonly<Record<DiagnosticCode, CodeDefinition<never>>> = CATALOG;

/** The parameters of a diagnostic code. */
export type CodeParams<C extends DiagnosticCode> = Parameters<(typeof CATALOG)[C]['message']>[0];
