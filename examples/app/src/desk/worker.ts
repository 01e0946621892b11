/** MSW in the browser: sample values, without any server. */
import { setupWorker } from 'msw/browser';
import { handlers } from '../../generated/msw/index.ts';

const worker = setupWorker(...handlers());

export async function start(): Promise<void> {
  await worker.start({ onUnhandledRequest: 'bypass' });
}
