// Runs in every spec file of the rings with servers, before anything of the product is imported.
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const admin = process.env.TEST_PG_URL;
if (!admin) throw new Error('TEST_PG_URL is missing: this ring needs test/support/global-setup.mjs');
const name = `t_${process.pid}_${process.env.JEST_WORKER_ID ?? '1'}_${randomBytes(4).toString('hex')}`;
const url = new URL(admin);
url.pathname = `/${name}`;

// The names of the developer's own installation must not leak into a test.
for (const variable of ['REDIS_URL', 'PORT', 'PUBLIC_URL', 'S3_BUCKET']) delete process.env[variable];
process.env.DATABASE_URL = url.href;
process.env.GUICHE_MODE = 'test';
process.env.GUICHE_DATA_DIR = join(tmpdir(), `guiche-test-data-${name}`);
process.env.GUICHE_JWT_SECRET = 'test-only-jwt-secret-of-more-than-32-characters';
process.env.GUICHE_SECRET_KEY = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff';
process.env.LOG_LEVEL ??= 'error';
