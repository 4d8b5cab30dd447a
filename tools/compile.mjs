// One compilation of the server parts, as a process of its own so that the front ends can be built beside it.
import { compileOnce } from './lib/compile.mjs';

try {
  compileOnce();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
