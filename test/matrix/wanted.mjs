/** The responses to the five calls, and the expected output. */
import { createServer } from 'node:http';

export const WANTED = [
  '/pets/a%2Fb?tags=x&tags=y Bearer t',
  '404 gone',
  '{"name":"Rex"}',
  'true',
  '3',
  'Rex',
  'Tom',
].join('\n');

/** A server on a free port of this machine. */
export async function serve() {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const { url, method, headers } = request;
      const json = (status, value) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(value));
      };
      if (url === '/events') {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.end('data: {"name":"Rex"}\n\ndata: {"name":"Tom"}\n\n');
      } else if (url === '/photos' && method === 'GET') {
        response.writeHead(200, { 'content-type': 'image/png' });
        response.end('abc');
      } else if (url === '/pets/none') {
        json(404, { reason: 'gone' });
      } else {
        const body = Buffer.concat(chunks).toString();
        json(200, { url, auth: headers.authorization ?? '', body });
      }
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
