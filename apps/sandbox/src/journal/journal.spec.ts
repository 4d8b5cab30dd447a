import { appendFileSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Journal } from './journal.js';

describe('the journal', () => {
  it('knows the newest of each key after a restart, and forgets a line that was cut off', () => {
    const folder = mkdtempSync(join(tmpdir(), 'journal-'));
    const first = new Journal(folder);
    first.put('phone', 'a', { name: 'Ana' });
    first.put('phone', 'a', { name: 'Ana Ribeiro' });
    first.put('phone', 'b', { name: 'Beto' });
    first.remove('phone', 'b');
    first.close();
    appendFileSync(join(folder, 'journal.jsonl'), '["phone","c",{"na');
    const second = new Journal(folder);
    expect([...second.all('phone')]).toEqual([['a', { name: 'Ana Ribeiro' }]]);
    second.close();
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).toBe('["phone","a",{"name":"Ana Ribeiro"}]\n');
  });
});
