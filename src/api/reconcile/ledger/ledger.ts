/**
 * The ledger records how conflicts were decided: the kept value of each fact, its documents, and the rejected values
 * with the reasons.
 */
import type { DiagnosticCode } from '../../../base/diagnostics/catalog.js';
import type { SourceLocation } from '../../../base/diagnostics/report.js';
import type { Api } from '../../../model/api.js';
import type { Steps } from '../../../model/place.js';
import type { Origin, SourceId, KnownRelation } from '../../../model/origin.js';
import type { Assertions, Json, Schema } from '../../../model/schema.js';

/** A value that some documents declare for a fact. */
export interface Candidate {
  readonly value: Json;
  readonly origins: readonly Origin[];
  /** The value as a schema, if it is a type. */
  readonly schema?: Schema;
  /** The value as assertions, such as `not` or `contains`. */
  readonly assertions?: Assertions;
}

export interface RejectedCandidate extends Candidate {
  /** Why the value was rejected, in a few words. */
  readonly why: string;
}

/** The decision about one field of one entity, such as an endpoint or a schema. */
export interface Election {
  /** The owner of the fact: the key of an endpoint, `api`, `schema Foo`, `scheme oauth2` or `tag x`. */
  readonly entity: string;
  readonly steps: Steps;
  /** The steps as text, such as `operationId` or `parameters/query/limit/required`. */
  readonly field: string;
  readonly kept: Candidate;
  /** The rule that decided which value is kept. */
  readonly rule: string;
  readonly rejected: readonly RejectedCandidate[];
  /** True if the fact is whether a property is required that no document describes. */
  readonly isUndescribed?: true;
  /** Documents that describe the entity but omit the fact. An omission does not contradict the fact. */
  readonly silent?: readonly Origin[];
  /** The diagnostic code of the conflict, if callers are affected by it. */
  readonly conflict?: DiagnosticCode;
  /**
   * The diagnostic code of the note, if the difference does not affect callers. A note has an id, so a person can
   * choose another value, but no decision is required.
   */
  readonly note?: DiagnosticCode;
  /** The short id of the conflict or note. It is the same in every run. */
  readonly id?: string;
  /** True if a person has accepted the conflict. */
  readonly accepted?: boolean;
  /** True if an overlay sets the value. */
  readonly decided?: true;
  /** The location at which the conflict or note was reported. Omitted if it was not reported. */
  readonly reportedAt?: SourceLocation;
}

/**
 * The diagnostic code of a difference that does not affect callers. Such a difference is reported as a hint, and does
 * not count as a conflict.
 */
export const DIFFERENCE = 'reconcile/difference' satisfies DiagnosticCode;

/** How much a document contributes to the merged API. */
export interface DocumentCoverage {
  /** The name of the document. */
  readonly source: SourceId;
  /** The format of the document. */
  readonly format: string;
  /** The title that the document declares. */
  readonly title: string;
  /** The version of the API that the document declares; empty for a collection or a recording. */
  readonly version: string;
  /** The number of endpoints that the document describes. */
  readonly endpoints: number;
  /** The number of endpoints that no other document describes. */
  readonly unique: number;
  /** Other documents, each of which contains all facts of this document. */
  readonly containedIn: readonly SourceId[];
}

export interface Ledger {
  readonly elections: readonly Election[];
  readonly documents: readonly DocumentCoverage[];
  /** The relations between documents that describe the same operations. */
  readonly relations?: readonly KnownRelation[];
}

/** Returns true if an entity is an endpoint and not, for example, a schema. */
function isEndpointKey(entity: string): boolean {
  return /^\S+ \//.test(entity);
}

/** Removes the decisions about operations and schemas that the API no longer contains. */
export function ledgerWithin(ledger: Ledger, { endpoints, schemas }: Api): Ledger {
  const keys = new Set(endpoints.map(({ key }) => key));
  const isThere = ({ entity }: Election): boolean => {
    if (entity.startsWith('schema ')) return schemas.has(entity.slice('schema '.length));
    return !isEndpointKey(entity) || keys.has(entity);
  };
  return { ...ledger, elections: ledger.elections.filter(isThere) };
}
