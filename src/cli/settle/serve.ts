/** Serves a page with the questions on this machine, to everyone who has the URL with its token. */
import { SERVICE_LIMITS } from '../../base/foundation/limits/service.js';
import { messageOf } from '../../base/foundation/error-code.js';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { dirname, resolve } from 'node:path';
import { counted } from '../../base/foundation/counted.js';
import { ownAnswer } from '../../api/questions/index.js';
import { pageFile } from '../../output/targets/docs/settle-files.js';
import type { Flags } from '../arguments.js';
import type { Io } from '../io.js';
import { endOf, listen } from '../local-server/listen.js';
import { refuseRequest } from '../local-server/refuse.js';
import { followFolders } from '../watch/index.js';
import { servedPage, servedQuestions } from '../../../templates/docs/html/settle/page.js';
import { similarTo } from './similar.js';
import type { Session } from './session.js';

const HOST = '127.0.0.1';

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

const KINDS: Readonly<Record<string, string>> = {
  'docs.css': 'text/css; charset=utf-8',
  'settle.css': 'text/css; charset=utf-8',
  'settle.js': 'text/javascript; charset=utf-8',
};

/** Serves the page until the command is stopped. */
export async function serveSession(
  session: Session,
  { port = 0 }: Pick<Flags, 'port'>,
  io: Io,
): Promise<void> {
  const token = randomBytes(24).toString('base64url');
  const listeners = new Set<ServerResponse>();
  // The page compares this version with the version that it was loaded with. In this way, it also notices changes that
  // happen before it starts to listen.
  let version = 0;
  let own = '';
  const changed = (): void => {
    version++;
    for (const one of listeners) tellVersion(one);
  };
  const tellVersion = (one: ServerResponse): void => {
    one.write(`event: version\ndata: ${version}\n\n`);
  };
  // Answers are written one after another, because each one is appended to the file.
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const next = turn.then(act, act);
    turn = next.catch(() => undefined);
    return next;
  };
  const server = createServer((request, response) => {
    const path = pathFor(request, own, token);
    if (typeof path !== 'string') return refuseRequest(response, path.status, path.why);
    handle(request, response, path).catch((error: unknown) => {
      const why = messageOf(error);
      if (response.headersSent) response.destroy();
      else sendJson(response, { said: why });
    });
  });
  const handle = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<void> => {
    const { open, place } = session;
    if (request.method === 'POST') {
      const body = await bodyOf(request);
      if (path !== 'answer' && path !== 'undo') return refuseRequest(response, 404, NO_PAGE);
      const said = await inTurn(() => (path === 'undo' ? undo(session) : answer(session, body)));
      sendJson(response, { said });
      changed();
      return;
    }
    if (request.method !== 'GET')
      return refuseRequest(response, 405, 'This server supports only GET and POST.');
    const title = open.generated.api.title?.value ?? 'API';
    if (path === '')
      return sendHtml(response, servedPage(open.questions, title, place.name, version));
    if (path === 'questions')
      return sendHtml(response, servedQuestions(open.questions, place.name));
    if (path === 'events') {
      response.writeHead(200, { ...HEADERS, 'content-type': 'text/event-stream' });
      tellVersion(response);
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    const kind = Object.hasOwn(KINDS, path) ? KINDS[path] : undefined;
    const file = pageFile(path);
    if (kind === undefined || file === undefined) return refuseRequest(response, 404, NO_PAGE);
    response.writeHead(200, { ...HEADERS, 'content-type': kind });
    response.end(file);
  };
  own = await listen(server, { port, host: HOST });
  io.out(`${own}/${token}/\n`);
  io.err(
    'open this address in a browser on this machine to answer the questions; Ctrl-C stops the server\n',
  );
  const stopped = new Promise<void>((stop) => io.onStop?.(stop));
  const look = async (): Promise<void> => {
    const before = shown(session);
    await inTurn(() => session.refresh());
    if (shown(session) !== before) changed();
  };
  await followFolders(io, stopped, () => foldersOf(session), look);
  for (const one of listeners) one.end();
  await endOf(server);
}

/**
 * Returns the path after the token, or the reason why a request is rejected. Requests from pages of another origin are
 * rejected.
 */
function pathFor(
  { headers, url = '/', method }: IncomingMessage,
  own: string,
  token: string,
): string | { readonly status: number; readonly why: string } {
  const hosts = [own, own.replace(HOST, 'localhost')];
  if (!hosts.includes(`http://${headers.host ?? ''}`)) {
    return {
      status: 421,
      why: `This server responds only to requests for its own host: open ${own} in a browser of this machine.`,
    };
  }
  const [, given = '', path] = /^\/([^/?#]*)(?:\/([^/?#]*))?$/.exec(url) ?? [];
  if (path === undefined || !isSame(given, token)) {
    return {
      status: 404,
      why: 'The URL contains no valid token: open the URL that restitch settle --open printed.',
    };
  }
  const { origin, 'sec-fetch-site': site } = headers;
  const isOther = origin !== undefined && origin !== `http://${headers.host ?? ''}`;
  const isWithout = method === 'POST' && origin === undefined;
  if (isOther || isWithout || site === 'cross-site' || site === 'same-site') {
    return { status: 403, why: 'This server accepts requests only from its own page.' };
  }
  return path;
}

const NO_PAGE =
  'This server has no page at this URL: open the URL that restitch settle --open printed.';

function isSame(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Writes the answer that the page sends, and returns the message to show. */
async function answer(session: Session, body: unknown): Promise<string> {
  const { id, key, own, similar } = body as Readonly<Record<string, unknown>>;
  const { questions } = session.open;
  const question = questions.find((one) => one.id === id);
  if (question === undefined) return SETTLED;
  const typed = key === 'o' ? ownAnswer(question, own) : undefined;
  const choice = question.choices.find((one) => one.key === key);
  const single = typed ?? choice?.answer;
  if (single === undefined) return 'The question no longer has this choice: reload the page.';
  const answers =
    similar === true && choice !== undefined
      ? similarTo(question, choice.key, questions)
      : [{ id: question.id, answer: single }];
  const written = await session.answerAll(answers);
  if (typeof written === 'object') return `The answer was not written: ${written.error}.`;
  if (written === 'without effect') {
    return 'The answer was not written, because the conflict would remain. Correct the document, or choose to accept the conflict.';
  }
  if (written !== 'written') return SETTLED;
  // The message contains the number of questions if similar ones were answered as well, because the user did not see
  // each of them.
  const what = answers.length > 1 ? counted(answers.length, 'question') : '';
  return `Answered ${what}`.trim() + `. ${session.hint ?? ''}`.trimEnd();
}

const SETTLED =
  'The answer was not written, because another person has answered this question in the meantime.';

async function undo(session: Session): Promise<string> {
  const isDone = await session.undo();
  return isDone
    ? 'Undone.'
    : 'Nothing was undone: there is no answer to undo, or the file has changed since the last answer.';
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    const { most } = SERVICE_LIMITS.answerBytes;
    if (size > most) throw new Error(`The answer is longer than ${most} bytes: shorten it.`);
    chunks.push(chunk);
  }
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
  if (typeof body !== 'object' || body === null)
    throw new Error('The request must be a JSON object: reload the page.');
  return body;
}

function sendHtml(response: ServerResponse, text: string): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8' });
  response.end(text);
}

function sendJson(response: ServerResponse, data: unknown): void {
  response.writeHead(200, { ...HEADERS, 'content-type': 'application/json' });
  response.end(JSON.stringify(data));
}

function foldersOf({ open, root }: Session): ReadonlySet<string> {
  const files = open.generated.documents.map(({ source }) => resolve(root, source));
  return new Set([root, ...files.map((file) => dirname(file))]);
}

function shown({ open }: Session): string {
  return JSON.stringify(open.questions);
}
