import { cleanup, configure } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { service } from './service.ts';

// A busy machine is slow to render for the first time.
configure({ asyncUtilTimeout: 60_000 });

beforeAll(() => service.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  service.resetHandlers();
  sessionStorage.clear();
});
afterAll(() => service.close());
