/** Finds the node of a JSON Pointer in a YAML syntax tree. For aliases and merged maps, this is the original node. */
import type { Document as YamlDocument, Node, Pair, YAMLMap } from 'yaml';
import { pointerKeys } from '../../../model/pointer.js';
import type { LocatedNode, Locator } from '../locate.js';
import { isMergeKey, yamlKeyText } from './data.js';

type Yaml = typeof import('yaml');

interface Candidate {
  readonly node: unknown;
  readonly key?: unknown;
}

export class YamlLocator implements Locator {
  readonly #anchors = new Map<string, Node>();
  readonly #keys = new Map<YAMLMap, ReadonlyMap<string, readonly Pair[]>>();

  constructor(
    readonly document: YamlDocument,
    readonly yaml: Yaml,
  ) {
    yaml.visit(document, {
      Node: (_, node) => {
        if (!yaml.isAlias(node) && node.anchor !== undefined) this.#anchors.set(node.anchor, node);
      },
    });
  }

  /** Returns the node of a pointer. If it does not exist, returns the nearest enclosing node. */
  find(pointer: string): LocatedNode {
    let candidates: readonly Candidate[] = [{ node: this.document.contents }];
    let exact = true;
    for (const key of pointerKeys(pointer)) {
      const next = candidates.flatMap(({ node }) => this.#children(node, key));
      if (next.length === 0) {
        exact = false;
        break;
      }
      candidates = next;
    }
    const { node, key } = candidates.at(-1) ?? { node: this.document.contents };
    const keyRange = rangeOf(key);
    return {
      exact,
      container: this.yaml.isCollection(this.#resolve(node)),
      value: rangeOf(node) ?? keyRange ?? [0, 1],
      ...(keyRange && { key: keyRange }),
    };
  }

  /**
   * Returns a scalar as it is written, without quotes. For an object, an array or a missing value, returns
   * `undefined`.
   */
  scalarText(pointer: string): string | undefined {
    let node: unknown = this.document.contents;
    for (const key of pointerKeys(pointer)) {
      const child = this.#children(node, key).at(-1);
      if (child === undefined) return undefined;
      node = child.node;
    }
    const scalar = this.#resolve(node);
    if (!this.yaml.isScalar(scalar)) return undefined;
    return scalar.source ?? String(scalar.value);
  }

  #resolve(node: unknown): unknown {
    return this.yaml.isAlias(node) ? this.#anchors.get(node.source) : node;
  }

  /** Returns the children that have the given key; several if the key occurs twice. */
  #children(parent: unknown, key: string): Candidate[] {
    const node = this.#resolve(parent);
    if (this.yaml.isSeq(node)) {
      const item = /^(0|[1-9]\d*)$/.test(key) ? node.items[Number(key)] : undefined;
      return item === undefined ? [] : [{ node: item }];
    }
    if (!this.yaml.isMap(node)) return [];
    const own = (this.#index(node).get(key) ?? []).map((pair) => ({
      node: pair.value,
      key: pair.key,
    }));
    return own.length > 0 ? own : this.#merged(node, key, 0);
  }

  #merged(map: YAMLMap, key: string, depth: number): Candidate[] {
    // Merged maps may merge other maps. A cycle was already reported, and must not cause an endless loop.
    if (depth > 20) return [];
    for (const pair of map.items) {
      if (!isMergeKey(pair.key, this.yaml)) continue;
      const source = this.#resolve(pair.value);
      const maps = this.yaml.isSeq(source) ? source.items : [source];
      for (const item of maps) {
        const merged = this.#resolve(item);
        if (!this.yaml.isMap(merged)) continue;
        const [found] = this.#index(merged).get(key) ?? [];
        if (found) return [{ node: found.value, key: found.key }];
        const deeper = this.#merged(merged, key, depth + 1);
        if (deeper.length > 0) return deeper;
      }
    }
    return [];
  }

  #index(map: YAMLMap): ReadonlyMap<string, readonly Pair[]> {
    const known = this.#keys.get(map);
    if (known) return known;
    const index = new Map<string, Pair[]>();
    for (const pair of map.items) {
      const key = yamlKeyText(pair.key, this.yaml, this.#anchors);
      if (key === undefined || isMergeKey(pair.key, this.yaml)) continue;
      const same = index.get(key);
      if (same) same.push(pair);
      else index.set(key, [pair]);
    }
    this.#keys.set(map, index);
    return index;
  }
}

function rangeOf(node: unknown): readonly [number, number] | undefined {
  const range =
    typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
  if (!Array.isArray(range)) return undefined;
  const [start, end]: unknown[] = range;
  return typeof start === 'number' && typeof end === 'number' ? [start, end] : undefined;
}
