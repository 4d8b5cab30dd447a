import { Navigate, Route, Routes } from 'react-router';
import { useMay, useMe } from '../session/use-session.js';
import { DeskLayout } from './DeskLayout.js';
import { defaultView } from './views.js';

/** Addresses of the desk: the view, and in it the ticket; `/tickets/:id` is what other screens link to. */
export function DeskRoutes() {
  const me = useMe();
  const may = useMay();
  const home = `/${defaultView(me, may)}`;
  return (
    <Routes>
      <Route path="/tickets/:id" element={<DeskLayout />} />
      <Route path="/:view" element={<DeskLayout />} />
      <Route path="/:view/:id" element={<DeskLayout />} />
      <Route path="*" element={<Navigate to={home} replace />} />
    </Routes>
  );
}
