import './providers/arrival.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { App } from './App.js';
import { loadBranding } from './theme/brand.js';

void loadBranding();

// A data router, because only it can hold a person back from leaving unsaved changes.
const router = createBrowserRouter([{ path: '*', element: <App /> }], { basename: '/admin' });

// A page that was open while a new version was installed asks for files that are gone: it starts again, once a minute at most.
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('guiche.reloaded') ?? 0);
  if (performance.timeOrigin - last < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('guiche.reloaded', String(performance.timeOrigin));
  location.reload();
});

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
