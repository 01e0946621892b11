/**
 * Converts a YAML syntax tree to plain data. Aliases are expanded within a budget, keys become strings, and numbers
 * stay exact.
 */
import type { Alias, Document as YamlDocument, Node, Pair, Scalar, YAMLMap } from 'yaml';
import type { DiagnosticCode, CodeParams } from '../../../base/diagnostics/catalog.js';
import type { Report } from '../../../base/diagnostics/report.js';
import type { SourceId } from '../../../model/origin.js';
import { exactNumber } from '../json/scalar.js';
import type { Limits } from '../limits.js';
import { normalizeBreaks } from '../text.js';
import { areMerged, mergeDuplicates, memberRole, type ObjectRole } from '../duplicate-keys.js';

type Yaml = typeof import('yaml');

/** Thrown if a document exceeds a limit. The caller of `YamlData` catches it. */
export class LimitReached extends Error {
  constructor(
    readonly code: 'file/too-deep' | 'yaml/too-many-nodes',
    readonly limit: number,
    readonly offset: number,
  ) {
    super(code);
  }
}

/** In an aliased text, this number of characters counts as one value. */
const TEXT_OF_A_NODE = 16;

export class YamlData {
  readonly #anchors = new Map<string, Node>();
  /** The nodes that are being read. If an alias leads to one of them, the aliases form a cycle. */
  readonly #open = new Set<Node>();
  #breaks = false;
  /** The number of aliases on the path to the current node. */
  #aliases = 0;

  constructor(
    readonly source: SourceId,
    readonly report: Report,
    readonly limits: Limits,
    /** The number of values that may still be read, in all documents of a file together. */
    readonly budget: { nodes: number },
    readonly yaml: Yaml,
  ) {}

  /**
   * Returns the data of a document.
   * @throws {LimitReached} if the document is too deep, or too large after aliases are expanded
   */
  read(document: YamlDocument): unknown {
    return this.#node(document.contents, 'root', 0);
  }

  #node(node: unknown, role: ObjectRole, depth: number): unknown {
    const { yaml, limits } = this;
    if (!yaml.isNode(node)) return null;
    this.#spend(1, node);
    if (yaml.isAlias(node)) return this.#alias(node, role, depth);
    if (node.anchor !== undefined) this.#anchors.set(node.anchor, node);
    if (yaml.isScalar(node)) return this.#scalar(node, role);
    if (depth >= limits.depth) {
      throw new LimitReached('file/too-deep', limits.depth, offsetOf(node));
    }
    this.#open.add(node);
    const data = yaml.isMap(node)
      ? this.#map(node, role, depth)
      : node.items.map((item) => this.#node(item, role === 'data' ? role : 'other', depth + 1));
    this.#open.delete(node);
    return data;
  }

  #spend(nodes: number, at: unknown): void {
    this.budget.nodes -= nodes;
    if (this.budget.nodes >= 0) return;
    throw new LimitReached('yaml/too-many-nodes', this.limits.nodes, offsetOf(at));
  }

  #alias(alias: Alias, role: ObjectRole, depth: number): unknown {
    const target = this.#anchors.get(alias.source);
    if (target === undefined) {
      this.#add('yaml/syntax', { what: `the alias *${alias.source} has no anchor` }, alias);
      return null;
    }
    if (this.#open.has(target)) {
      this.#add('yaml/alias-cycle', { alias: alias.source }, alias);
      return null;
    }
    this.#aliases += 1;
    const data = this.#node(target, role, depth);
    this.#aliases -= 1;
    return data;
  }

  #map(map: YAMLMap, role: ObjectRole, depth: number): object {
    const values = new Map<string, { value: unknown; key: unknown }>();
    const merges: Pair[] = [];
    for (const pair of map.items) {
      if (isMergeKey(pair.key, this.yaml)) {
        merges.push(pair);
        continue;
      }
      const key = this.#key(pair.key);
      if (key === undefined) continue;
      if (role === 'responses' && isNumber(pair.key, this.yaml)) {
        this.#add('resp/int-key', { status: key }, pair.key);
      }
      const value = this.#node(pair.value, memberRole(role, key), depth + 1);
      const first = values.get(key);
      if (first) {
        const isMerged = areMerged(role, key);
        this.#add('yaml/duplicate-key', { key, isMerged }, pair.key, first.key);
        values.set(key, { key: first.key, value: mergeDuplicates(role, key, first.value, value) });
      } else values.set(key, { key: pair.key, value });
    }
    for (const { key, value } of merges) this.#merge(values, key, value, role, depth);
    // `fromEntries` defines properties, so that `__proto__` is a key like any other.
    return Object.fromEntries([...values].map(([key, { value }]) => [key, value]));
  }

  /**
   * Merges the maps of a `<<` key. A key of the map itself takes precedence. If several maps have a key, the first
   * map decides.
   */
  #merge(
    values: Map<string, { value: unknown; key: unknown }>,
    key: unknown,
    node: unknown,
    role: ObjectRole,
    depth: number,
  ): void {
    const data = this.#node(node, role, depth);
    const sources: unknown[] = Array.isArray(data) ? data : [data];
    for (const source of sources) {
      if (typeof source !== 'object' || source === null || Array.isArray(source)) {
        this.#add('yaml/syntax', { what: 'only a map can be merged with <<' }, key);
        continue;
      }
      const members = Object.entries(source);
      // Counted, because in a chain of merges each step copies all members again.
      this.#spend(members.length, key);
      for (const [name, value] of members) {
        if (!values.has(name)) values.set(name, { value, key });
      }
    }
  }

  /** Converts a key to a string. A scalar that is not a string is used as it is written (`200`, `1.0`). */
  #key(key: unknown): string | undefined {
    const text = yamlKeyText(key, this.yaml, this.#anchors);
    if (text === undefined) {
      this.#add('yaml/syntax', { what: 'a key that is not a scalar: its entry was omitted' }, key);
    }
    return text;
  }

  #scalar(scalar: Scalar, role: ObjectRole): unknown {
    const { value, source } = scalar;
    if (typeof value === 'string') {
      // An alias to a long text counts as several values.
      if (this.#aliases > 0) this.#spend(value.length / TEXT_OF_A_NODE, scalar);
      if (!value.includes('\r') || role === 'data') return value;
      if (!this.#breaks) this.#add('text/eol', {}, scalar);
      this.#breaks = true;
      return normalizeBreaks(value);
    }
    if (typeof value !== 'number') return value;
    if (!Number.isFinite(value)) {
      this.#add('number/not-finite', { written: source ?? String(value) }, scalar);
      return null;
    }
    if (Number.isSafeInteger(value) || !Number.isInteger(value)) return value;
    return exactNumber((source ?? String(value)).replace(/^\+/, ''));
  }

  #add<C extends DiagnosticCode>(
    code: C,
    params: CodeParams<C>,
    node: unknown,
    also?: unknown,
  ): void {
    const place = (at: unknown) => ({ source: this.source, pointer: '', offset: offsetOf(at) });
    this.report.add(code, params, place(node), also === undefined ? [] : [place(also)]);
  }
}

/**
 * Returns the text of a key; `undefined` if the key is not a scalar.
 * @param anchors the targets of aliases that are used as keys
 */
export function yamlKeyText(
  key: unknown,
  yaml: Yaml,
  anchors: ReadonlyMap<string, Node>,
): string | undefined {
  const node = yaml.isAlias(key) ? anchors.get(key.source) : key;
  if (node === null) return '';
  if (!yaml.isScalar(node)) return undefined;
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value));
}

function isNumber(key: unknown, yaml: Yaml): boolean {
  return yaml.isScalar(key) && typeof key.value === 'number';
}

export function isMergeKey(key: unknown, yaml: Yaml): boolean {
  return yaml.isScalar(key) && key.value === '<<' && key.type === 'PLAIN';
}

function offsetOf(node: unknown): number {
  const range =
    typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : 0;
}
