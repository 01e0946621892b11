/** Reads files from URLs for `--watch`, and requests them again at intervals, because no event reports their changes. */
import { escapeInvisible } from '../../base/diagnostics/quote.js';
import { isLoopback } from '../../base/foundation/host-name.js';
import { contentHash, readRemote } from '../../input/source/index.js';

/** Sends a request, like the global function `fetch`. */
type Fetch = NonNullable<Parameters<typeof readRemote>[3]>;

/** The milliseconds between two requests for a file of this machine, such as a server in development. */
const INTERVAL = 2000;

/** Files of other machines are requested at every fifth interval only, to spare their servers. */
const OTHERS = 5;

interface PolledFile {
  readonly words: Parameters<typeof readRemote>;
  /** The bytes, or the reason why the file could never be read. */
  content: Uint8Array | string;
  /** The headers of a conditional request. A server that still has the same file responds with 304. */
  validators: Readonly<Record<string, string>>;
  isReachable: boolean;
}

export class PolledUrls {
  readonly #files = new Map<string, PolledFile>();
  readonly #used = new Set<string>();
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #ticks = 0;
  #isDirty = false;
  #waiting: (() => void) | undefined;

  /**
   * @param say prints the message that a file can no longer be read
   * @param ask sends the requests
   * @param interval the milliseconds between two requests
   */
  constructor(
    private readonly say: (text: string) => void,
    private readonly ask: Fetch = fetch,
    private readonly interval = INTERVAL,
  ) {}

  /** Returns the last version of a file. It is requested only if it was never read. */
  readonly read: typeof readRemote = async (...words) => {
    const key = JSON.stringify([words[0], words[2]]);
    this.#used.add(key);
    const known = this.#files.get(key);
    if (known && typeof known.content !== 'string') return known.content;
    const file: PolledFile = { words, content: '', validators: {}, isReachable: false };
    file.content = await this.#request(file);
    file.isReachable = typeof file.content !== 'string';
    this.#files.set(key, file);
    return file.content;
  };

  /** Forgets the files that were not read since the last call. They are no longer requested. */
  forgetUnused(): void {
    for (const key of this.#files.keys()) if (!this.#used.has(key)) this.#files.delete(key);
    this.#used.clear();
  }

  /** Resolves when a file has changed since the last call. It never resolves if no file was read. */
  changed(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.#settle();
      this.#wait();
    });
  }

  /** Requests the files again. Returns true if one of them has changed, or can be read for the first time. */
  async poll(): Promise<boolean> {
    const all = this.#ticks++ % OTHERS === 0;
    const due = [...this.#files.values()].filter(
      ({ words: [url] }) => all || isLoopback(new URL(url).hostname),
    );
    const changes = await Promise.all(due.map((file) => this.#look(file)));
    return changes.includes(true);
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#end.abort();
  }

  #settle(): void {
    if (!this.#isDirty || this.#waiting === undefined) return;
    this.#isDirty = false;
    this.#waiting();
    this.#waiting = undefined;
  }

  #wait(): void {
    const isOver = this.#files.size === 0 || this.#end.signal.aborted;
    if (isOver || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      void this.poll().then((isChanged) => {
        this.#timer = undefined;
        this.#isDirty ||= isChanged;
        this.#settle();
        this.#wait();
      });
    }, this.interval);
  }

  async #look(file: PolledFile): Promise<boolean> {
    const next = await this.#request(file);
    const { content } = file;
    const isReachable = typeof next !== 'string';
    if (file.isReachable && !isReachable && !this.#end.signal.aborted) {
      const name = escapeInvisible(file.words[0].replace(/[?#].*$/s, ''));
      this.say(`${name} cannot be read now (${next}): restitch keeps its last version\n`);
    }
    file.isReachable = isReachable;
    if (!isReachable) return false;
    file.content = next;
    return typeof content === 'string' || contentHash(content) !== contentHash(next);
  }

  async #request(file: PolledFile): Promise<Uint8Array | string> {
    let isSame = false;
    let validators = {};
    const ask: Fetch = async (url, init) => {
      const signals = [this.#end.signal, ...(init.signal ? [init.signal] : [])];
      const headers = new Headers(init.headers);
      for (const [name, value] of Object.entries(file.validators)) headers.set(name, value);
      const response = await this.ask(url, { ...init, headers, signal: AbortSignal.any(signals) });
      isSame = response.status === 304;
      validators = validatorsOf(response);
      return response;
    };
    const [url, allowed, headers] = file.words;
    const content = await readRemote(url, allowed, headers, ask);
    if (isSame) return file.content;
    if (typeof content !== 'string') file.validators = validators;
    return content;
  }
}

function validatorsOf({ headers }: Response): Record<string, string> {
  const [etag, date] = [headers.get('etag'), headers.get('last-modified')];
  if (etag !== null) return { 'if-none-match': etag };
  return date === null ? {} : { 'if-modified-since': date };
}
