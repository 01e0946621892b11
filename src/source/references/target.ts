/** Which file a reference means, told from names alone: nothing here touches a disk or the network. */
import { isLoopback } from '../../foundation/host-name.js';
import type { SourceId } from '../../model/origin.js';

/** What references may reach beside the folder of their own description. */
export interface Allowed {
  /** Hosts that may be asked over https, with the port where it is not 443. */
  readonly hosts?: readonly string[];
  /** Folders, named from where inputs are named from. */
  readonly folders?: readonly string[];
  /** Beginnings of addresses → the folders that hold copies of what is there. */
  readonly mirrors?: Readonly<Record<string, string>>;
}

/** What a reference leads to. */
export type ReferenceTarget =
  | {
      readonly kind: 'file';
      readonly source: SourceId;
      /** The folder that holds it, however its links lead: the description's own, or an allowed one. */
      readonly folder: string;
    }
  /** A file of another machine; its address is its name. */
  | { readonly kind: 'url'; readonly source: SourceId }
  | {
      readonly kind: 'refused';
      readonly why: string;
      /** The name of the file, for one that only lies elsewhere: an input may. */
      readonly source?: SourceId;
      /** The line of the configuration that would allow it, where one can. */
      readonly allow?: string;
    };

/**
 * The file that a reference means.
 * @param file the reference without its fragment, as it is written
 * @param from the name of the file that holds it
 * @param entry the name of the description that everything started from: its folder is the limit
 * @param allowed what else may be reached
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
  // Windows writes its paths with these; they separate folders, whatever the machine.
  const path = decoded.replaceAll('\\', '/').replace(/\?.*$/s, '');
  if (scheme === 'file' || /^(?:\/|[a-z]:)/i.test(path)) {
    const folder = path.replace(/^\/\/+/, '/').replace(/\/[^/]*$/, '');
    const why = 'it is absolute: write it relative to this file';
    return { kind: 'refused', why, allow: folderLine(folder === '' ? '/' : folder) };
  }
  const found = confined(join(folderOf(from), path), folderOf(entry), allowed);
  if (found.kind !== 'refused') return found;
  // A copy means what it would mean where it was copied from.
  const original = addressOf(from, allowed);
  return (original !== undefined && mirrored(file, original, allowed)) || found;
}

/** The address of what a file is a copy of. */
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

/** A copy of what has an address: the longest beginning counts. Nothing where there is none. */
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

/** The name of the file that a document stands in: one file may hold several. */
export function fileOf(source: SourceId): SourceId {
  return source.replace(/#\d+$/, '');
}

/** True for the name of a file that came over the network. */
function isUrl(source: SourceId): boolean {
  return /^https?:\/\//.test(source);
}

/** Nobody between reads or changes what comes over https, or from this machine. */
export function isReadable({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
}

function absoluteUrl(text: string, scheme: string, allowed: Allowed): ReferenceTarget {
  if (scheme === 'data') return { kind: 'refused', why: 'data: addresses are not read' };
  if (scheme !== 'http' && scheme !== 'https') {
    return { kind: 'refused', why: `${scheme}: is no address of a file` };
  }
  const url = parseUrl(text);
  if (!url) return { kind: 'refused', why: 'it is no address' };
  if (!isReadable(url)) {
    return { kind: 'refused', why: 'only https is read: write it so', allow: hostLine(url) };
  }
  if (url.username !== '' || url.password !== '') {
    return { kind: 'refused', why: 'an address with credentials is not read' };
  }
  if (!(allowed.hosts ?? []).includes(url.host)) {
    return { kind: 'refused', why: 'no other machine is asked', allow: hostLine(url) };
  }
  url.hash = '';
  return { kind: 'url', source: url.href };
}

function joinedUrl(file: string, from: SourceId, allowed: Allowed): ReferenceTarget {
  const url = parseUrl(file, from);
  if (!url) return { kind: 'refused', why: 'it is no address' };
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
    const why = 'it leads out of the folder of the description';
    return { kind: 'refused', why, source: parts.join('/'), allow: folderLine(folder) };
  }
  const inside = parts.slice(within.length);
  if (inside.some((part) => part === 'node_modules' || part.startsWith('.'))) {
    return { kind: 'refused', why: 'hidden files and node_modules are not read' };
  }
  return { kind: 'file', source: parts.join('/'), folder: within.join('/') };
}

/** `..` counts as a folder only above the one that names start from, and nothing is below it but by name. */
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

/** A percent-encoded slash or dot is one: decoded before anything is held against the folder, and only once. */
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
