import { createServer } from 'node:http';
import { toNodeHandler } from '../generated/server/node.ts';
import { createDeskApi } from './api.ts';

const port = Number(process.env['PORT'] ?? 4000);
const tokenSeconds = Number(process.env['TOKEN_SECONDS'] ?? 300);

createServer(toNodeHandler(createDeskApi({ tokenSeconds }))).listen(port, '127.0.0.1', () => {
  console.log(`the server listens at http://127.0.0.1:${port}`);
});
