/**
 * Runs MSW in the browser. It intercepts requests and responds with sample values, so no server is
 * needed.
 */
import { setupWorker } from 'msw/browser';
import { handlers } from '../../generated/msw/index.ts';

const worker = setupWorker(...handlers());

export async function start(): Promise<void> {
  await worker.start({ onUnhandledRequest: 'bypass' });
}
