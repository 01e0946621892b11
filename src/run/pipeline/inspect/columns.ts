/** Facts in columns: subject, value, trust and locations. */
import type { PlaceJson } from './places.js';

/** One fact. */
export interface FactRow {
  /** The subject; empty if it is that of the row above. */
  readonly label: string;
  readonly value: string;
  /** The trust in the fact: `declared`, `inferred`, … */
  readonly known?: string;
  /** The locations that declare it. */
  readonly at?: readonly Pick<PlaceJson, 'source' | 'line'>[];
  /** Documents that describe the subject and omit this fact. */
  readonly silent?: readonly Pick<PlaceJson, 'source'>[];
  /** A remark. */
  readonly note?: string;
}

/** Facts of one kind. The title of the first section is on a separate line, without indentation. */
export interface FactSection {
  readonly title: string;
  readonly rows: readonly FactRow[];
}

/**
 * The maximum width of a value. Longer values are cut, because a table that is wider than a terminal cannot be read.
 */
const WIDEST = 60;

/** Letters for documents: a path next to every fact would hide the facts. */
export interface DocumentLetters {
  /** `a:31:5 b:77:5`. */
  text(at: readonly Pick<PlaceJson, 'source' | 'line'>[]): string;
  /** `a b`: the documents alone. */
  letters(of: readonly Pick<PlaceJson, 'source'>[]): string;
  /** The list of letters with their documents. */
  legend(): string;
}

/** @returns letters that are given out in the order of their first use */
export function createDocumentLetters(): DocumentLetters {
  const letters = new Map<string, string>();
  const letterOf = (source: string): string => {
    const letter = letters.get(source) ?? letterAt(letters.size);
    letters.set(source, letter);
    return letter;
  };
  return {
    text: (at) =>
      at
        .map((place) => {
          const column = 'column' in place ? `:${String(place.column)}` : '';
          return `${letterOf(place.source)}:${place.line}${column}`;
        })
        .join(' '),
    letters: (of) => [...new Set(of.map(({ source }) => letterOf(source)))].join(' '),
    legend: () =>
      ['documents', ...[...letters].map(([source, letter]) => `  ${letter}  ${source}`)].join('\n'),
  };
}

/** `a` to `z`, then `aa`. */
function letterAt(index: number): string {
  const before = index < 26 ? '' : letterAt(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(97 + (index % 26));
}

/**
 * @param sections of one endpoint or schema
 * @param places assigns letters to documents
 * @param whole whether long values are printed in full
 */
export function sectionsText(
  sections: readonly FactSection[],
  places: DocumentLetters,
  whole: boolean,
): string {
  const rows = sections.flatMap((section) => section.rows);
  const most = (of: (row: FactRow) => string): number =>
    rows.reduce((width, row) => Math.max(width, of(row).length), 0);
  const value = (row: FactRow): string => (whole ? oneLine(row.value) : cut(oneLine(row.value)));
  const widths = {
    label: most(({ label }) => label),
    value: Math.min(most(value), WIDEST),
    known: most(({ known = '' }) => known),
  };
  const line = (row: FactRow): string => {
    const { label, known = '', at = [], silent = [], note = '' } = row;
    const absent = silent.length === 0 ? [] : [`not in ${places.letters(silent)}`];
    const facts = [value(row).padEnd(widths.value), known.padEnd(widths.known)];
    const cells = row.value === '' ? [] : facts;
    return [`  ${label.padEnd(widths.label)}`, ...cells, places.text(at), ...absent, note]
      .join('  ')
      .trimEnd();
  };
  return sections
    .filter((section, index) => index === 0 || section.rows.length > 0)
    .map((section) => [section.title, ...section.rows.map(line)].join('\n'))
    .join('\n');
}

function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

function cut(text: string): string {
  const points = [...text];
  return points.length > WIDEST ? `${points.slice(0, WIDEST - 1).join('')}…` : text;
}
