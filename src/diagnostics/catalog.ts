/** Every diagnostic code, once. */
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
import { TRAFFIC_CODES } from './catalog/traffic.js';
import { WIRE_CODES } from './catalog/wire.js';

/** Code → definition. A code that is not here does not compile. */
export const CATALOG = {
  ...SOURCE_CODES,
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

/** The definition of every code, whatever the parameters of its sentence are. */
export const DEFINITIONS: Readonly<Record<DiagnosticCode, CodeDefinition<never>>> = CATALOG;

/** The parameters that the sentence of a code needs. */
export type CodeParams<C extends DiagnosticCode> = Parameters<(typeof CATALOG)[C]['message']>[0];
