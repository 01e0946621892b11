import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { BACKENDS, chosenBackend } from './desk/backend.ts';
import { BackendChoice } from './desk/backend-choice.tsx';
import { createDesk } from './desk/client.ts';
import { createQueries } from './desk/queries.ts';
import { createSessionStore } from './session/store.ts';
import './styles.css';

const backend = chosenBackend();
if (backend === 'msw') {
  const { start } = await import('./desk/worker.ts');
  await start();
}

const sessions = createSessionStore();
const desk = createDesk(`${location.origin}${BACKENDS[backend].path}`, sessions);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

createRoot(root).render(
  <StrictMode>
    <App desk={desk} sessions={sessions} queries={createQueries(desk)} />
    <BackendChoice chosen={backend} />
  </StrictMode>,
);
