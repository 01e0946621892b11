/**
 * Words that may belong to the API, and wait for evidence. Until then the file contains another word of the same
 * length, and its offsets are remembered, so that the word can be put back.
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

/** A word that is put back at some places of the file. */
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
  /** Digests of the objects that differ. */
  readonly objects: Set<number>;
  readonly counts: Map<string, number>;
  readonly waiting: Map<string, Waiting>;
}

interface WordPlace {
  readonly profile: TextProfile;
  readonly waiting: Map<string, Waiting>;
}

/** A field that no list knows is one where so many different objects of one place all have it. */
const OBJECTS = 4;

const OPEN = '\ue000';
const CLOSE = '\ue001';
const MARK = /\ue000(\d+)\ue001/g;

export class Withheld {
  readonly #words = new Map<string, WordPlace>();
  readonly #names = new Map<string, NamePlace>();
  /** Words of paths. */
  readonly #segments = new Map<string, NamePlace>();
  /** Texts of fields that contain names. A path segment with such a text is not a word of the API. */
  readonly #told = new Set<string>();
  /** Those of the entry that is being written, by their mark. */
  #marked: Waiting[] = [];

  /** A text at a place: its mark if it may be a word of an enum, otherwise `undefined`. */
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
   * Tells of an object.
   * @param digest the same for the same values
   * @param names those that no list knows
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

  /** The name of a field if there is enough evidence for it, otherwise its mark. */
  name(place: string, name: string, replacement: string): Scrubbed | undefined {
    const known = this.#names.get(place);
    if (!known) return undefined;
    return isField(known, name) && known.counts.has(name)
      ? asScrubbed(name)
      : this.#mark(known.waiting, name, replacement);
  }

  /**
   * A word of a path that no list knows: its mark.
   * @param place the path to it, for all such paths alike
   * @param digest of the request that has it
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

  /** Records a text that is the name of a person or an item. */
  tell(text: string): void {
    if (this.#told.size < SERVICE_LIMITS.toldNames.most) this.#told.add(text);
  }

  #mark(waiting: Map<string, Waiting>, word: string, replacement: string): Scrubbed {
    const one = waiting.get(word) ?? { word, replacement, offsets: [] };
    waiting.set(word, one);
    this.#marked.push(one);
    return asScrubbed(`${OPEN}${this.#marked.length - 1}${CLOSE}`);
  }

  /** A text for display: with replacements for all waiting words. */
  plain(text: Scrubbed): Scrubbed {
    return asScrubbed(
      text.replace(MARK, (_, at: string) => this.#marked[Number(at)]?.replacement ?? ''),
    );
  }

  /**
   * The text of an entry as it is written.
   * @param start its position in the file, in bytes
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

  /** The names that have proved to be fields since the last entry. */
  settledNames(): PutBack[] {
    return [...this.#names.values()].flatMap((place) => {
      if (place.waiting.size === 0 || place.objects.size < OBJECTS) return [];
      const settled = [...place.waiting.values()].filter(({ word }) => isField(place, word));
      for (const { word } of settled) place.waiting.delete(word);
      return settled;
    });
  }

  /** The words that came again and again, when all is recorded. */
  settledWords(): PutBack[] {
    const words = [...this.#words.values()].flatMap(({ profile, waiting }) => {
      const known = new Set(enumWords(profile));
      return [...waiting.values()].filter(({ word }) => known.has(word));
    });
    const segments = [...this.#segments.values()].filter(({ objects }) => objects.size >= OBJECTS);
    if (this.#told.size >= SERVICE_LIMITS.toldNames.most) return words;
    return segments.reduce(
      (all, { waiting }) =>
        all.concat([...waiting.values()].filter(({ word }) => !this.#told.has(word))),
      words,
    );
  }
}

function isField({ objects, counts }: NamePlace, name: string): boolean {
  return objects.size >= OBJECTS && counts.get(name) === objects.size;
}
