/**
 * The classes and functions of the platform. If the program includes the types of the DOM or of
 * Node, these types are used. Other programs get minimal types.
 */

/** The type of a global class, if the libraries of the program declare it; otherwise `Else`. */
type Global<Name extends string, Else> =
  typeof globalThis extends Readonly<
    Record<Name, { readonly prototype: infer Instance }>
  >
    ? Instance
    : Else;

export type AbortSignal = Global<"AbortSignal", PlainSignal>;
export type Blob = Global<"Blob", PlainBlob>;
export type FormData = Global<"FormData", PlainForm>;
export type Headers = Global<"Headers", PlainHeaders>;
export type Request = Global<"Request", PlainRequest>;
export type Response = Global<"Response", PlainResponse>;
export type URL = Global<"URL", PlainUrl>;
export type URLSearchParams = Global<"URLSearchParams", PlainPairs>;

/** A stream of bytes, with the type that the platform's responses have. */
export type ByteStream = NonNullable<Response["body"]>;

/** A stream of bytes that any library may have created. */
export interface ByteSource {
  getReader(): {
    read(): Promise<{
      readonly done: boolean;
      readonly value?: Uint8Array | undefined;
    }>;
    cancel(): Promise<unknown>;
  };
  cancel(): Promise<unknown>;
}

/** Bytes in unshared memory, which other threads cannot change. */
export type Bytes = ArrayBufferView & { readonly buffer: ArrayBuffer };

/** The values that the constructor of `Headers` accepts. */
export type HeadersInit =
  | Headers
  | Readonly<Record<string, string>>
  | readonly (readonly [name: string, value: string])[];

/** The values that the platform's `fetch` accepts as a body. */
export type BodyInit =
  string | Blob | ArrayBuffer | Bytes | FormData | URLSearchParams | ByteStream;

/** The values that the constructor of `Blob` accepts. */
export type BlobPart = string | Blob | ArrayBuffer | Bytes;

export type RequestCredentials = "include" | "omit" | "same-origin";
export type RequestRedirect = "error" | "follow" | "manual";

export interface RequestInit {
  readonly method: string;
  readonly headers: Headers;
  readonly redirect: RequestRedirect;
  readonly signal: AbortSignal | undefined;
  readonly credentials: RequestCredentials | undefined;
  readonly body: BodyInit | undefined;
  readonly duplex: "half";
}

interface PlainSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(
    type: "abort",
    listener: () => void,
    options?: { once?: boolean },
  ): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

interface PlainBlob {
  readonly size: number;
  readonly type: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  slice(start?: number, end?: number, type?: string): PlainBlob;
  stream(): ByteSource;
  text(): Promise<string>;
}

interface PlainForm {
  append(name: string, value: string | PlainBlob, filename?: string): void;
  delete(name: string): void;
  get(name: string): unknown;
  getAll(name: string): unknown[];
  has(name: string): boolean;
}

interface PlainHeaders {
  append(name: string, value: string): void;
  delete(name: string): void;
  forEach(callback: (value: string, name: string) => void): void;
  get(name: string): string | null;
  has(name: string): boolean;
  set(name: string, value: string): void;
}

interface PlainMessage {
  readonly body: ByteSource | null;
  readonly bodyUsed: boolean;
  readonly headers: PlainHeaders;
  readonly url: string;
  arrayBuffer(): Promise<ArrayBuffer>;
  blob(): Promise<PlainBlob>;
  text(): Promise<string>;
}

interface PlainRequest extends PlainMessage {
  readonly credentials: RequestCredentials;
  readonly method: string;
  readonly redirect: RequestRedirect;
  readonly signal: PlainSignal;
  clone(): PlainRequest;
}

interface PlainResponse extends PlainMessage {
  readonly ok: boolean;
  readonly redirected: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly type: string;
  clone(): PlainResponse;
}

interface PlainUrl {
  readonly origin: string;
  readonly protocol: string;
  hash: string;
  href: string;
  password: string;
  pathname: string;
  search: string;
  username: string;
}

interface PlainPairs {
  append(name: string, value: string): void;
  delete(name: string): void;
  get(name: string): string | null;
  toString(): string;
}

interface Class<Instance, Args extends readonly unknown[] = never> {
  readonly prototype: Instance;
  new (...args: Args): Instance;
}

/**
 * The globals that the client uses. Optional members are missing on some platforms, such as React
 * Native.
 */
interface Platform {
  readonly AbortController: Class<
    { readonly signal: AbortSignal; abort(reason?: unknown): void },
    []
  >;
  readonly Blob: Class<
    Blob,
    [parts: readonly BlobPart[], options?: { readonly type?: string }]
  >;
  readonly File?: Class<Blob & { readonly name: string }>;
  readonly FormData?: Class<FormData>;
  readonly Headers: Class<Headers, [init?: HeadersInit]>;
  readonly ReadableStream?: Class<
    ByteStream,
    [
      source: {
        pull(controller: StreamController): Promise<void>;
        cancel(): Promise<unknown>;
      },
    ]
  >;
  readonly Request: Class<Request, [url: URL, init: RequestInit]>;
  readonly TextDecoder: Class<
    {
      decode(
        bytes?: Uint8Array,
        options?: { readonly stream: boolean },
      ): string;
    },
    []
  >;
  readonly TextEncoder: Class<{ encode(text: string): Uint8Array }, []>;
  readonly URL: Class<URL, [url: URL | string, base?: string]>;
  readonly URLSearchParams?: Class<URLSearchParams>;
  readonly btoa: (bytes: string) => string;
  readonly clearTimeout: (timer: unknown) => void;
  readonly crypto?: {
    readonly getRandomValues: (array: Uint8Array) => unknown;
  };
  readonly Response: Class<
    Response,
    [
      body: ByteStream,
      init: {
        readonly status: number;
        readonly statusText: string;
        readonly headers: Headers;
      },
    ]
  >;
  readonly fetch: (request: Request) => Promise<Response>;
  /** The location of the page; present only in a browser. */
  readonly location?: { readonly href?: string };
  readonly setTimeout: (
    run: () => void,
    milliseconds: number,
  ) => { readonly unref?: () => void };
}

interface StreamController {
  error(reason: Error): void;
  close(): void;
  enqueue(chunk: Uint8Array): void;
}

/**
 * The globals. They are looked up at each use, because tests and polyfills may replace them later.
 */
export const platform = globalThis as unknown as Platform;

/** Does the same as `instanceof`, but also for a class that the platform may not have. */
export function isA<Instance>(
  value: unknown,
  type: { readonly prototype: Instance } | undefined,
): value is Instance {
  return typeof type === "function" && value instanceof type;
}
