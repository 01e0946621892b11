/** The template `docs/conflicts`: what the documents disagree on, and how to settle it. */
import { jsonLine } from '../../src/print/emit/json/index.js';
import {
  codeSpan,
  fence,
  heading,
  inline,
  list,
  md,
  strong,
  text,
  type Md,
} from '../../src/print/emit/markdown/index.js';
import {
  COST_NAMES,
  choiceYaml,
  overlayText,
  type Question,
} from '../../src/api/questions/index.js';
import type { Language } from './language/language.js';
import { spoken } from './markdown/phrases.js';
import type { SecuritySchemeUse } from '../../src/model/api.js';
import { isJsonArray, isJsonObject } from '../../src/model/json.js';
import type { Json } from '../../src/model/schema.js';
import { securityText } from '../../src/model/security-text.js';
import { markdownLocations } from './markdown/marks.js';
import type { Conflict, ConflictingValue, MinorDifference, DocsView } from './view.js';

/** What to do about them. */
export const SETTLING =
  'For each fact one value is kept. Run restitch settle to answer one question after another; or choose here, save the overlay, and name it in the configuration (overlays). Settled questions are hidden in the next run.';

/** The heading of what was resolved without a cost to callers. */
export const RESOLVED = 'Resolved without a question';

/** A value as people say it: who may call as `apiKey and token, or login (read)`. */
export function readable({ field }: Pick<Conflict, 'field'>, value: Json): Json {
  if (field !== 'security' || !isJsonArray(value)) return value;
  return securityText(value.map((all) => (isJsonArray(all) ? all : []).flatMap(schemeUse)));
}

function schemeUse(use: Json): SecuritySchemeUse[] {
  if (!isJsonObject(use)) return [];
  const [scheme, scopes] = [use.get('scheme'), use.get('scopes')];
  return [{ scheme: String(scheme), scopes: isJsonArray(scopes) ? scopes.map(String) : [] }];
}

/** Whether it is about a name that only programs see: callers are told others. */
export function isName({ field }: Pick<Conflict, 'field'>): boolean {
  return field === 'operationId';
}

/** How many there are, in words: names weigh less, and are counted apart. */
export function conflictCounts(conflicts: readonly Conflict[], word: Language['word']): string[] {
  const names = conflicts.filter(isName).length;
  const facts = conflicts.length - names;
  return [
    ...(facts > 0 ? [word('facts: {count}', { count: facts })] : []),
    ...(names > 0 ? [word('names: {count}', { count: names })] : []),
  ];
}

/** A section for each question, under its stable id: the same words in the same order as in HTML. */
export function markdownConflicts(view: DocsView): Md[] {
  const { questions, notes } = view;
  const recommended = questions.flatMap(({ choices, recommended }) =>
    choices.filter(({ key }) => key === recommended.key).map(({ answer }) => answer),
  );
  return [
    heading(1, spoken('Conflicts between documents', view)),
    text(SETTLING),
    ...questions.flatMap((one) => questionBlocks(one, 2)),
    ...(questions.length === 0
      ? []
      : [
          heading(2, text('The recommended answers in one overlay')),
          fence('yaml', overlayText(recommended)),
        ]),
    ...(notes.length === 0 ? [] : [heading(2, text(RESOLVED))]),
    ...notes.flatMap((one) => questionBlocks(one, 3)),
    ...differenceBlocks(view.differences),
  ];
}

function questionBlocks(question: Question, level: 2 | 3): Md[] {
  const { id, title, cost, consequence, places, candidates, choices } = question;
  const { recommended, advice } = question;
  const chosen = choices.find(({ key }) => key === recommended.key);
  return [
    heading(level, text(id)),
    strong(text(title)),
    md`${strong(text(COST_NAMES[cost]))}: ${text(consequence)}`,
    list(places.map((place) => codeSpan(place.text))),
    ...candidates.flatMap(candidateBlocks),
    text(
      `Recommended: ${recommended.key} (${chosen?.label ?? ''}), because ${recommended.reason}.`,
    ),
    ...choices.flatMap(choiceBlocks),
    ...(advice === undefined ? [] : [text(advice)]),
  ];
}

function candidateBlocks({
  key,
  text: pieces,
  result,
  statements,
}: Question['candidates'][number]): Md[] {
  const value = pieces.map((piece) => piece.text).join('');
  return [
    md`${strong(text(key))} ${codeSpan(value)} → ${codeSpan(result)}`,
    ...statements.flatMap(({ source, line, column, trust, seen, lines }) => [
      md`${codeSpan(`${source}:${line}:${column}`)}, ${text([trust, ...(seen === undefined ? [] : [seen])].join(', '))}`,
      fence('', lines.map((one) => `${one.number} | ${one.text}`).join('\n')),
    ]),
  ];
}

function choiceBlocks({ key, label, answer }: Question['choices'][number]): Md[] {
  const { actions, accepted } = choiceYaml(answer);
  return [
    md`${strong(text(key))} ${text(label)}:`,
    fence('yaml', actions === '' ? `x-restitch-accepted:\n${accepted}` : actions),
  ];
}

/** The rule of a fact that the output does not state, because the documents contradict each other. */
export const DROPPED = 'dropped';

/** The heading of what documents state differently without an effect on callers. */
export const DIFFERENCES = 'Differences that need no decision';

function differenceBlocks(differences: readonly MinorDifference[]): Md[] {
  if (differences.length === 0) return [];
  return [
    heading(2, text(DIFFERENCES)),
    list(
      differences.map((one) => {
        const others = one.rejected.map(
          (lost) => md`not ${statement(one, lost)}: ${text(lost.why)}`,
        );
        const kept = md`${strong(text(one.field))} of ${codeSpan(one.entity)}: ${keptStatement(one)}`;
        return inline([kept, ...others], '; ');
      }),
    ),
  ];
}

function keptStatement(of: MinorDifference): Md {
  if (of.rule === DROPPED) return md`kept none of them, ${markdownLocations(of.kept.places)}`;
  return md`kept ${statement(of, of.kept)}`;
}

function statement(of: Pick<Conflict, 'field'>, { value, places }: ConflictingValue): Md {
  return md`${codeSpan(show(readable(of, value)))}, ${markdownLocations(places)}`;
}

function show(value: Json): string {
  return typeof value === 'string' && value !== '' ? value : jsonLine(value);
}
