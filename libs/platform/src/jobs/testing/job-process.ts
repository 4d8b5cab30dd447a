// A worker process for specs that kill it: says "ready" and runs the contract job until it is told to end.
import 'reflect-metadata';
import { startJobApp } from './contract-jobs.js';

const app = await startJobApp(true);
app.enableShutdownHooks();
process.stdout.write('ready\n');
