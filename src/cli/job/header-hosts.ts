/** Assigns each `--header` to a host. */
import type { Config } from '../../run/config/config.js';
import { isAddress, namesHostOf, parseAddress } from '../../input/source/index.js';
import { earlierStates } from '../../output/targets/index.js';
import type { Flags } from '../arguments.js';
import type { HeaderFlag } from '../header-flag.js';
import { UsageError } from '../io.js';

/**
 * Returns the inputs and overlays that are URLs, each with its host. A malformed URL is omitted here, because a later
 * stage tries to read it and reports it.
 */
export function addressesOf(inputs: readonly string[]): readonly { url: string; host: string }[] {
  const addresses = inputs.filter(isAddress).map(parseAddress);
  return addresses.flatMap((address) => (typeof address === 'string' ? [] : address));
}

/**
 * Adds the headers from the command line to jobs. A header without a host is sent to the only host from which the jobs
 * read.
 * @param all all jobs of the command
 * @throws UsageError for a header without a host if there are several hosts, and for a header whose host is never
 * requested
 */
export function withHeaders<Job extends Configured>(
  all: readonly Job[],
  { headers }: Pick<Flags, 'headers'>,
): (job: Job) => Job {
  if (headers.length === 0) return (job) => job;
  const added = headersByHost(
    all.map(({ config }) => config),
    headers,
  );
  return (job) => {
    const { read } = job.config;
    const whole = { ...read.headers };
    for (const [host, fields] of added) {
      const before = whole[host];
      // A header from the command line replaces a header of the same name from the configuration.
      delete whole[host];
      whole[host] = { ...before, ...fields };
    }
    return { ...job, config: { ...job.config, read: { ...read, headers: whole } } };
  };
}

interface Configured {
  readonly config: Config;
}

function headersByHost(
  configs: readonly Config[],
  headers: readonly HeaderFlag[],
): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const named = addressesOf(configs.flatMap(({ inputs, overlays }) => [...inputs, ...overlays]));
  const also = configs.flatMap(({ read, targets }) => [
    ...(read.allowHosts ?? []).map((host) => `https://${host}/`),
    ...addressesOf(earlierStates(targets).flatMap(({ inputs }) => inputs)).map(({ url }) => url),
  ]);
  const urls = [...named.map(({ url }) => url), ...also.filter((url) => URL.canParse(url))];
  const hosts = [...new Set(named.map(({ host }) => host))];
  const found = new Map<string, Record<string, string>>();
  for (const header of headers) {
    const { name, value } = header;
    const host = header.host === undefined ? onlyHost(hosts, name) : header.host;
    if (!urls.some((url) => namesHostOf(host, url))) throw neverAsked(host, urls);
    found.set(host, { ...found.get(host), [name.toLowerCase()]: value });
  }
  return found;
}

/**
 * Returns the only host from which the command reads. With several hosts, the user must name one, so that a credential
 * does not reach the wrong host.
 */
function onlyHost(hosts: readonly string[], name: string): string {
  const [host, ...others] = hosts;
  if (host === undefined) {
    throw new UsageError(
      `--header is sent to the host of an input, but no input and no overlay is a URL. If a $ref leads to another host, name this host: ${example('HOST', name)}`,
    );
  }
  if (others.length === 0) return host;
  throw new UsageError(
    `--header must name the host that gets the header, because the inputs come from several hosts: ${hosts.join(', ')}. For example: ${example(host, name)}`,
  );
}

function example(host: string, name: string): string {
  return `-H '${host}: ${name}: …'`;
}

function neverAsked(host: string, urls: readonly string[]): UsageError {
  const hosts = [...new Set(urls.map((url) => new URL(url).host))];
  const known =
    hosts.length === 0 ? 'no input is a URL' : `the inputs come from ${hosts.join(', ')}`;
  return new UsageError(
    `--header names the host ${host}, but ${known}. Correct the host. If a $ref leads to ${host}, add it to read.allowHosts in the configuration.`,
  );
}
