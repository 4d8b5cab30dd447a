import { newId, TravelClock } from '@guiche/kernel';
import { Secrets } from '../secrets/index.js';
import { LinkTokens } from './link-tokens.js';

describe('links to files', () => {
  beforeAll(() => {
    process.env.GUICHE_SECRET_KEY ??= 'a key for this spec only, of more than 32 characters';
  });

  it('TKT-8: a link tells what and for whom, until it is over, and cannot be altered', () => {
    const clock = new TravelClock();
    const links = new LinkTokens(clock, new Secrets());
    const link = { subjectId: newId(), userId: newId() };
    const token = links.sign(link);
    expect(links.read(token)).toEqual(link);
    expect(links.read(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
    expect(links.read('nonsense')).toBeNull();
    clock.advance(17 * 60_000);
    expect(links.read(token)).toBeNull();
  });
});
