import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.js';
import { renewPageAfterUpgrade } from './app/renew-page.js';
import { loadBranding } from './theme/brand.js';
import { startSession } from './session/session-store.js';

renewPageAfterUpgrade();
void loadBranding();
void startSession();

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
