// Where the machine's browser is: it comes from the system, because it is too large for a package of ours.
import { accessSync, constants } from 'node:fs';

/** What to tell a person on whose machine there is none. */
export const chromiumInstruction =
  'Chromium is not installed. Debian: apt-get install chromium · elsewhere: install Chrome or Chromium and set CHROMIUM_PATH';

/** The path of a Chromium or Chrome, or null. */
export function findChromium() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ];
  return (
    places.find((place) => {
      try {
        accessSync(place ?? '', constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }) ?? null
  );
}
