/**
 * Prints the API for people: a list of its operations, or all facts about the operations or the schema that a query
 * names, as a tree.
 */
import { counted } from '../../../base/foundation/counted.js';
import { groupBy } from '../../../base/foundation/group.js';
import { largest } from '../../../base/foundation/lists.js';
import { quotedName } from '../../../base/foundation/text/quoted.js';
import { byCodeUnit } from '../../../base/foundation/sort.js';
import { clipped, lengthOf, wrapped } from '../../../base/foundation/text/wrap.js';
import { escapeInvisible } from '../../../base/diagnostics/quote.js';
import type { Endpoint } from '../../../model/api.js';
import { plainData } from '../../../model/json.js';
import { observedCountOf, observedText, trustWord, type Origin } from '../../../model/origin.js';
import { templateOf } from '../../../model/path.js';
import { onlyField } from '../../../model/place.js';
import { requirementsIn } from '../../../model/security/requirements-in.js';
import { securityText } from '../../../model/security/security-text.js';
import { openConflicts, type Candidate, type Election } from '../../../api/reconcile/index.js';
import type { Generated } from '../generate.js';
import { endpointOutline, schemaOutline, type OutlineNode } from './outline.js';
import { selectedParts } from './selected.js';

type Kind = 'title' | 'note' | 'conflict';

/** How the facts are printed. */
export interface InspectStyle {
  /** The number of characters in a line. */
  readonly width?: number;
  /** True to print long texts and long lists in full. */
  readonly whole?: boolean;
  /** Highlights a title, a note about the source of a fact, or a conflict. */
  readonly paint?: (kind: Kind, text: string) => string;
}

const WIDTH = 100;
/** The maximum number of parts of a fact. Further parts are only counted. */
const MOST = 60;

/**
 * Prints the API.
 * @param query the key, name or group of endpoints, or the name of a schema; if absent, all endpoints are listed
 * @returns lines of text without invisible characters
 */
export function inspectText(
  generated: Generated,
  query?: string,
  style: InspectStyle = {},
): string {
  const page = new Page(generated, style);
  if (query === undefined) return page.list();
  const { endpoints, schemas } = selectedParts(generated, query);
  const { operations, schemas: types } = generated.names;
  const listed = new Map<string, string>();
  const parts = [
    ...endpoints.map((endpoint) => {
      const name = operations.get(endpoint.key) ?? '';
      return page.tree(addressOf(endpoint), name, endpointOutline(endpoint, generated, listed));
    }),
    ...schemas.map(([id, schema]) =>
      page.tree(types.get(id) ?? id, 'schema', schemaOutline(id, schema, generated)),
    ),
  ];
  return [...parts, page.legend()].map((lines) => lines.join('\n')).join('\n\n');
}

function addressOf({ method, path, trailingSlash }: Endpoint): string {
  return `${method} ${templateOf(path, trailingSlash)}`;
}

class Page {
  /** The letters of the documents. Full paths next to every fact would make the page unreadable. */
  readonly #letters = new Map<string, string>();
  readonly #generated: Generated;
  /** The conflicts that neither the configuration nor an overlay has decided. */
  readonly #open: ReadonlySet<Election>;
  readonly #width: number;
  readonly #whole: boolean;
  readonly #paint: NonNullable<InspectStyle['paint']>;

  constructor(generated: Generated, { width = WIDTH, whole = false, paint }: InspectStyle) {
    this.#generated = generated;
    this.#open = new Set(openConflicts(generated.ledger));
    this.#width = width;
    this.#whole = whole;
    this.#paint = paint ?? ((_, text) => text);
  }

  /** Lists the operations by group. */
  list(): string {
    const { api, names, ledger } = this.#generated;
    const groups = [...groupBy(api.endpoints, ({ key }) => names.groupOf.get(key) ?? '')];
    const column = largest(api.endpoints.map((one) => lengthOf(addressOf(one)))) + 4;
    const rows = groups
      .sort(([a], [b]) => byCodeUnit(a, b))
      .flatMap(([group, endpoints]) => [
        ...this.#row(0, group, '', { kind: 'title' }),
        ...endpoints.flatMap((endpoint) =>
          this.#row(1, addressOf(endpoint), names.operations.get(endpoint.key) ?? '', { column }),
        ),
      ]);
    const paths = new Set(api.endpoints.map((one) => templateOf(one.path, one.trailingSlash)));
    const occurrences = ledger.documents.reduce((sum, document) => sum + document.endpoints, 0);
    const found = `${counted(api.endpoints.length, 'endpoint')} on ${counted(paths.size, 'path')} in ${counted(groups.length, 'group')}`;
    const from = `${counted(occurrences, 'occurrence')} in ${counted(ledger.documents.length, 'document')}`;
    const summary = `${found}, from ${from}; ${counted(this.#open.size, 'conflict')}`;
    return [...rows, '', ...wrapped(summary, this.#width)].join('\n');
  }

  tree(title: string, name: string, root: OutlineNode): string[] {
    return [
      ...this.#row(0, title, name, { kind: 'title', column: 0 }),
      ...this.#row(1, 'described in', this.#places(root.origins)),
      ...this.#parts(root, 1, sourcesOf(root.origins)),
    ];
  }

  /** Lists the letters and the documents to which they belong. */
  legend(): string[] {
    const letters = [...this.#letters];
    return [
      ...this.#row(0, 'documents', '', { kind: 'title' }),
      ...letters.flatMap(([source, letter]) => this.#row(1, letter, source, { column: 0 })),
    ];
  }

  /**
   * Lists the rejected values of a fact, and the facts about its parts.
   * @param around the documents that describe what contains the facts
   */
  #parts(node: OutlineNode, depth: number, around: readonly string[]): string[] {
    const nodes = [...node.children.values()];
    const printed = this.#whole ? nodes : nodes.slice(0, MOST);
    const more = nodes.length - printed.length;
    return [
      ...node.elections.flatMap((election) => this.#decision(election, node.value, depth)),
      ...printed.flatMap((one) => this.#node(one, depth, around)),
      ...(more > 0 ? this.#row(depth, `… and ${more} more`, '--verbose lists them') : []),
    ];
  }

  #node(node: OutlineNode, depth: number, around: readonly string[]): string[] {
    const { label, origins, typed, elections } = node;
    const [election] = elections;
    const value = node.value ?? (election ? valueText(election, election.kept) : '');
    const rejected = elections.flatMap((one) => one.rejected);
    const isChosen = node.value === undefined && election && rejected.length > 0;
    const sources = sourcesOf([...origins, ...rejected.flatMap((one) => one.origins)]);
    const silent = sources.length === 0 ? [] : around.filter((one) => !sources.includes(one));
    const seen = observedCountOf(origins);
    const notes = [
      ...(isChosen ? [election.rule] : []),
      ...(origins.length === 0 ? [] : [trustWord(typed ?? origins)]),
      ...(seen === undefined ? [] : [observedText(seen)]),
      ...(origins.length === 0 ? [] : [this.#places(origins)]),
      ...(silent.length === 0
        ? []
        : [`not in ${silent.map((one) => this.#letter(one)).join(' ')}`]),
    ];
    return [
      ...this.#row(depth, value === '' ? label : `${label}: ${value}`, notes.join(' · ')),
      ...this.#parts(node, depth + 1, typed && origins.length > 0 ? sourcesOf(origins) : around),
    ];
  }

  /** @param value the value that is printed with the fact; absent if this is the kept one */
  #decision(election: Election, value: string | undefined, depth: number): string[] {
    const { kept, rejected, rule, conflict, id = '' } = election;
    if (rejected.length === 0) return [];
    const isOpen = this.#open.has(election);
    const kind = isOpen ? 'conflict' : 'note';
    return [
      ...(conflict === undefined
        ? []
        : this.#row(depth, `${isOpen ? 'conflict' : 'decided conflict'} ${id}`, '', { kind })),
      ...(value === undefined
        ? []
        : this.#row(depth, `kept ${quotedText(election, kept)}`, rule, { kind })),
      ...rejected.flatMap((lost) => {
        const note = [lost.why, this.#places(lost.origins)].filter((part) => part !== '');
        return this.#row(depth, `not ${quotedText(election, lost)}`, note.join(' · '), { kind });
      }),
    ];
  }

  /**
   * Prints a text and a note next to it. The note is printed below the text if the line is too long.
   * @param column the column at which the note begins
   */
  #row(
    depth: number,
    text: string,
    note: string,
    {
      column = Math.floor(this.#width * 0.45),
      kind = 'note',
    }: { readonly column?: number; readonly kind?: Kind } = {},
  ): string[] {
    const width = this.#width;
    // Deeply nested facts are not indented further, so that there is room for their text.
    const indent = ' '.repeat(Math.min(2 * depth, Math.floor(width / 2)));
    const below = `${indent}    `;
    const shown = this.#whole ? safe(text) : clipped(safe(text), width - indent.length);
    const paint = (line: string): string => (kind === 'note' ? line : this.#paint(kind, line));
    const [first = '', ...more] = wrapped(shown, width - indent.length, 4);
    const start = Math.max(column, lengthOf(indent + first) + 2);
    const lines = [indent + paint(first), ...more.map((line) => below + paint(line))];
    if (note === '') return lines;
    if (more.length === 0 && start + lengthOf(note) <= width) {
      const gap = ' '.repeat(start - lengthOf(indent + first));
      return [`${indent}${paint(first)}${gap}${this.#paint('note', safe(note))}`];
    }
    const rest = wrapped(safe(note), width - below.length);
    return [...lines, ...rest.map((line) => below + this.#paint('note', line))];
  }

  /** Returns locations such as `a:31:5 b:77:5`: the letter of the document, the line and the column. */
  #places(origins: readonly Origin[]): string {
    const texts = origins.map((origin) => {
      const { line, column } = this.#generated.locate(origin);
      return `${this.#letter(origin.source)}:${line}:${column}`;
    });
    return texts.join(' ');
  }

  #letter(source: string): string {
    const letter = this.#letters.get(source) ?? letterAt(this.#letters.size);
    this.#letters.set(source, letter);
    return letter;
  }
}

/** Returns `a` to `z` for the first 26 indexes, then `aa`, `ab` and so on. */
function letterAt(index: number): string {
  const before = index < 26 ? '' : letterAt(Math.floor(index / 26) - 1);
  return before + String.fromCharCode(97 + (index % 26));
}

function sourcesOf(origins: readonly Origin[]): readonly string[] {
  return [...new Set(origins.map(({ source }) => source))];
}

function valueText({ steps }: Election, { value }: Candidate): string {
  if (value === null) return 'none of them';
  if (onlyField(steps) === 'security') return securityText(requirementsIn(value));
  return typeof value === 'string' ? value : JSON.stringify(plainData(value, String));
}

function quotedText(election: Election, candidate: Candidate): string {
  const text = valueText(election, candidate);
  return text === candidate.value ? quotedName(text) : text;
}

/** Returns a text on one line, without characters that could move the cursor. */
function safe(text: string): string {
  return escapeInvisible(text.trim().replace(/\s+/g, ' '));
}
