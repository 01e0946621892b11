/**
 * Three backends that implement the same API. In development, users switch between them in the
 * footer of the page.
 */
export const BACKENDS = {
  mock: { label: 'restitch mock', path: '/mock/v1' },
  server: { label: 'the generated server', path: '/server/v1' },
  msw: { label: 'MSW in this browser', path: '/v1' },
} as const;

export type Backend = keyof typeof BACKENDS;

const KEY = 'desk.backend';

export function isBackend(text: string): text is Backend {
  return Object.hasOwn(BACKENDS, text);
}

export function chosenBackend(): Backend {
  const text = localStorage.getItem(KEY) ?? '';
  return isBackend(text) ? text : 'mock';
}

/** Chooses a backend. The page is reloaded, because data from one backend is wrong for another. */
export function chooseBackend(backend: Backend): void {
  localStorage.setItem(KEY, backend);
  sessionStorage.clear();
  location.reload();
}
