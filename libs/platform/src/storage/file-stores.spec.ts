import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { newId } from '@guiche/kernel';
import { DiskStore } from './disk-store.js';
import { FileMissing, type FileStore } from './file-store.js';
import { S3Store } from './s3-store.js';
import { ObjectServer } from './testing/object-server.js';

const folder = mkdtempSync(join(tmpdir(), 'guiche-store-'));
const objects = new ObjectServer();
const stores: Record<string, FileStore> = {};

beforeAll(async () => {
  stores['disk'] = new DiskStore(folder);
  const endpoint = await objects.start();
  stores['S3'] = new S3Store({ bucket: 'b', region: 'x', endpoint, accessKeyId: 'a', secretAccessKey: 's' });
});
afterAll(async () => {
  await objects.stop();
  rmSync(folder, { recursive: true, force: true });
});

const filesIn = (path: string): string[] =>
  readdirSync(path, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(join(path, name)).isFile());

describe.each(['disk', 'S3'])('the %s store', (name) => {
  const store = (): FileStore => stores[name] as FileStore;
  const put = async (bytes: Buffer): Promise<string> => {
    const key = newId();
    await store().put(key, Readable.from([bytes.subarray(0, 10), bytes.subarray(10)]), 'image/png');
    return key;
  };

  it.each([1, 11, 3_000_000])('gives back the %d bytes it was given', async (size) => {
    const bytes = randomBytes(size);
    const key = await put(bytes);
    expect((await buffer(await store().open(key))).equals(bytes)).toBe(true);
  });

  it('gives a part, both ends included', async () => {
    const key = await put(Buffer.from('0123456789abcdef'));
    const part = async (start: number, end: number): Promise<string> =>
      (await buffer(await store().open(key, { start, end }))).toString();
    expect(await part(0, 0)).toBe('0');
    expect(await part(4, 9)).toBe('456789');
    expect(await part(10, 15)).toBe('abcdef');
  });

  it('says that a file is missing, and forgets one that is not there', async () => {
    await expect(store().open(newId())).rejects.toBeInstanceOf(FileMissing);
    await store().remove(newId());
    const key = await put(randomBytes(20));
    await store().remove(key);
    await expect(store().open(key)).rejects.toBeInstanceOf(FileMissing);
  });

  it('keeps nothing of a file whose source breaks off', async () => {
    const key = newId();
    const broken = Readable.from(
      (async function* () {
        yield randomBytes(1000);
        throw new Error('cut');
      })(),
    );
    await expect(store().put(key, broken, 'image/png')).rejects.toThrow('cut');
    await expect(store().open(key)).rejects.toBeInstanceOf(FileMissing);
    expect([...filesIn(folder), ...objects.objects.keys()].filter((file) => file.includes(key))).toEqual([]);
  });
});

it.each(['../../etc/passwd', 'a', '', '0123', '../'.padEnd(36, '0')])(
  'the disk store takes no key such as %p',
  async (key) => {
    await expect(stores['disk']?.open(key)).rejects.toThrow('Not a key of ours');
    await expect(stores['disk']?.put(key, Readable.from(['x']), 'text/plain')).rejects.toThrow('Not a key of ours');
  },
);

it('the disk store removes what a killed process left half written', async () => {
  const key = newId();
  const disk = new DiskStore(folder);
  const never = new Readable({ read: () => undefined });
  never.push('half');
  const writing = disk.put(key, never);
  writing.catch(() => undefined);
  for (let n = 0; n < 200 && !filesIn(folder).some((file) => file.includes(key)); n++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect(filesIn(folder).filter((file) => file.includes(key))).toEqual([expect.stringMatching(/\.part$/)]);
  await disk.remove(key);
  expect(filesIn(folder).filter((file) => file.includes(key))).toEqual([]);
  never.destroy(new Error('over'));
  await expect(writing).rejects.toThrow(/over|closed/);
});
