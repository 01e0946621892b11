/** The ledger of elections: the kept value of every fact, its documents, and the rejected values with reasons. */
import type { DiagnosticCode } from '../../../base/diagnostics/catalog.js';
import type { SourceLocation } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { Origin, SourceId } from '../../../model/origin.js';
import type { Json, Schema } from '../../../model/schema.js';

/** One value that took part in an election. */
export interface Candidate {
  readonly value: Json;
  readonly origins: readonly Origin[];
  /** The value as a type, if it is one. */
  readonly schema?: Schema;
}

export interface RejectedCandidate extends Candidate {
  /** The reason why it lost, in a few words. */
  readonly why: string;
}

/** The outcome for one field of one entity. */
export interface Election {
  /** The owner of the fact: an endpoint's key, `api`, `schema Foo`, `scheme oauth2`, `tag x`. */
  readonly entity: string;
  /** `operationId`, `summary`, `parameters`, `parameters/query/limit/required`, … */
  readonly field: string;
  readonly kept: Candidate;
  /** The rule that decided. */
  readonly rule: string;
  readonly rejected: readonly RejectedCandidate[];
  /** Documents that describe the same entity and omit this fact. They do not deny it. */
  readonly silent?: readonly Origin[];
  /** The code of the diagnostic, if the documents conflict. */
  readonly conflict?: DiagnosticCode;
  /**
   * The code of the note, if the difference was resolved without a cost to callers. It has an id, so a person can
   * choose another value, but no decision is required.
   */
  readonly note?: DiagnosticCode;
  /** The short, stable id of the conflict. */
  readonly id?: string;
  /** True if it has been accepted. */
  readonly accepted?: boolean;
  /** The location at which the conflict or the difference was reported, if it was. */
  readonly reportedAt?: SourceLocation;
}

/** The code of a difference that is no conflict, because it does not affect callers: a hint. */
export const DIFFERENCE = 'reconcile/difference' satisfies DiagnosticCode;

/** A document's part in the result. */
export interface DocumentCoverage {
  /** The document. */
  readonly source: SourceId;
  /** Its format. */
  readonly format: string;
  /** Its declared title. */
  readonly title: string;
  /** The version of the API that it declares; empty for a collection or a recording. */
  readonly version: string;
  /** The number of endpoints that it describes. */
  readonly endpoints: number;
  /** The number of endpoints that only it describes. */
  readonly unique: number;
  /** Documents that contain all facts of this one. */
  readonly containedIn: readonly SourceId[];
}

export interface Ledger {
  readonly elections: readonly Election[];
  readonly documents: readonly DocumentCoverage[];
}

/** Returns true if an entity is an endpoint. */
export function isEndpointKey(entity: string): boolean {
  return /^\S+ \//.test(entity);
}

/** Returns the ledger without the elections of operations and schemas that an API does not have. */
export function ledgerWithin(ledger: Ledger, { endpoints, schemas }: Api): Ledger {
  const keys = new Set(endpoints.map(({ key }) => key));
  const isThere = ({ entity }: Election): boolean => {
    if (entity.startsWith('schema ')) return schemas.has(entity.slice('schema '.length));
    return !isEndpointKey(entity) || keys.has(entity);
  };
  return { ...ledger, elections: ledger.elections.filter(isThere) };
}
