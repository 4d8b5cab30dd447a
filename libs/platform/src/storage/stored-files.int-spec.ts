import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { TooLarge } from '@guiche/kernel';
import { useDatabase } from '../../../../test/support/database.js';
import { DatabaseModule, UnitOfWork } from '../database/index.js';
import { JobsModule } from '../jobs/index.js';
import { OutboxModule } from '../outbox/index.js';
import { SecretsModule } from '../secrets/index.js';
import { FileMissing } from './file-store.js';
import { StorageModule } from './storage.module.js';
import { StoredFiles, type StoredFile } from './stored-files.js';

const db = useDatabase();
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

@Module({ imports: [DatabaseModule.forRoot([]), OutboxModule, JobsModule.forRoot(), SecretsModule, StorageModule] })
class StorageApp {}

let app: INestApplicationContext;
beforeAll(async () => {
  app = await NestFactory.createApplicationContext(StorageApp, { logger: false, abortOnError: false });
});
afterAll(() => app.close());

const files = (): StoredFiles => app.get(StoredFiles);
const put = (source: Readable | Buffer, name = 'foto.png', maxBytes = 1e6): Promise<StoredFile> =>
  files().put(source, { name, maxBytes });
const rows = async (): Promise<number> => (await db.sql(`SELECT 1 FROM stored_file`)).length;

beforeEach(() => db.sql(`DELETE FROM stored_file`));

it('TKT-8: a file is known by its content, size and hash, whatever its sender called it', async () => {
  const file = await put(Readable.from([png.subarray(0, 5), png.subarray(5)]), '../../x/foto.exe');
  const sha256 = createHash('sha256').update(png).digest();
  expect(file).toMatchObject({ name: 'foto.exe', contentType: 'image/png', size: png.length, sha256 });
  const found = await app.get(UnitOfWork).read((tx) => files().find(tx, file.id));
  expect(found).toEqual(file);
  expect((await buffer(await files().open(file.id))).equals(png)).toBe(true);
});

it('TKT-8: a file beyond its limit, an empty one and one that breaks off leave nothing behind', async () => {
  await expect(put(Readable.from([png, Buffer.alloc(5000), Buffer.alloc(5000)]), 'a.png', 6000)).rejects.toBeInstanceOf(
    TooLarge,
  );
  await expect(put(Buffer.alloc(0))).rejects.toMatchObject({ code: 'platform.file-empty' });
  const broken = Readable.from(
    (async function* () {
      yield Buffer.alloc(5000);
      throw new Error('cut');
    })(),
  );
  await expect(put(broken)).rejects.toThrow('cut');
  expect(await rows()).toBe(0);
});

it('a file that is still coming in, or whose process died, is not found, and is forgotten after a day', async () => {
  const slow = new Readable({ read: () => undefined });
  slow.push(Buffer.alloc(5000, 'x'));
  const coming = put(slow, 'big.txt');
  coming.catch(() => undefined);
  for (let n = 0; n < 200 && (await rows()) === 0; n++) await new Promise((resolve) => setTimeout(resolve, 5));
  const [row] = await db.sql<{ id: string }>(`SELECT id FROM stored_file`);
  expect(await app.get(UnitOfWork).read((tx) => files().find(tx, row?.id ?? ''))).toBeNull();
  await db.sql(`UPDATE stored_file SET created_at = now() - interval '25 hours'`);
  expect(await files().forgetUnattached()).toBe(1);
  expect(await rows()).toBe(0);
  slow.destroy(new Error('over'));
  await expect(coming).rejects.toThrow();
});

it('what is used stays, what nobody used for a day goes with its bytes', async () => {
  const [used, unused, fresh] = [await put(png), await put(png), await put(png)];
  await app.get(UnitOfWork).run((tx) => files().attach(tx, used.id));
  await db.sql(`UPDATE stored_file SET created_at = now() - interval '25 hours' WHERE id <> $1`, [fresh.id]);
  expect(await files().forgetUnattached()).toBe(1);
  expect(await rows()).toBe(2);
  await expect(files().open(unused.id)).rejects.toBeInstanceOf(FileMissing);
  expect((await buffer(await files().open(used.id))).length).toBe(png.length);
});
