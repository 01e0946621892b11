/**
 * Prints a question of `restitch settle` as Markdown. The text and its order are the same as in
 * HTML.
 */
import {
  anchor,
  codeSpan,
  fence,
  heading,
  link,
  list,
  md,
  strong,
  text,
  type Md,
} from '../../../src/print/emit/markdown/index.js';
import {
  COST_NAMES,
  choiceYaml,
  furtherPlaces,
  recommendedText,
  type Question,
} from '../../../src/api/questions/index.js';
import type { BlockOf } from '../blocks/block.js';
import { entityLink } from '../conflicts.js';
import type { DocsView } from '../view.js';
import { inlineMd } from './inline.js';

/**
 * Prints the candidates, each with the overlay actions that select it. Operations link to the
 * anchor of their question.
 */
export function questionMd({ question, level }: BlockOf<'question'>, view: DocsView): Md[] {
  const { id, title, cost, consequence, candidates, choices, advice } = question;
  const places = placesMd(question, view);
  const keys = new Set(candidates.map(({ key }) => key));
  const others = choices.filter(({ key }) => !keys.has(key));
  return [
    anchor(id),
    heading(level, text(title)),
    md`${strong(text(COST_NAMES[cost]))}: ${text(consequence)}`,
    ...(places.length === 0 ? [] : [list(places)]),
    ...candidates.flatMap((one) => [
      ...candidateMd(one, view),
      ...choices.filter(({ key }) => key === one.key).map(actionsMd),
    ]),
    ...others.flatMap((one) => [md`${strong(text(one.key))} ${text(one.label)}`, actionsMd(one)]),
    text(recommendedText(question)),
    ...(advice === undefined ? [] : [text(advice)]),
  ];
}

/**
 * Returns a link for each place of the conflict that has a page or an anchor. Other places are
 * printed as text. If the title of the question already names the only place, the text is omitted.
 */
function placesMd(question: Question, view: DocsView): Md[] {
  const isNamed = furtherPlaces(question).length === 0;
  return question.places.flatMap(({ entity, text: words }) => {
    const shown = entityLink(entity, view);
    if (shown !== undefined) return [inlineMd(shown, view)];
    return isNamed ? [] : [codeSpan(words)];
  });
}

function candidateMd(candidate: Question['candidates'][number], { settings }: DocsView): Md[] {
  const { key, text: pieces, result, statements, isKept } = candidate;
  const value = pieces.map((piece) => piece.text).join('');
  const shown = md`${strong(text(key))} ${codeSpan(value)}:`;
  return [
    isKept ? md`${shown} generated now, ${codeSpan(result)}` : md`${shown} ${codeSpan(result)}`,
    ...statements.flatMap(({ source, line, column, trust, seen, lines }) => {
      const written = codeSpan(`${source}:${line}:${column}`);
      const href = settings.editOf?.(source, line);
      const place = href === undefined ? written : link(written, href);
      const known = text([trust, ...(seen === undefined ? [] : [seen])].join(', '));
      const code = lines.map((one) => `${one.number} | ${one.text}`).join('\n');
      return [md`${place}, ${known}`, ...(lines.length === 0 ? [] : [fence('', code)])];
    }),
  ];
}

function actionsMd({ answer }: Question['choices'][number]): Md {
  const { actions, accepted } = choiceYaml(answer);
  return fence('yaml', actions === '' ? `x-restitch-accepted:\n${accepted}` : actions);
}
