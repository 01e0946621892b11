import { setupServer } from 'msw/node';
import { handlers } from '../generated/msw/index.ts';

/** The desk, with sample values. Tests say what is different. */
export const service = setupServer(...handlers());
