/**
 * Withholds words of messages until there is enough evidence that they belong to the API. Until then, the file contains
 * a replacement of the same length at a known offset, so that the word can be restored. A word is restored everywhere or
 * nowhere, so that equal values stay equal.
 */
import {
  createTextProfile,
  enumWords,
  isApiWord,
  observeText,
  type TextProfile,
} from '../../../input/read/infer/text-profile.js';
import { SERVICE_LIMITS } from '../../../base/foundation/limits/service.js';
import { PathWords } from './path-words.js';
import { asScrubbed, type Scrubbed } from './scrubbed.js';

/** A word to restore, and the offsets of its replacements in the file. */
export interface PutBack {
  readonly word: string;
  readonly offsets: readonly number[];
}

/** The number of different words that stay replaced, although they may belong to the API. */
export interface StillReplaced {
  /** Words in paths. */
  readonly words: number;
  /** Keys of objects, and names of headers. */
  readonly names: number;
}

interface Waiting {
  readonly word: string;
  readonly replacement: string;
  readonly offsets: number[];
}

interface NamePlace {
  /** The digests of the different objects that were recorded at one place. */
  readonly objects: Set<number>;
  readonly counts: Map<string, number>;
  readonly waiting: Map<string, Waiting>;
  /** True if some of the objects may be maps. */
  hasMaps: boolean;
}

/** The number of different objects at one place that must contain an unknown name before it counts as a field name. */
const OBJECTS = 4;

const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARK = /\ue000(\d+)\ue001/g;

/** Matches the names of accounts that every service has. They cannot identify a person. */
const ACCOUNT = /^(?:admin|administrator|anonymous|guest|root|system|user)$/i;

export class Withheld {
  readonly paths = new PathWords();
  /** All words that may be restored. */
  readonly #words = new Map<string, Waiting>();
  /** The words that paths contain. */
  readonly #pathWords = new Set<string>();
  /** The places whose values may be those of an enum. */
  readonly #places = new Map<string, TextProfile>();
  readonly #names = new Map<string, NamePlace>();
  /** The names that are fields. They are fields in all objects that are not maps. */
  readonly #fields = new Set<string>();
  /** The keys of maps, which are replaced at once. */
  readonly #keys = new Set<string>();
  /** The values of fields, in lower case. A path segment that equals such a value is not a word of the API. */
  readonly #values = new Set<string>();
  /** The values of fields for personal or secret data, in lower case. They are never restored. */
  readonly #privateValues = new Set<string>();
  /** The words that have occurrences without a mark. They are never restored. */
  readonly #lost = new Set<string>();
  #offsets = 0;
  /** The withheld words of the entry that is being written. The mark of a word contains its index in this list. */
  #marked: Waiting[] = [];

  /**
   * Returns a mark for a text that may be a value of an enum. `write` later turns the mark into the replacement.
   * Returns `undefined` for any other text.
   */
  word(place: string, word: string, replacement: string): Scrubbed | undefined {
    const known = this.#places.get(place);
    const hasRoom = known || this.#places.size < SERVICE_LIMITS.withheldPlaces.most;
    const profile = known ?? createTextProfile();
    if (hasRoom) {
      this.#places.set(place, profile);
      observeText(profile, word);
    }
    return isApiWord(word) ? this.#markWord(word, replacement) : undefined;
  }

  /** Returns a mark for a path segment that may be a word of the API. */
  segment(word: string, replacement: string): Scrubbed {
    if (this.#pathWords.size < SERVICE_LIMITS.pathWords.most) this.#pathWords.add(word);
    return this.#markWord(word, replacement) ?? asScrubbed(replacement);
  }

  /** Records a word that a field contained as its value. */
  addValue(text: string, isPrivate: boolean): void {
    if (ACCOUNT.test(text)) return;
    const values = isPrivate ? this.#privateValues : this.#values;
    if (values.size < SERVICE_LIMITS.privateValues.most) values.add(text.toLowerCase());
  }

  /** Returns true for a word that a field has contained as its value. */
  isValue(text: string): boolean {
    const lower = text.toLowerCase();
    return this.#values.has(lower) || this.#privateValues.has(lower);
  }

  /**
   * Registers an object at a place.
   * @param digest a number that is the same for objects with the same values at the same address
   * @param names the names of the object's fields that are neither common API words nor declared
   */
  object(place: string, digest: number, names: readonly string[]): void {
    if (names.length === 0) return;
    const known = this.#names.get(place);
    if (!known && this.#names.size >= SERVICE_LIMITS.withheldPlaces.most) return;
    const waiting = new Map<string, Waiting>();
    const one = known ?? { objects: new Set(), counts: new Map(), waiting, hasMaps: false };
    this.#names.set(place, one);
    if (one.objects.has(digest) || one.objects.size >= SERVICE_LIMITS.withheldPlaces.most) return;
    one.objects.add(digest);
    for (const name of names) one.counts.set(name, (one.counts.get(name) ?? 0) + 1);
  }

  /**
   * Returns the name of a field if there is enough evidence that it is one, otherwise a mark. Returns `undefined` if no
   * object was registered at the place.
   * @param isMap true if the object may be a map. A field of other objects is not a reason to keep a key of a map
   */
  name(
    { at, isMap }: { readonly at: string; readonly isMap: boolean },
    name: string,
    replacement: string,
  ): Scrubbed | undefined {
    const known = this.#names.get(at);
    if (!known) return undefined;
    if (isMap) known.hasMaps = true;
    return this.#isField(known, name) && known.counts.has(name)
      ? asScrubbed(name)
      : this.#mark(known.waiting, name, replacement);
  }

  #isField(place: NamePlace, name: string): boolean {
    if (isProvenField(place, name)) {
      this.#fields.add(name);
      return true;
    }
    return !place.hasMaps && this.#fields.has(name);
  }

  /** Records a key of a map. It is a value, but it may also be the name of a field. */
  addKey(key: string): void {
    this.addValue(key, true);
    if (this.#keys.size < SERVICE_LIMITS.privateValues.most) this.#keys.add(key);
  }

  #markWord(word: string, replacement: string): Scrubbed | undefined {
    const { withheldWords, withheldOffsets } = SERVICE_LIMITS;
    const isFull = this.#words.size >= withheldWords.most && !this.#words.has(word);
    if (isFull || this.#offsets >= withheldOffsets.most) {
      if (this.#lost.size < withheldWords.most) this.#lost.add(word);
      return undefined;
    }
    this.#offsets++;
    return this.#mark(this.#words, word, replacement);
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
      if (place.waiting.size === 0) return [];
      const settled = [...place.waiting.values()].filter(({ word }) => this.#isField(place, word));
      for (const { word } of settled) place.waiting.delete(word);
      return settled;
    });
  }

  /** Returns the words that have turned out to belong to the API. Call it once, when the recording ends. */
  settledWords(): PutBack[] {
    const { privateValues, withheldWords } = SERVICE_LIMITS;
    const isComplete =
      Math.max(this.#values.size, this.#privateValues.size) < privateValues.most &&
      this.#lost.size < withheldWords.most;
    if (!isComplete) return [];
    const proven = this.paths.proven((word) => this.isValue(word));
    for (const profile of this.#places.values())
      for (const word of enumWords(profile) ?? []) proven.add(word);
    return [...this.#words.values()].filter(({ word }) => {
      const isPrivate = this.#privateValues.has(word.toLowerCase());
      if (!proven.has(word) || isPrivate || this.#lost.has(word)) return false;
      this.#pathWords.delete(word);
      return true;
    });
  }

  /** Returns how many words stay replaced that may belong to the API. Call it after `settledWords`. */
  stillReplaced(): StillReplaced {
    const names = new Set(this.#keys);
    for (const { waiting } of this.#names.values())
      for (const name of waiting.keys()) names.add(name);
    const words = [...this.#pathWords].filter((word) => !this.isValue(word));
    return { words: words.length, names: names.size };
  }
}

function isProvenField({ objects, counts }: NamePlace, name: string): boolean {
  return objects.size >= OBJECTS && counts.get(name) === objects.size;
}
