/** Decides to which file a reference leads, by names only. The disk and the network are not accessed. */
import { isLoopback } from '../../../base/foundation/host-name.js';
import type { SourceId } from '../../../model/origin.js';

/** The files outside the description's folder that references may read. */
export interface Allowed {
  /** The hosts that may be read over https, with the port if it is not 443. */
  readonly hosts?: readonly string[];
  /** The folders that may be read, relative to the folder to which the names of inputs are relative. */
  readonly folders?: readonly string[];
  /** Maps the start of URLs to folders that contain local copies. */
  readonly mirrors?: Readonly<Record<string, string>>;
}

/** Where a reference leads. */
export type ReferenceTarget =
  | {
      readonly kind: 'file';
      readonly source: SourceId;
      /**
       * The folder that must contain the file after symbolic links are resolved: the description's own, or an allowed
       * one.
       */
      readonly folder: string;
    }
  /** A file on another machine, which is named by its URL. */
  | { readonly kind: 'url'; readonly source: SourceId }
  | {
      readonly kind: 'refused';
      readonly why: string;
      /**
       * The name of the file, if only its location is the reason for the rejection. The reference is still allowed if
       * the file is an input.
       */
      readonly source?: SourceId;
      /** The line in the configuration that would allow the file, if there is one. */
      readonly allow?: string;
    };

/**
 * Resolves a reference to a file.
 * @param file the reference without its fragment, as it is written
 * @param from the name of the file that contains the reference
 * @param entry the name of the input description; references must not lead out of its folder
 * @param allowed other files that may be read
 */
export function referenceTarget(
  file: string,
  from: SourceId,
  entry: SourceId,
  allowed: Allowed,
): ReferenceTarget {
  const copied = mirrored(file, from, allowed);
  if (copied) return copied;
  const scheme = /^([a-z][a-z\d+.-]+):/i.exec(file)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'file') return absoluteUrl(file, scheme, allowed);
  if (isUrl(from)) return joinedUrl(file, from, allowed);
  if (file.startsWith('//')) return joinedUrl(file, 'https://localhost/', allowed);
  const decoded = decodeOnce(scheme === 'file' ? file.slice('file:'.length) : file);
  if (decoded === undefined) return { kind: 'refused', why: 'its percent-encoding is broken' };
  // In Windows paths, backslashes separate folders. They are accepted on any machine.
  const path = decoded.replaceAll('\\', '/').replace(/\?.*$/s, '');
  if (scheme === 'file' || /^(?:\/|[a-z]:)/i.test(path)) {
    const folder = path.replace(/^\/\/+/, '/').replace(/\/[^/]*$/, '');
    const why = 'it is an absolute path (write it relative to this file)';
    return { kind: 'refused', why, allow: folderLine(folder === '' ? '/' : folder) };
  }
  const found = confined(join(folderOf(from), path), folderOf(entry), allowed);
  if (found.kind !== 'refused') return found;
  // In a local copy, references are resolved as in the original file.
  const original = addressOf(from, allowed);
  return (original !== undefined && mirrored(file, original, allowed)) || found;
}

/** Returns the URL of the original, if the file is a local copy. */
function addressOf(source: SourceId, { mirrors = {} }: Allowed): string | undefined {
  const parts = join([], fileOf(source));
  const starts = Object.entries(mirrors).map(([start, path]) => ({
    start,
    folder: join([], path),
  }));
  const [found] = starts
    .filter(({ folder }) => isBelow(parts, folder))
    .sort((a, b) => b.folder.length - a.folder.length);
  return found && found.start + parts.slice(found.folder.length).map(encodeURIComponent).join('/');
}

/** Returns the local copy of a URL, for the longest prefix that matches; `undefined` if there is none. */
function mirrored(file: string, from: SourceId, { mirrors }: Allowed): ReferenceTarget | undefined {
  if (mirrors === undefined) return undefined;
  const url = parseUrl(file, isUrl(from) ? from : undefined);
  if (!url) return undefined;
  url.hash = '';
  const [start] = Object.keys(mirrors)
    .filter((one) => url.href.startsWith(one))
    .sort((a, b) => b.length - a.length);
  const path = start === undefined ? undefined : decodeOnce(url.href.slice(start.length));
  if (start === undefined || path === undefined) return undefined;
  const folder = join([], mirrors[start] ?? '');
  return confined(join(folder, path.replace(/\?.*$/s, '')), folder, {});
}

/** Returns the file that contains a document. One file may contain several documents. */
export function fileOf(source: SourceId): SourceId {
  return source.replace(/#\d+$/, '');
}

function isUrl(source: SourceId): boolean {
  return /^https?:\/\//.test(source);
}

/** Returns true for https and loopback URLs. The data that they transfer cannot be read or changed by others. */
export function isReadable({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function absoluteUrl(text: string, scheme: string, allowed: Allowed): ReferenceTarget {
  if (scheme === 'data') return { kind: 'refused', why: 'data: URLs are not read' };
  if (scheme !== 'http' && scheme !== 'https') {
    return { kind: 'refused', why: `${scheme}: is not the URL of a file` };
  }
  const url = parseUrl(text);
  if (!url) return { kind: 'refused', why: 'it is not a URL' };
  if (!isReadable(url)) {
    return { kind: 'refused', why: 'only https is read (write https://)', allow: hostLine(url) };
  }
  if (url.username !== '' || url.password !== '') {
    return { kind: 'refused', why: 'a URL with credentials is not read' };
  }
  if (!(allowed.hosts ?? []).includes(url.host)) {
    return { kind: 'refused', why: 'files of other machines are not read', allow: hostLine(url) };
  }
  url.hash = '';
  return { kind: 'url', source: url.href };
}

function joinedUrl(file: string, from: SourceId, allowed: Allowed): ReferenceTarget {
  const url = parseUrl(file, from);
  if (!url) return { kind: 'refused', why: 'it is not a URL' };
  return absoluteUrl(url.href, url.protocol.slice(0, -1), allowed);
}

function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

function confined(
  parts: readonly string[],
  limit: readonly string[],
  allowed: Allowed,
): ReferenceTarget {
  const folders = [limit, ...(allowed.folders ?? []).map((folder) => join([], folder))];
  const within = folders.find((folder) => isBelow(parts, folder));
  if (!within) {
    const folder = parts.slice(0, -1).join('/') || '.';
    const why = 'it leads out of the folder of the API description';
    return { kind: 'refused', why, source: parts.join('/'), allow: folderLine(folder) };
  }
  const inside = parts.slice(within.length);
  if (inside.some((part) => part === 'node_modules' || part.startsWith('.'))) {
    return { kind: 'refused', why: 'hidden files and node_modules are not read' };
  }
  return { kind: 'file', source: parts.join('/'), folder: within.join('/') };
}

/**
 * Returns true for a path inside a folder. Below the folder, only plain names are allowed. The folder itself may
 * contain `..`.
 */
function isBelow(parts: readonly string[], folder: readonly string[]): boolean {
  return (
    parts.length > folder.length &&
    folder.every((part, index) => parts[index] === part) &&
    parts[folder.length] !== '..'
  );
}

function folderOf(source: SourceId): string[] {
  return join([], fileOf(source)).slice(0, -1);
}

function join(folder: readonly string[], path: string): string[] {
  const parts = [...folder];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    const last = parts.at(-1);
    if (part === '..' && last !== undefined && last !== '..') parts.pop();
    else parts.push(part);
  }
  return parts;
}

/** Decodes a path once before it is checked. Otherwise, an encoded slash or dot would bypass the check. */
function decodeOnce(text: string): string | undefined {
  if (text.includes('\0')) return undefined;
  try {
    const decoded = decodeURIComponent(text);
    return decoded.includes('\0') ? undefined : decoded;
  } catch {
    return undefined;
  }
}

function folderLine(folder: string): string {
  return `read: { allowFolders: [${JSON.stringify(folder)}] }`;
}

function hostLine(url: URL): string {
  return `read: { allowHosts: [${JSON.stringify(url.host)}] }`;
}
