/** The command-line options of `npm run stride`. */
import type { BlockList } from 'node:net';
import { parseArgs } from 'node:util';
import { proxiesOf } from './limit.js';

export const USAGE = `npm run stride -- [--port N] [--host NAME] [--base-url ADDRESS] [--allow-internal] [--data FOLDER]
                   [--drain SECONDS] [--rate N] [--proxy ADDRESS] [--quota MIB] [--files PLACE]
                   [--metrics PORT]

  --port      a free one by default
  --host      127.0.0.1 by default
  --base-url  where callers find it, when that is another address: links begin with it
  --allow-internal  apps on this machine and in its networks are called, too
  --data      where the database lies, ./.stride-data by default; DATABASE_URL=postgres://… keeps it in PostgreSQL
  --drain     seconds for which it goes on listening after SIGTERM, while /health answers 503; 0.5 by default
  --rate      requests a minute for each caller, or for each address without a valid token; no limit by default
  --proxy     the address or network (10.0.0.0/8) of a balancer: the last address in its X-Forwarded-For is the
              caller's; repeatable
  --quota     MiB that all files of a conversation may have; 1024 by default
  --files     where new files are kept: a folder, or the address of an S3 bucket with its keys in AWS_ACCESS_KEY_ID and
              AWS_SECRET_ACCESS_KEY; in the database by default
  --metrics   a port of its own, at which Prometheus reads how the service is; none by default

Behind pgbouncer in transaction mode, DATABASE_LISTEN_URL is the address of the same database without it.
`;

export interface Options {
  readonly port: number;
  readonly host: string;
  readonly baseUrl: string | undefined;
  readonly allowInternal: boolean;
  readonly data: string;
  /**
   * The time in milliseconds for which the server still accepts connections after a signal to end.
   */
  readonly drain: number;
  readonly rate: number | undefined;
  readonly proxies: BlockList;
  readonly maxStoredBytes: number;
  readonly files: string | undefined;
  readonly metrics: number | undefined;
}

/**
 * Reads the options from the command line.
 * @returns `undefined` if the user asks for help
 * @throws Error that names the flag whose value is invalid, and the reason
 */
export function readOptions(): Options | undefined {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '0' },
      host: { type: 'string', default: '127.0.0.1' },
      'base-url': { type: 'string' },
      'allow-internal': { type: 'boolean', default: false },
      data: { type: 'string', default: '.stride-data' },
      drain: { type: 'string', default: '0.5' },
      rate: { type: 'string' },
      proxy: { type: 'string', multiple: true, default: [] },
      quota: { type: 'string', default: '1024' },
      files: { type: 'string' },
      metrics: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return undefined;
  const { host, data, files, rate, metrics } = values;
  return {
    ...{ host, data, files, allowInternal: values['allow-internal'] },
    port: portOf('port', values.port),
    metrics: metrics === undefined ? undefined : portOf('metrics', metrics),
    baseUrl: baseUrlOf(values['base-url']),
    drain: within('drain', values.drain, 0, 600) * 1000,
    proxies: proxiesOf(values.proxy),
    rate: rate === undefined ? undefined : within('rate', rate, 1, 1e9),
    maxStoredBytes: within('quota', values.quota, 1, 1e9) * 1024 * 1024,
  };
}

function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Error(`--${flag} ${text} is no port`);
}

function within(flag: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (text !== '' && number >= least && number <= most) return number;
  throw new Error(`--${flag} ${text} is no number from ${least} to ${most}`);
}

function baseUrlOf(text: string | undefined): string | undefined {
  const baseUrl = text?.replace(/\/+$/, '');
  if (baseUrl === undefined || /^https?:\/\/[^/?#]+[^?#]*$/.test(baseUrl)) return baseUrl;
  throw new Error(`--base-url ${baseUrl} is no address: it looks like https://stride.example`);
}
