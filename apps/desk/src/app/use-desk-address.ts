import { useCallback } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { useMay, useMe } from '../session/use-session.js';
import { defaultView, isView, viewsOf, type View } from './views.js';

/** Where the desk stands, read from the address, and how to go elsewhere. */
export function useDeskAddress() {
  const { view: named, id = null } = useParams();
  const [search, setSearch] = useSearchParams();
  const navigate = useNavigate();
  const me = useMe();
  const may = useMay();
  const views = viewsOf(me, may);
  const asked: View = isView(named) ? named : id !== null && views.includes('all') ? 'all' : defaultView(me, may);
  const view = views.includes(asked) ? asked : defaultView(me, may);

  const open = useCallback(
    (next: string | null) => void navigate(next === null ? `/${view}` : `/${view}/${next}`),
    [navigate, view],
  );
  const show = useCallback(
    (next: View, ticketId?: string) => void navigate(ticketId === undefined ? `/${next}` : `/${next}/${ticketId}`),
    [navigate],
  );
  const panelPage = search.get('panel') === 'open';
  const setPanelPage = useCallback(
    (shown: boolean) => {
      if (shown) setSearch({ panel: 'open' });
      else setSearch({}, { replace: true });
    },
    [setSearch],
  );
  return { view, views, id, open, show, panelPage, setPanelPage };
}
