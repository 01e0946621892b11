/** The account of a run, as JSON and as text: the facts of documents that the merged API does not contain. */
import { accountLine, type Fate } from '../../../api/account/index.js';
import { canonicalText } from '../../../model/canonical.js';
import type { Generated } from '../generate.js';
import type { AccountJson } from './json.js';

/** Returns the account of a run as JSON. */
export function accountJson(generated: Generated): AccountJson {
  const { account, locate } = generated;
  return {
    ...account,
    entries: account.entries.map(({ origin, kind, path, value, ...entry }) => ({
      ...entry,
      kind,
      path,
      value: shownValue(value),
      place: origin ? { source: origin.source, ...position(locate(origin)) } : null,
    })),
  };
}

function position({ line, column }: { line: number; column: number }): {
  line: number;
  column: number;
} {
  return { line, column };
}

/** Returns a value that JSON can contain. Objects are written as text. */
function shownValue(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  return typeof value === 'object' && value !== null ? canonicalText(value, ORIGINS) : value;
}

const ORIGINS: ReadonlySet<string> = new Set(['origins']);

const TITLES: Readonly<Record<Fate, string>> = {
  lost: 'Lost',
  replaced: 'Replaced by the value of another document',
  leftOut: 'Omitted',
};

/** Prints the account of a run: the counts, and each fact that is not in the merged API, with its location. */
export function accountText(generated: Generated): string {
  const { entries } = accountJson(generated);
  const sections = (['lost', 'replaced', 'leftOut'] as const).flatMap((fate) => {
    const own = entries.filter((entry) => entry.fate === fate);
    return own.length === 0 ? [] : [[TITLES[fate], ...own.map(entryText)].join('\n')];
  });
  const [counts] = accountLine(generated.account).split(': restitch');
  return [...sections, counts].join('\n\n');
}

function entryText({
  kind,
  path,
  value,
  place,
  count,
  why,
  code,
}: AccountJson['entries'][number]): string {
  const [, field = ''] = kind.split('.');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = text.length > MOST ? `${text.slice(0, MOST)}…` : text;
  const where = place ? `${place.source}:${place.line}:${place.column}` : '';
  const more = count > 1 ? ` and ${count - 1} facts in it` : '';
  const reason = code === undefined ? why : `${why} (${code})`;
  return `  ${where}  ${path.join(' ') || 'the API'}\n    ${field} ${JSON.stringify(short)}${more}: ${reason}`;
}

const MOST = 60;
