/**
 * Prints a question in a terminal. The candidates (the values to choose from) are printed next to each other, or below
 * each other if the terminal is narrow.
 */
import { largest } from '../../base/foundation/lists.js';
import { clipped, lengthOf, wrapped } from '../../base/foundation/text/wrap.js';
import { paint } from '../io.js';
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import {
  COST_NAMES,
  furtherPlaces,
  recommendedText,
  type Question,
  type QuestionCandidate,
  type SourceLine,
} from '../../api/questions/index.js';

export interface CardStyle {
  readonly color: boolean;
  /** The width of the terminal in columns. */
  readonly width: number;
}

/** The maximum number of rows for one line of a document. A longer line is cut off. */
const MOST_ROWS = 3;
/** The minimum width of a column. Candidates for which there is less space are printed below each other. */
const LEAST_COLUMN = 38;
/** The maximum number of locations that are listed. Further locations are only counted. */
const MOST_PLACES = 3;
/** The maximum number of lines for the text of a candidate. The whole text can be read in the candidate's document. */
const MOST_TEXT_LINES = 8;

/** Returns the lines of a question: its title and consequences, the candidates, and the recommendation. */
export function cardLines(question: Question, style: CardStyle): string[] {
  const { title, cost, consequence, candidates, advice } = question;
  const { color, width } = style;
  const dim = (text: string): string => paint(color, 'dim', text);
  const places = placesText(question);
  return [
    ...wrapped(shown(title), width).map((line) => paint(color, 'bold', line)),
    ...wrapped(shown(`${COST_NAMES[cost]}: ${consequence}`), width),
    ...(places === '' ? [] : wrapped(shown(places), width).map(dim)),
    '',
    ...columns(candidates, style),
    '',
    ...wrapped(shown(recommendedText(question)), width).map((line) => paint(color, 'green', line)),
    ...(advice === undefined ? [] : wrapped(shown(advice), width)),
  ];
}

function placesText(question: Question): string {
  const places = furtherPlaces(question);
  if (places.length === 0) return '';
  const names = places.slice(0, MOST_PLACES).map(({ text }) => text);
  const more = places.length - names.length;
  return `in ${names.join(', ')}${more > 0 ? ` and ${more} more places` : ''}`;
}

function columns(candidates: readonly QuestionCandidate[], style: CardStyle): string[] {
  const count = candidates.length;
  const width = Math.floor((style.width - 3 * (count - 1)) / Math.max(1, count));
  if (count < 2 || width < LEAST_COLUMN) {
    return candidates.flatMap((one, index) => [
      ...(index > 0 ? [''] : []),
      ...candidateLines(one, style.width, style.color).map(({ text }) => text),
    ]);
  }
  const blocks = candidates.map((one) => candidateLines(one, width, style.color));
  const height = largest(blocks.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) =>
    blocks
      .map((lines) => {
        const { text, length } = lines[row] ?? { text: '', length: 0 };
        return text + ' '.repeat(Math.max(0, width - length));
      })
      .join(paint(style.color, 'dim', ' │ '))
      .trimEnd(),
  );
}

/** A line with escape codes for colours, and its width without them. */
interface Line {
  readonly text: string;
  readonly length: number;
}

/** A line of a candidate's text. `differs` is true if a part of it differs from the other candidates. */
interface MarkedLine {
  text: string;
  length: number;
  differs: boolean;
}

function candidateLines(
  { key, text, result, statements, more, isKept }: QuestionCandidate,
  width: number,
  color: boolean,
): Line[] {
  const plain = (words: string, style?: Parameters<typeof paint>[1]): Line[] =>
    wrapped(shown(words), width).map((line) => ({
      text: style === undefined ? line : paint(color, style, line),
      length: lengthOf(line),
    }));
  const value = markedLines(text, width, color);
  const shownValue = differingLines(value);
  const locations = statements.flatMap(({ source, line, column, trust, seen, lines }) => [
    ...plain(
      [`${source}:${line}:${column}`, trust, ...(seen === undefined ? [] : [seen])].join('  '),
      'cyan',
    ),
    ...lines.flatMap((one) =>
      sourceRows(one, width).map((row) => ({
        text: paint(color, 'dim', row),
        length: lengthOf(row),
      })),
    ),
  ]);
  return [
    ...plain(isKept ? `${key}  (generated now)` : key, 'bold'),
    ...shownValue,
    ...plain(`→ ${result.replace(/\s+/g, ' ')}`).slice(0, MOST_TEXT_LINES),
    ...locations,
    ...(more > 0 ? plain(`and ${more} more places`, 'dim') : []),
  ];
}

/**
 * Returns the lines of a text that differ from the other candidates, each with the line above, and `…` for the lines
 * between them. Returns the first lines if none differs.
 */
function differingLines(lines: readonly MarkedLine[]): Line[] {
  if (lines.length <= MOST_TEXT_LINES) return [...lines];
  const isShown = lines.map(({ differs }, at) => differs || lines[at + 1]?.differs === true);
  const isAny = isShown.includes(true);
  const shown: Line[] = [];
  for (const [at, line] of lines.entries()) {
    if (shown.length >= MOST_TEXT_LINES) return [...shown, MORE];
    if (!isAny || isShown[at] === true) shown.push(line);
    else if (shown.at(-1) !== MORE) shown.push(MORE);
  }
  return shown;
}

const MORE: Line = { text: '…', length: 1 };

/** Prints the text of a candidate, with the differences from the other candidates highlighted. */
function markedLines(
  pieces: QuestionCandidate['text'],
  width: number,
  color: boolean,
): MarkedLine[] {
  const lines: MarkedLine[] = [{ text: '', length: 0, differs: false }];
  for (const { text, differs } of pieces) {
    for (const word of text.match(/\n|[^\S\n]+|[^\s]+/g) ?? []) {
      let last = lines.at(-1) ?? { text: '', length: 0, differs: false };
      const safe = word === '\n' ? '' : clipped(shown(word), width);
      if (word === '\n' || last.length + lengthOf(safe) > width) {
        last = { text: '', length: 0, differs: false };
        lines.push(last);
      }
      if (word === '\n' || (last.length === 0 && safe.trim() === '' && lines.length > 1)) continue;
      const isMarked = differs && safe.trim() !== '';
      last.text += isMarked ? paint(color, ['bold', 'yellow'], safe) : safe;
      last.length += lengthOf(safe);
      last.differs ||= isMarked;
    }
  }
  return lines;
}

/** Escapes control characters in text from descriptions, because they could move the cursor. */
function shown(text: string): string {
  return escapeInvisible(text.replaceAll('\t', '  '));
}

/**
 * Wraps a line of a document at spaces to the width of its column. The line is not cut off at the first row, because
 * the disputed value may be at its end.
 */
function sourceRows({ number, text }: SourceLine, width: number): string[] {
  const margin = `${number} | `;
  const indent = /^ */.exec(text)?.[0] ?? '';
  const rows = wrapped(shown(text.trimStart()), Math.max(8, width - margin.length - indent.length));
  const below = `${' '.repeat(String(number).length)} | `;
  return rows
    .slice(0, MOST_ROWS)
    .map((row, index) => `${index === 0 ? margin : below}${indent}${row}`)
    .map((row) => clipped(row, width));
}
