import { join } from 'node:path';
import { checkTogether, defineConfig, installationConfig, optionalEnv, strEnv } from '../config/index.js';
import { DiskStore } from './disk-store.js';
import type { FileStore } from './file-store.js';
import { S3Store } from './s3-store.js';

/** Under this token the store of the installation is injected. */
export const FILE_STORE = Symbol('file store');

const storageConfig = defineConfig('storage', {
  /** With a bucket, files go to S3; without, into the data folder. */
  bucket: optionalEnv('S3_BUCKET'),
  region: strEnv('S3_REGION', { default: 'us-east-1' }),
  endpoint: optionalEnv('S3_ENDPOINT'),
  accessKeyId: optionalEnv('S3_ACCESS_KEY_ID'),
  secretAccessKey: optionalEnv('S3_SECRET_ACCESS_KEY'),
});

checkTogether((environment) =>
  environment.S3_BUCKET && !(environment.S3_ACCESS_KEY_ID && environment.S3_SECRET_ACCESS_KEY)
    ? ['S3_BUCKET needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY']
    : [],
);

/** The store that the configuration asks for. */
export function configuredStore(): FileStore {
  const { bucket, region, endpoint, accessKeyId, secretAccessKey } = storageConfig();
  if (bucket !== null && accessKeyId !== null && secretAccessKey !== null) {
    return new S3Store({ bucket, region, endpoint, accessKeyId, secretAccessKey });
  }
  return new DiskStore(join(installationConfig().dataDir, 'files'));
}
