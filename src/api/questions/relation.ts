/** Asks how documents relate. The answer decides all conflicts between them. */
import { largest } from '../../base/foundation/lists.js';
import { createHash } from 'node:crypto';
import { groupBy } from '../../base/foundation/group.js';
import { byCodeUnit } from '../../base/foundation/sort.js';
import type { SourceId, KnownRelation, Relation, RelationKind } from '../../model/origin.js';
import type { Question, QuestionChoice } from './question.js';

/** The maximum number of documents that a question compares. A person chooses one by a single digit. */
const MOST_DOCUMENTS = 9;

/**
 * Returns a question for each group of documents that describe the same operations, and whose relations the
 * configuration does not declare.
 * @param relations the relations of the documents
 * @param questions the open questions; documents without an open question are omitted. If it is omitted, all documents
 * are compared, and the guesses that are already used are asked too
 */
export function relationQuestions(
  relations: readonly KnownRelation[] = [],
  questions?: readonly Question[],
): Question[] {
  const asked = relations.filter(({ document, of, isUsed, why }) =>
    questions === undefined
      ? !isUsed || why !== undefined
      : !isUsed && countBetween(document, of, questions) > 0,
  );
  const leader = new Map<SourceId, SourceId>();
  const lead = (source: SourceId): SourceId => {
    const next = leader.get(source);
    return next === undefined || next === source ? source : lead(next);
  };
  for (const { document, of } of asked) leader.set(lead(of), lead(document));
  const groups = groupBy(asked, ({ document }) => lead(document));
  return [...groups.values()].map((group) => {
    const counts = group.map(({ document, of }) => countBetween(document, of, questions ?? []));
    return questionOf(group, largest(counts));
  });
}

function countBetween(a: SourceId, b: SourceId, questions: readonly Question[]): number {
  return questions.filter(({ candidates }) =>
    [a, b].every((source) =>
      candidates.some(({ statements }) => statements.some((one) => one.source === source)),
    ),
  ).length;
}

function questionOf(group: readonly KnownRelation[], count: number): Question {
  const sources = [...new Set(group.flatMap(({ document, of }) => [document, of]))].sort(
    byCodeUnit,
  );
  const [a = '', b = ''] = sources;
  const title = `How do ${sources.join(', ')} relate?`;
  const guess = group.find(({ is }) => is !== undefined);
  const areReleases = group.every(({ is }) => is === 'newer release');
  const newest = sources.find((source) => areReleases && group.every(({ of }) => of !== source));
  const choices = sources.length === 2 ? pairChoices(a, b) : newestChoices(sources, newest, group);
  const recommended = choices.find(({ relations: [first] }) =>
    sources.length === 2
      ? first?.document === guess?.document && first?.is === guess?.is
      : first?.document === newest && newest !== undefined,
  );
  return {
    id: createHash('sha256').update(title).digest('hex').slice(0, 10),
    cost: 'data',
    code: 'document/relation',
    title,
    consequence:
      count === 0
        ? 'It decides which document is right if they differ.'
        : `The answer decides up to ${count} of the other questions.`,
    places: [],
    candidates: [],
    choices: choices
      .slice(0, MOST_DOCUMENTS)
      .map(({ relations, label }, index): QuestionChoice => ({
        key: String(index + 1),
        label,
        result: '',
        answer: { actions: [], accepts: [], reason: `${title} ${label}`, relations },
      })),
    recommended:
      recommended && guess?.why !== undefined
        ? { key: String(choices.indexOf(recommended) + 1), reason: guess.why }
        : { reason: 'Their titles, versions and formats do not show how they relate.' },
  };
}

interface RelationChoice {
  readonly label: string;
  readonly relations: readonly Relation[];
}

function pairChoices(a: SourceId, b: SourceId): RelationChoice[] {
  const choice = (document: SourceId, is: RelationKind, of: SourceId): RelationChoice => ({
    label: `${document} is ${is === 'sample calls' ? is : `${/^[aeiou]/.test(is) ? 'an' : 'a'} ${is}`} of ${of}`,
    relations: [{ document, is, of }],
  });
  const kinds = ['newer release', 'older format', 'internal edition', 'sample calls'] as const;
  return [
    ...kinds.flatMap((is) => [choice(a, is, b), choice(b, is, a)]),
    {
      label: 'they describe different services',
      relations: [{ document: a, is: 'another service', of: b }],
    },
  ];
}

function newestChoices(
  sources: readonly SourceId[],
  newest: SourceId | undefined,
  group: readonly KnownRelation[],
): RelationChoice[] {
  return sources.map((document) => ({
    label: `${document} is the newest release`,
    relations:
      document === newest
        ? group.map((one) => ({ document: one.document, is: 'newer release', of: one.of }))
        : sources
            .filter((of) => of !== document)
            .map((of) => ({ document, is: 'newer release', of })),
  }));
}
