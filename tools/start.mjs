// `npm start`: everything on one machine with one command. See docs/operations.md for real servers.
// Nothing may be imported here that needs an installed package or a new Node.
import { requireNode } from './lib/node-version.mjs';

requireNode();
void import('./lib/launch.mjs').then(function (launcher) {
  return launcher.launch();
});
