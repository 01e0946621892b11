/**
 * Withholds words of messages until there is enough evidence that they belong to the API. Until then, the file contains
 * a replacement of the same length at a known offset, so that the word can be restored.
 */
import {
  createTextProfile,
  enumWords,
  isApiWord,
  observeText,
  type TextProfile,
} from '../../../input/read/infer/text-profile.js';
import { asScrubbed, type Scrubbed } from './scrubbed.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';

/** A word to restore, and the offsets of its replacements in the file. */
export interface PutBack {
  readonly word: string;
  readonly offsets: readonly number[];
}

interface Waiting {
  readonly word: string;
  readonly replacement: string;
  readonly offsets: number[];
}

interface NamePlace {
  /** The digests of the different objects (for path segments: requests) that were recorded at one place. */
  readonly objects: Set<number>;
  readonly counts: Map<string, number>;
  readonly waiting: Map<string, Waiting>;
}

interface WordPlace {
  readonly profile: TextProfile;
  readonly waiting: Map<string, Waiting>;
}

/** The number of different objects at one place that must contain an unknown name before it counts as a field name. */
const OBJECTS = 4;

const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARK = /\ue000(\d+)\ue001/g;

export class Withheld {
  readonly #words = new Map<string, WordPlace>();
  readonly #names = new Map<string, NamePlace>();
  /** The path segments that may be words of the API. */
  readonly #segments = new Map<string, NamePlace>();
  /**
   * The values of fields for personal or secret data. A path segment that equals such a value is not a word of the API.
   */
  readonly #privateValues = new Set<string>();
  /** The withheld words of the entry that is being written. The mark of a word contains its index in this list. */
  #marked: Waiting[] = [];

  /**
   * Returns a mark for a text that may be a value of an enum. `write` later turns the mark into the replacement.
   * Returns `undefined` for any other text.
   */
  word(place: string, word: string, replacement: string): Scrubbed | undefined {
    const known = this.#words.get(place);
    if (!known && this.#words.size >= SERVICE_LIMITS.withheldPlaces.most) return undefined;
    const { profile, waiting } = known ?? { profile: createTextProfile(), waiting: new Map() };
    if (!known) this.#words.set(place, { profile, waiting });
    observeText(profile, word);
    if (profile.isFree) waiting.clear();
    return profile.isFree || !isApiWord(word) ? undefined : this.#mark(waiting, word, replacement);
  }

  /**
   * Registers an object at a place.
   * @param digest a number that is the same for objects with the same values
   * @param names the names of the object's fields that are neither common API words nor declared
   */
  object(place: string, digest: number, names: readonly string[]): void {
    if (names.length === 0) return;
    const known = this.#names.get(place);
    if (!known && this.#names.size >= SERVICE_LIMITS.withheldPlaces.most) return;
    const one = known ?? { objects: new Set(), counts: new Map(), waiting: new Map() };
    this.#names.set(place, one);
    if (one.objects.has(digest) || one.objects.size >= SERVICE_LIMITS.withheldPlaces.most) return;
    one.objects.add(digest);
    for (const name of names) one.counts.set(name, (one.counts.get(name) ?? 0) + 1);
  }

  /**
   * Returns the name of a field if there is enough evidence that it is one, otherwise a mark. Returns `undefined` if no
   * object was registered at the place.
   */
  name(place: string, name: string, replacement: string): Scrubbed | undefined {
    const known = this.#names.get(place);
    if (!known) return undefined;
    return isField(known, name) && known.counts.has(name)
      ? asScrubbed(name)
      : this.#mark(known.waiting, name, replacement);
  }

  /**
   * Returns a mark for a path segment that is neither a common API word nor declared.
   * @param place the path before the segment, with `*` instead of values
   * @param digest the digest of the request that contains the segment
   */
  segment(place: string, word: string, replacement: string, digest: number | undefined): Scrubbed {
    const known = this.#segments.get(place);
    if (!known && this.#segments.size >= SERVICE_LIMITS.withheldPlaces.most)
      return asScrubbed(replacement);
    const one = known ?? { objects: new Set(), counts: new Map(), waiting: new Map() };
    this.#segments.set(place, one);
    if (digest !== undefined && one.objects.size < OBJECTS) one.objects.add(digest);
    return this.#mark(one.waiting, word, replacement);
  }

  /** Records the value of a field for personal or secret data. */
  addPrivate(text: string): void {
    if (this.#privateValues.size < SERVICE_LIMITS.privateValues.most) this.#privateValues.add(text);
  }

  #mark(waiting: Map<string, Waiting>, word: string, replacement: string): Scrubbed {
    const one = waiting.get(word) ?? { word, replacement, offsets: [] };
    waiting.set(word, one);
    this.#marked.push(one);
    return asScrubbed(`${OPEN}${this.#marked.length - 1}${CLOSE}`);
  }

  /** Returns a text for display, in which withheld words are replaced. */
  plain(text: Scrubbed): Scrubbed {
    return asScrubbed(
      text.replace(MARK, (_, at: string) => this.#marked[Number(at)]?.replacement ?? ''),
    );
  }

  /**
   * Returns the final text of an entry, in which replacements take the place of the marks. Remembers the offset of each
   * replacement in the file.
   * @param start the position of the entry in the file, in bytes
   */
  write(text: Scrubbed, start: number): Scrubbed {
    let at = start;
    let end = 0;
    const pieces: string[] = [];
    for (const found of text.matchAll(MARK)) {
      const one = this.#marked[Number(found[1])];
      const before = text.slice(end, found.index);
      at += Buffer.byteLength(before);
      one?.offsets.push(at);
      pieces.push(before, one?.replacement ?? '');
      at += one?.replacement.length ?? 0;
      end = found.index + found[0].length;
    }
    this.#marked = [];
    return asScrubbed(pieces.join('') + text.slice(end));
  }

  /** Returns the names that have turned out to be field names since the last entry. */
  settledNames(): PutBack[] {
    return [...this.#names.values()].flatMap((place) => {
      if (place.waiting.size === 0 || place.objects.size < OBJECTS) return [];
      const settled = [...place.waiting.values()].filter(({ word }) => isField(place, word));
      for (const { word } of settled) place.waiting.delete(word);
      return settled;
    });
  }

  /** Returns the words that occurred often enough to belong to the API. Call it when the recording ends. */
  settledWords(): PutBack[] {
    const words = [...this.#words.values()].flatMap(({ profile, waiting }) => {
      const known = new Set(enumWords(profile));
      return [...waiting.values()].filter(({ word }) => known.has(word));
    });
    const segments = [...this.#segments.values()].filter(({ objects }) => objects.size >= OBJECTS);
    if (this.#privateValues.size >= SERVICE_LIMITS.privateValues.most) return words;
    return segments.reduce(
      (all, { waiting }) =>
        all.concat([...waiting.values()].filter(({ word }) => !this.#privateValues.has(word))),
      words,
    );
  }
}

function isField({ objects, counts }: NamePlace, name: string): boolean {
  return objects.size >= OBJECTS && counts.get(name) === objects.size;
}
