/**
 * Prints a question of `restitch settle` as Markdown, with the same text in the same order as in
 * HTML.
 */
import {
  anchor,
  codeSpan,
  fence,
  heading,
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

/**
 * Prints a question of `restitch settle`: the conflicting values, each with the overlay actions
 * that choose it. It has an anchor, to which operations link.
 */
export function questionMd({ question, level }: BlockOf<'question'>): Md[] {
  const { id, title, cost, consequence, candidates, choices, advice } = question;
  const places = furtherPlaces(question);
  const keys = new Set(candidates.map(({ key }) => key));
  const others = choices.filter(({ key }) => !keys.has(key));
  return [
    anchor(id),
    heading(level, text(title)),
    md`${strong(text(COST_NAMES[cost]))}: ${text(consequence)}`,
    ...(places.length === 0 ? [] : [list(places.map((place) => codeSpan(place.text)))]),
    ...candidates.flatMap((one) => [
      ...candidateMd(one),
      ...choices.filter(({ key }) => key === one.key).map(actionsMd),
    ]),
    ...others.flatMap((one) => [md`${strong(text(one.key))} ${text(one.label)}`, actionsMd(one)]),
    text(recommendedText(question)),
    ...(advice === undefined ? [] : [text(advice)]),
  ];
}

function candidateMd({
  key,
  text: pieces,
  result,
  statements,
  isKept,
}: Question['candidates'][number]): Md[] {
  const value = pieces.map((piece) => piece.text).join('');
  const now = isKept ? text('generated now, ') : text('');
  return [
    md`${strong(text(key))} ${codeSpan(value)}: ${now}${codeSpan(result)}`,
    ...statements.flatMap(({ source, line, column, trust, seen, lines }) => [
      md`${codeSpan(`${source}:${line}:${column}`)}, ${text([trust, ...(seen === undefined ? [] : [seen])].join(', '))}`,
      ...(lines.length === 0
        ? []
        : [fence('', lines.map((one) => `${one.number} | ${one.text}`).join('\n'))]),
    ]),
  ];
}

function actionsMd({ answer }: Question['choices'][number]): Md {
  const { actions, accepted } = choiceYaml(answer);
  return fence('yaml', actions === '' ? `x-restitch-accepted:\n${accepted}` : actions);
}
