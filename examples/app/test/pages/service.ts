import { setupServer } from 'msw/node';
import { handlers, onWatchEvents } from '../../generated/msw/index.ts';

/** A fake desk with sample values and without events. Tests override single responses. */
export const service = setupServer(onWatchEvents({ delay: 'infinite' }), ...handlers());
