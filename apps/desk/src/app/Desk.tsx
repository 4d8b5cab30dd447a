import { QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { BrowserRouter } from 'react-router';
import type { Me } from '../api/types.js';
import { OutboxContext } from '../outbox/use-outbox.js';
import { RealtimeContext } from '../realtime/use-realtime.js';
import { MeContext } from '../session/use-session.js';
import { DeskRoutes } from './DeskRoutes.js';
import { Notices } from './notices.js';
import { makeQueryClient } from './query-client.js';
import { startServices, type DeskServices } from './services.js';

/** The signed-in desk. Everything below lives as long as this user does (its key is his id): another one begins with empty caches. */
export default function Desk({ me }: { me: Me }) {
  const [client] = useState(makeQueryClient);
  const [services, setServices] = useState<DeskServices | null>(null);

  useEffect(() => {
    const started = startServices(client, me.id);
    setServices(started);
    return () => {
      started.stop();
      setServices(null);
    };
  }, [client, me.id]);

  if (services === null) return null;
  return (
    <QueryClientProvider client={client}>
      <MeContext value={me}>
        <OutboxContext value={services.outbox}>
          <RealtimeContext value={services.realtime}>
            <BrowserRouter basename="/desk">
              <DeskRoutes />
              <Notices />
            </BrowserRouter>
          </RealtimeContext>
        </OutboxContext>
      </MeContext>
    </QueryClientProvider>
  );
}
