import { cleanup } from '@testing-library/react';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { service } from './service.ts';

beforeAll(() => service.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  cleanup();
  service.resetHandlers();
  sessionStorage.clear();
});
afterAll(() => service.close());
