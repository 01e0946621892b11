import { QueryClientProvider, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { DeskContext, useDesk, useSession, useSessions } from './desk/context.ts';
import { signOut } from '../generated/client/index.ts';
import { useEvents } from './desk/use-events.ts';
import { SignIn } from './session/sign-in.tsx';
import { TicketPage } from './ticket/ticket-page.tsx';
import { NewTicket } from './tickets/new-ticket.tsx';
import { TicketList } from './tickets/ticket-list.tsx';
import { OfflineNote } from './ui/online.tsx';

interface AppProps extends DeskContext {
  readonly queries: QueryClient;
}

export function App({ queries, ...desk }: AppProps) {
  return (
    <DeskContext value={desk}>
      <QueryClientProvider client={queries}>
        <OfflineNote />
        <main>
          <Pages />
        </main>
      </QueryClientProvider>
    </DeskContext>
  );
}

function Pages() {
  return useSession() ? <Desk /> : <SignIn />;
}

function Desk() {
  const [open, setOpen] = useState<string>();
  const connection = useEvents();
  return (
    <>
      <header>
        <h1>Desk</h1>
        <span>Events: {connection}</span>
        <SignOut />
      </header>
      {open === undefined ? (
        <>
          <NewTicket onCreated={setOpen} />
          <TicketList onOpen={setOpen} />
        </>
      ) : (
        <TicketPage key={open} ticketId={open} onClose={() => setOpen(undefined)} />
      )}
    </>
  );
}

function SignOut() {
  const desk = useDesk();
  const sessions = useSessions();
  const queries = useQueryClient();
  // Signs the user out on this page even if the API cannot be reached.
  const leave = () =>
    void signOut(desk)
      .catch(() => undefined)
      .finally(() => {
        sessions.set(undefined);
        // Removes loaded data and waiting mutations, so that they do not reach the next user.
        queries.clear();
      });
  return <button onClick={leave}>Sign out</button>;
}
