/**
 * Creates questions. A question combines all conflicts of a run that have the same cause, with the information that a
 * person needs for a decision. Questions for which a wrong answer is most costly come first.
 */
import { createHash } from 'node:crypto';
import type { DiagnosticCode } from '../../base/diagnostics/catalog.js';
import { groupBy, type NonEmpty } from '../../base/foundation/group.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { Api } from '../../model/api.js';
import {
  trustWord,
  type Origin,
  placeKey,
  observedCountOf,
  observedText,
} from '../../model/origin.js';
import { templateOf } from '../../model/path.js';
import { jsonLine } from '../../print/emit/json/index.js';
import {
  openConflicts,
  openNotes,
  type Candidate,
  type Election,
  type Ledger,
} from '../reconcile/index.js';
import { isTarget } from '../../print/openapi/place.js';
import { securityText } from '../../model/security/security-text.js';
import { requirementsIn } from '../../model/security/requirements-in.js';
import { slotsIn, type Slot, type Slots } from './actions.js';
import { consequenceOf, costOf, rankOfCost } from './cost.js';
import { differences } from './difference.js';
import type { Excerpt } from './excerpt.js';
import type {
  SettlingAnswer,
  QuestionChoice,
  OverlayActionJson,
  OwnAnswer,
  Question,
  QuestionCandidate,
  Statement,
} from './question.js';
import { wordsOfPlace } from './place.js';
import { recommend } from './recommend.js';
import { resultOf } from './result.js';
import { candidateText, type QuestionNames } from './value-text.js';
import { subjectOf, titleOf, type Subject } from './words.js';

export type {
  SettlingAnswer,
  QuestionChoice,
  Cost,
  OverlayActionJson,
  OwnAnswer,
  TextPiece,
  Question,
  QuestionCandidate,
  QuestionPlace,
  SourceLine,
  Statement,
} from './question.js';
export { COST_NAMES } from './cost.js';
export { createExcerpts, type Excerpt } from './excerpt.js';
export { relationQuestions } from './relation.js';
export { ownAnswer } from './own-answer.js';
export { furtherPlaces, recommendedText } from './recommend.js';
export { yamlText } from './yaml-text.js';
export { answerYaml, choiceYaml, commentLines, overlayText } from './answer-yaml.js';
export { operationPathsIn, todaysActions } from './actions.js';
export { jsonPathLiteral } from '../../print/openapi/place.js';

export interface QuestionInput {
  /**
   * The API to which new overlays would apply. Existing overlays have been applied. Names have not been assigned yet,
   * and no parts have been omitted.
   */
  readonly api: Api;
  readonly ledger: Ledger;
  /** The name of each type, by the id of its schema. */
  readonly typeNames: QuestionNames['names'];
  readonly locate: (origin: Origin) => { readonly line: number; readonly column: number };
  readonly excerpt: Excerpt;
}

/** The maximum number of locations that are listed for a candidate. The others are only counted. */
const MOST_STATEMENTS = 4;
/** The maximum number of candidates. A person chooses a candidate by a single digit. */
const MOST_CANDIDATES = 9;

/**
 * Returns the questions that a person has to answer, one for each cause. The questions with the most costly wrong
 * answers come first.
 */
export function questionsOf(input: QuestionInput): Question[] {
  return asked(openConflicts(input.ledger), input);
}

/** Returns the number of questions: one for each cause of conflicts. */
export function countQuestions(ledger: Pick<Ledger, 'elections'>): number {
  return new Set(openConflicts(ledger).map(causeOf)).size;
}

/** Returns the decisions that do not affect callers, as questions, so that a person can choose another value. */
export function settledNotes(input: QuestionInput): Question[] {
  return asked(openNotes(input.ledger), input);
}

function asked(elections: readonly Election[], input: QuestionInput): Question[] {
  const slots = slotsIn(input.api);
  const things = thingNames(input.api);
  const groups = groupBy(elections, causeOf);
  return [...groups.values()]
    .map((group) => questionOf(group, { ...input, slots, things }))
    .sort(
      (a, b) =>
        rankOfCost(a.cost) - rankOfCost(b.cost) ||
        b.places.length - a.places.length ||
        byCodeUnit(a.title, b.title) ||
        byCodeUnit(a.id, b.id),
    );
}

interface Asking extends QuestionInput {
  readonly slots: Slots;
  /** Maps the key of each endpoint to its name in messages, such as `GET /orders/{orderId}`. */
  readonly things: ReadonlyMap<string, string>;
}

function codeOf({ conflict, note }: Election): DiagnosticCode {
  return conflict ?? note ?? 'reconcile/difference';
}

/**
 * Returns a text that is the same for all conflicts that one answer resolves: those in which the same documents declare
 * the same values for the same name.
 */
function causeOf(election: Election): string {
  const code = codeOf(election);
  const { entity, steps } = election;
  if (code === 'traffic/undeclared-operation') return code;
  if (code === 'schema/name-clash' || code === 'auth/name-clash') return `${code} ${entity}`;
  const { leaf } = wordsOfPlace(entity, steps);
  const sides = candidatesOf(election)
    .map(({ value, origins }, index) => [
      schemeTexts(election)?.[index] ?? jsonLine(value),
      [...new Set(origins.map(({ source }) => source))].sort(byCodeUnit),
    ])
    .sort(([a], [b]) => byCodeUnit(String(a), String(b)));
  return JSON.stringify([code, leaf, sides]);
}

/**
 * Returns the security of each candidate without scopes, because the scopes differ between operations although the cause
 * is the same. Returns `undefined` for other conflicts, and if the candidates differ only in scopes.
 */
function schemeTexts(election: Election): readonly string[] | undefined {
  if (!codeOf(election).startsWith('reconcile/security')) return undefined;
  const texts = candidatesOf(election).map(({ value }) =>
    securityText(
      requirementsIn(value).map((all) => all.map(({ scheme }) => ({ scheme, scopes: [] }))),
    ),
  );
  return new Set(texts).size === texts.length ? texts : undefined;
}

/** Returns the declared values. The kept value is not a candidate if it was combined from several declared values. */
function candidatesOf({ kept, rejected }: Election): readonly Candidate[] {
  const all = isComposite(kept, rejected) ? rejected : [kept, ...rejected];
  return all.toSorted((a, b) => byCodeUnit(firstSource(a), firstSource(b)));
}

function firstSource({ origins }: Candidate): string {
  return origins.map(({ source }) => source).sort(byCodeUnit)[0] ?? '';
}

function isComposite(kept: Candidate, rejected: readonly Candidate[]): boolean {
  if (kept.value === null) return true;
  const places = new Set(kept.origins.map(placeKey));
  return rejected.some(({ origins }) => origins.some((origin) => places.has(placeKey(origin))));
}

function thingNames({ endpoints }: Api): ReadonlyMap<string, string> {
  return new Map(
    endpoints.map(({ key, method, path, trailingSlash }) => [
      key,
      `${method} ${templateOf(path, trailingSlash)}`,
    ]),
  );
}

function questionOf(group: NonEmpty<Election>, asking: Asking): Question {
  const [first] = group;
  const code = codeOf(first);
  const subjects = group.map((one) => subjectOf(one, asking.things.get(one.entity) ?? one.entity));
  const [subject] = subjects as [Subject];
  const slots = group.map((election) => asking.slots.slotOf(election));
  const offered = candidatesOf(first).slice(0, MOST_CANDIDATES);
  const isOffered = !isComposite(first.kept, first.rejected);
  const keptAt = isOffered ? offered.indexOf(first.kept) : -1;
  const candidates = questionCandidates(group, offered, subject, code, asking).map((one, index) =>
    index === keptAt && code !== OPERATION_ID ? { ...one, isKept: true as const } : one,
  );
  const ids = group.map(({ id = '' }) => id);
  const title = titleOf(code, subjects);
  const asIs = asIsChoice(first, isOffered, ids, { code, subject, title }, asking);
  const choices = [
    ...candidates.flatMap((candidate, index): QuestionChoice[] => {
      const { key, result, statements, isKept } = candidate;
      const actions = actionsOf(group, index, asking) ?? (isKept ? [] : undefined);
      if (actions === undefined) return [];
      const label = labelOf(candidate);
      const answer = answerOf(actions, ids, title, label, statements);
      return [{ key, label, result, answer }];
    }),
    asIs,
  ];
  const keptKey = candidates[keptAt]?.key;
  const { key, reason } = recommend(first, candidates, keptKey, asIs.key);
  const isChoice = choices.some((one) => one.key === key);
  const cost = costOf(code, subject.place);
  return {
    id: questionId(ids),
    cost,
    code,
    title,
    consequence: consequenceOf(code, cost),
    places: group.map(({ entity, field, id = '' }, index) => ({
      text: subjects[index]?.thing ?? entity,
      conflict: id,
      entity,
      field,
    })),
    candidates,
    choices,
    ...ownSlot(slots, code, offered),
    recommended:
      key === undefined || isChoice
        ? { ...(key !== undefined && { key }), reason }
        : { reason: `${key} is more likely, because ${reason}, but no overlay can write it.` },
    ...adviceFor(first, choices),
  };
}

/**
 * Returns the field `own` of a question: how to write a custom value. Returns an empty object if the value cannot be
 * written at every location, or if only the candidates are allowed.
 */
function ownSlot(
  slots: readonly (Slot | undefined)[],
  code: DiagnosticCode,
  candidates: readonly Candidate[],
): { readonly own?: OwnAnswer } {
  const all = slots.flatMap((slot) => slot ?? []);
  const [first] = all;
  if (first === undefined || all.length < slots.length || first.isFixed === true) return {};
  const targets = all.flatMap(({ removes, writes }) => [
    ...removes,
    ...writes.map(({ target }) => target),
  ]);
  if (YES_OR_NO.has(code) || !targets.every(isTarget)) return {};
  return {
    own: {
      as: first.as,
      hint: first.as === 'text' ? 'a text' : jsonHint(first, candidates),
      removes: all.flatMap(({ removes }) => removes),
      writes: all.flatMap(({ writes }) => writes),
    },
  };
}

/** Conflicts whose value is either true or false. */
const YES_OR_NO: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'reconcile/required',
  'reconcile/deprecated',
]);

/** The maximum length of an example. Longer examples are omitted. */
const LONGEST_EXAMPLE = 60;

function jsonHint({ valueFrom }: Slot, candidates: readonly Candidate[]): string {
  const example = candidates
    .flatMap((one) => valueFrom(one) ?? [])
    .map((value) => JSON.stringify(value))
    .find((text) => text.length <= LONGEST_EXAMPLE);
  return example === undefined ? 'as JSON' : `as JSON, for example ${example}`;
}

function adviceFor(
  election: Election,
  choices: readonly QuestionChoice[],
): { readonly advice?: string } {
  const code = codeOf(election);
  if (code.startsWith('traffic/')) {
    return {
      advice:
        'restitch verify TRAFFIC --suggest FILE writes the overlay that makes the API match its traffic.',
    };
  }
  if (code === 'schema/name-clash') {
    return { advice: 'restitch generate --rename OLD=NEW gives a type another name.' };
  }
  const isNote = election.conflict === undefined;
  if (isNote || choices.some(({ answer }) => answer.actions.length > 0)) return {};
  return { advice: 'Correct the wrong document.' };
}

function questionCandidates(
  group: NonEmpty<Election>,
  candidates: readonly Candidate[],
  subject: Subject,
  code: DiagnosticCode,
  asking: Asking,
): QuestionCandidate[] {
  const spelling = spellingOf(asking);
  const schemes = group.length > 1 ? schemeTexts(group[0]) : undefined;
  const texts = schemes ?? candidates.map((candidate) => candidateText(code, candidate, spelling));
  const pieces = differences(texts);
  const short = pieces.map((list) => list.map(({ text }) => text).join(''));
  const keys = keysOf(candidates, asking);
  const effectOf = ({ value }: Candidate, text: string): string =>
    group[0].isUndescribed && value === false
      ? 'no property, because no document describes it'
      : resultOf(code, subject, value, text);
  return candidates.map((candidate, index) => {
    const origins = group.flatMap((one) => candidatesOf(one)[index]?.origins ?? []);
    return {
      key: keys[index] ?? String(index + 1),
      text: pieces[index] ?? [],
      result: effectOf(candidate, short[index] ?? ''),
      statements: origins.slice(0, MOST_STATEMENTS).map((origin) => statement(origin, asking)),
      more: Math.max(0, origins.length - MOST_STATEMENTS),
    };
  });
}

/**
 * Returns the keys of candidates. Each is the number of its first document among all documents, so that it is the same
 * in every question. If two candidates have the same document, they are numbered in order.
 */
function keysOf(candidates: readonly Candidate[], { ledger }: Asking): readonly string[] {
  const documents = ledger.documents.map(({ source }) => source).sort(byCodeUnit);
  const keys = candidates.map((one) => documents.indexOf(firstSource(one)) + 1);
  const areNumbers = keys.every((key) => key >= 1 && key <= MOST_CANDIDATES);
  const isEachOther = new Set(keys).size === keys.length;
  return areNumbers && isEachOther ? keys.map(String) : [];
}

function spellingOf({ typeNames, api }: Asking): QuestionNames {
  return { names: typeNames, schemas: api.schemas, schemes: api.securitySchemes };
}

function statement(origin: Origin, { locate, excerpt }: Asking): Statement {
  const { line, column } = locate(origin);
  const seen = observedCountOf([origin]);
  return {
    source: origin.source,
    line,
    column,
    trust: trustWord([origin]),
    ...(seen && { seen: observedText(seen) }),
    // The values in a recording are masked, so the question contains the number of occurrences instead of the lines.
    lines: seen === undefined ? excerpt(origin.source, line, column) : [],
  };
}

function labelOf({ text }: QuestionCandidate): string {
  return oneLine(text.map((piece) => piece.text).join(''));
}

/** The maximum length of the label of a choice. */
const LONGEST_LABEL = 80;

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}

/**
 * Returns the actions that write one candidate at all locations. Returns `undefined` if an overlay cannot write the
 * candidate at one of the locations.
 */
function actionsOf(
  group: readonly Election[],
  candidate: number,
  { slots }: Asking,
): readonly OverlayActionJson[] | undefined {
  const found = group.map((election) => {
    const chosen = candidatesOf(election)[candidate];
    return chosen && slots.actionsOf(election, chosen);
  });
  const actions = found.flatMap((one) => one ?? []);
  const isWhole = found.every((one) => one !== undefined);
  return isWhole && actions.every(({ target }) => isTarget(target)) ? actions : undefined;
}

function answerOf(
  actions: readonly OverlayActionJson[],
  ids: readonly string[],
  title: string,
  label: string,
  statements: readonly Statement[],
): SettlingAnswer {
  const [first] = statements;
  const by = first === undefined ? '' : `, as ${first.source}:${first.line} says`;
  // Without actions, the documents still differ. The conflict must be accepted, or the next run would ask the question
  // again.
  return { actions, accepts: actions.length === 0 ? ids : [], reason: `${title} ${label}${by}` };
}

/**
 * Creates the choice that accepts the kept value.
 * @param isOffered true if the kept value is one of the candidates
 */
function asIsChoice(
  { kept }: Election,
  isOffered: boolean,
  ids: readonly string[],
  { code, subject, title }: { code: DiagnosticCode; subject: Subject; title: string },
  asking: Asking,
): QuestionChoice {
  const text = kept.value === null ? 'none of them' : candidateText(code, kept, spellingOf(asking));
  const isBoth = !isOffered && kept.value !== null;
  const spelled = isBoth ? `both: ${oneLine(text)}` : `accept as it is: ${oneLine(text)}`;
  return {
    key: isBoth ? 'b' : 'a',
    label: isBoth || !isOffered ? spelled : ACCEPT,
    result: resultOf(code, subject, kept.value, text),
    answer: { actions: [], accepts: ids, reason: `${title} ${spelled}` },
  };
}

/**
 * The code of conflicts about operationIds. The first candidate of such a conflict is not marked as kept, because the
 * output may contain a name that restitch generates instead.
 */
const OPERATION_ID: DiagnosticCode = 'reconcile/operation-id';

/**
 * The label of the choice that accepts the kept value without writing an overlay. A person who chooses the candidate
 * with this value writes it into an overlay instead.
 */
const ACCEPT = 'accept as it is, until a document changes';

function questionId(ids: readonly string[]): string {
  if (ids.length === 1) return ids[0] ?? '';
  const text = [...ids].sort(byCodeUnit).join('\n');
  return createHash('sha256').update(text).digest('hex').slice(0, 10);
}
