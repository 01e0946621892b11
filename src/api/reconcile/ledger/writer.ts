/** Writes the ledger: records how each difference between documents was decided, and reports the conflicts. */
import type { DiagnosticCode, CodeParams } from '../../../base/diagnostics/catalog.js';
import type { SourceLocation, Report } from '../../../base/diagnostics/report.js';
import type { Fact, Origin } from '../../../model/origin.js';
import { plainJson } from '../../../print/openapi/plain-json.js';
import { formerPlaceText, placeText, type Steps } from '../../../model/place.js';
import { placePhrase } from '../../../model/place/words.js';
import type { Comparable } from '../../../model/canonical.js';
import { conflictId } from './conflict-id.js';
import { isOfOneSource, type ElectionResult } from '../elect.js';
import { isPlainObject } from '../../../base/foundation/plain-object.js';
import { ASSERTIONS } from '../../../model/keywords.js';
import type { Assertions, Schema } from '../../../model/schema.js';
import { DIFFERENCE, type Candidate, type Election } from './ledger.js';
import { isNote, isWording } from './notes.js';
import { plainData } from '../../../model/json.js';

export interface LedgerWriter {
  readonly elections: readonly Election[];
  /**
   * Records which of several values was chosen.
   * @param conflict the diagnostic code to use if the difference affects callers
   */
  record<T extends Comparable>(
    entity: string,
    steps: Steps,
    outcome: ElectionResult<T>,
    conflict?: ConflictCode,
    reported?: ConflictReport,
  ): void;
  /**
   * Records a fact that some documents declare with the same value, and that other documents about the same entity do
   * not declare.
   */
  agree(entity: string, steps: Steps, kept: Fact<Comparable>, silent: readonly Origin[]): void;
}

/** Options for reporting a conflict. */
export interface ConflictReport {
  /** The kept value as text for messages. */
  readonly keptText?: string;
  /** The location to report; by default, the location of the kept value. */
  readonly at?: Origin | undefined;
  /** Documents that describe the same entity but omit the fact. */
  readonly silent?: readonly Origin[];
  /** The words for the place; by default, those of its steps. */
  readonly partText?: string;
  /**
   * The values from which the id is computed; by default, the declared ones. They are set if these differ from run to
   * run, as counts do.
   */
  readonly identity?: readonly Comparable[];
  /** The text from which the id is computed; by default, that of the place. */
  readonly identityText?: string;
  readonly isUndescribed?: Election['isUndescribed'];
}

/** The diagnostic codes of conflicts. The messages of all these codes have the same parameters. */
export type ConflictCode = {
  [C in DiagnosticCode]: CodeParams<C> extends { key: string; kept: string } ? C : never;
}[DiagnosticCode];

/**
 * Creates a writer with an empty ledger.
 * @param accepted the ids of accepted conflicts; they are recorded but not reported
 * @param isConfigured returns true for a fact that the configuration declares, so that the documents do not decide its
 * value
 */
export function createLedgerWriter(
  report: Report,
  accepted: ReadonlySet<string>,
  isConfigured: (entity: string, steps: Steps) => boolean = () => false,
): LedgerWriter {
  const elections: Election[] = [];
  return {
    elections,
    agree(entity, steps, fact, silent) {
      if (silent.length === 0 || isConfigured(entity, steps)) return;
      const place = { entity, steps, field: placeText(steps) };
      elections.push({
        ...place,
        kept: candidate(fact, steps),
        rule: 'agreed',
        rejected: [],
        silent,
      });
    },
    record(entity, steps, outcome, possible, reporting = {}) {
      const { keptText, partText, at, silent = [], identity, identityText } = reporting;
      const { isUndescribed } = reporting;
      if (outcome.rejected.length === 0 || isConfigured(entity, steps)) return;
      const isSafe = possible !== undefined && isNote(possible, valuesOf(outcome));
      const conflict = isSafe || !isRelated(outcome) ? possible : undefined;
      const field = placeText(steps);
      const kept = candidate(outcome.kept, steps);
      const rejected = outcome.rejected.map(({ fact, why }) => ({
        ...candidate(fact, steps),
        why,
      }));
      const election = {
        ...{ entity, steps, field, kept, rule: outcome.rule, rejected },
        ...(silent.length > 0 && { silent }),
        ...(isUndescribed && { isUndescribed }),
      };
      if (isSettled(outcome.rule, conflict !== undefined)) {
        elections.push(election);
        return;
      }
      const facts = [outcome.kept, ...outcome.rejected.map(({ fact }) => fact)];
      const values = identity ?? facts.map(({ value }) => value);
      const idFor = (text: string): string | undefined =>
        conflict && conflictId(conflict, entity, text, values);
      // An id is a hash of all values, so the former one is only computed if it can be in the configuration.
      const text = identityText ?? field;
      const formerText = text !== field || accepted.size === 0 ? text : formerPlaceText(steps);
      const former = formerText === text ? undefined : idFor(formerText);
      const isFormer = former !== undefined && accepted.has(former);
      const id = isFormer ? former : idFor(text);
      const isAccepted = isFormer || (id !== undefined && accepted.has(id));
      const all = originLocations(facts);
      const place = at ? originLocation(at) : all[0];
      const reported = !isAccepted && place !== undefined && { reportedAt: place };
      elections.push({
        ...election,
        ...(conflict && isSafe && { note: conflict }),
        ...(conflict && !isSafe && { conflict }),
        ...(id !== undefined && { id, accepted: isAccepted }),
        ...reported,
      });
      if (isAccepted) return;
      const others = all.filter(
        (one, at) => !isSame(one, place) && all.findIndex((other) => isSame(one, other)) === at,
      );
      const isAcross = !isOfOneSource(facts.map(({ origins }) => origins));
      const isHint = conflict === undefined || (isSafe && isWording(conflict));
      const code = isHint ? DIFFERENCE : conflict;
      const documents = [...new Set([place, ...others].flatMap((one) => one?.source ?? []))];
      const phrase = placePhrase(steps);
      const words = {
        ...{ part: partText ?? phrase.part, keyword: phrase.keyword },
        kept: keptText ?? describe(outcome.kept.value),
      };
      report.add(code, { key: entity, ...words, isAcross, documents }, place, others);
    },
  };
}

/**
 * Returns true if no person has to decide: the configured precedence of documents decided, or an inferred value differs
 * from a declared one.
 */
function isSettled(rule: string, isConflict: boolean): boolean {
  return rule === 'rank' || (rule === 'trust' && !isConflict);
}

/** Returns true if the relation of the documents decided, for example because one is a newer release of the other. */
function isRelated({ rule, rejected }: ElectionResult<Comparable>): boolean {
  return rejected.every((one) => (one.rule ?? rule) === 'relation');
}

function isSame(a: SourceLocation, b: SourceLocation | undefined): boolean {
  return a.source === b?.source && a.pointer === b.pointer;
}

function candidate({ value, origins }: Fact<Comparable>, steps: Steps): Candidate {
  return {
    ...{ value: plainJson(value), origins },
    ...(isSchema(value) && { schema: value }),
    ...(isAssertions(value, steps) && { assertions: value }),
  };
}

function isAssertions(value: Comparable, steps: Steps): value is Assertions {
  const last = steps.at(-1);
  return last?.at === 'keyword' && Object.hasOwn(ASSERTIONS, last.name) && isPlainObject(value);
}

function isSchema(value: Comparable): value is Schema {
  return value !== null && typeof value === 'object' && 'kind' in value && 'origins' in value;
}

function valuesOf({
  rule,
  kept,
  rejected,
}: ElectionResult<Comparable>): Parameters<typeof isNote>[1] {
  return {
    kept: kept.value,
    rejected: rejected.map(({ fact, rule: own = rule }) => ({ value: fact.value, rule: own })),
  };
}

/** Returns one location for each value: the first location that declares it. */
function originLocations(facts: readonly Fact<Comparable>[]): SourceLocation[] {
  return facts.flatMap(({ origins }) => origins.slice(0, 1).map(originLocation));
}

/** Converts an origin to the location of a diagnostic. */
export function originLocation(origin: Origin): SourceLocation {
  return { source: origin.source, pointer: origin.pointer };
}

function describe(value: Comparable): string {
  return typeof value === 'string' ? value : JSON.stringify(plainData(plainJson(value), Number));
}
