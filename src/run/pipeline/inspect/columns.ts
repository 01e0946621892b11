/** Prints facts in columns: the subject, the value, how reliable it is, and its locations. */
import type { PlaceJson } from './places.js';

/** A row of the table: one fact. */
export interface FactRow {
  /** The subject of the fact; empty if it is the subject of the row above. */
  readonly label: string;
  readonly value: string;
  /** How reliable the fact is: `declared`, `inferred`, … */
  readonly known?: string;
  /** The locations that declare the fact. */
  readonly at?: readonly Pick<PlaceJson, 'source' | 'line'>[];
  /** Documents that describe the subject but do not declare this fact. */
  readonly silent?: readonly Pick<PlaceJson, 'source'>[];
  readonly note?: string;
}

/** Facts under one title. A section without rows is not printed, unless it is the first one. */
export interface FactSection {
  readonly title: string;
  readonly rows: readonly FactRow[];
}

/**
 * The maximum width of a value. Longer values are cut, because a table that is wider than the terminal is unreadable.
 */
const WIDEST = 60;

/** Assigns a letter to each document. Full paths next to every fact would make the table unreadable. */
export interface DocumentLetters {
  /** Returns locations such as `a:31:5 b:77:5`: the letter of the document, the line and the column. */
  text(at: readonly Pick<PlaceJson, 'source' | 'line'>[]): string;
  /** Returns only the letters of documents, such as `a b`. */
  letters(of: readonly Pick<PlaceJson, 'source'>[]): string;
  /** Returns a list of all letters and the documents to which they belong. */
  legend(): string;
}

/** @returns an object that assigns `a` to the first document it is asked about, `b` to the second, and so on */
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

/** Returns `a` to `z` for the first 26 indexes, then `aa`, `ab` and so on. */
function letterAt(index: number): string {
  const before = index < 26 ? '' : letterAt(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(97 + (index % 26));
}

/**
 * Prints sections as a table.
 * @param sections the sections about one endpoint or one schema
 * @param places assigns letters to documents
 * @param whole true to print long values in full
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
