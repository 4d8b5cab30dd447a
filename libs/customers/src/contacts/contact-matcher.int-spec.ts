import { Test, type TestingModule } from '@nestjs/testing';
import { DatabaseModule, UnitOfWork } from '@guiche/platform/database';
import { OutboxModule } from '@guiche/platform/outbox';
import { useDatabase } from '../../../../test/support/database.js';
import { makeContact } from '../testing/make-contact.js';
import { ContactMatcher, type ContactClues } from './contact-matcher.js';
import { ContactMatcherRepository } from './contact-matcher.repository.js';

// Before the database, which is dropped after.
afterAll(() => app.close());
const db = useDatabase();
let app: TestingModule;
let uow: UnitOfWork;
let matcher: ContactMatcher;

beforeAll(async () => {
  app = await Test.createTestingModule({
    imports: [DatabaseModule.forRoot([]), OutboxModule],
    providers: [ContactMatcher, ContactMatcherRepository],
  }).compile();
  uow = app.get(UnitOfWork);
  matcher = app.get(ContactMatcher);
});

const match = (clues: ContactClues) => uow.run((tx) => matcher.matchOrCreate(tx, clues));
let people = 0;
const somebody = () => {
  const digits = `5541977${String(++people).padStart(6, '0')}`;
  const key = digits.replace(/^55419/, '5541');
  return {
    phone: `+${digits}`,
    withoutNinth: `+${key}`,
    byPhone: { kind: 'whatsapp-phone', value: key },
    byUser: { kind: 'whatsapp-user', value: `BR.${digits}` },
  };
};
const contactsNamed = (name: string) =>
  db.sql<{ id: string; phone: string | null; name: string }>('SELECT * FROM contact WHERE name = $1', [name]);

it('CUS-4: twenty at once make one contact of one person', async () => {
  const { phone, withoutNinth, byPhone, byUser } = somebody();
  const clues = Array.from({ length: 20 }, (_, index) => ({
    identities: index % 2 === 0 ? [byPhone, byUser] : [byUser, byPhone],
    phone: index % 3 === 0 ? phone : withoutNinth,
    name: 'Vinte',
  }));
  const matches = await Promise.all(clues.map(match));
  expect(new Set(matches.map(({ contactId }) => contactId)).size).toBe(1);
  expect(matches.filter(({ created }) => created)).toHaveLength(1);
  expect(await contactsNamed('Vinte')).toHaveLength(1);
});

it('CUS-4: twenty at once who know different things of one person still make one contact', async () => {
  const { phone, byPhone, byUser } = somebody();
  const kinds: ContactClues[] = [
    { identities: [byUser], name: 'Várias' },
    { identities: [byPhone, byUser], phone, name: 'Várias' },
    { identities: [byPhone], phone, name: 'Várias' },
  ];
  // The one that knows both comes first, as it does for a person who did not hide the phone before.
  await match(kinds[1] as ContactClues);
  await Promise.all(Array.from({ length: 20 }, (_, index) => match(kinds[index % 3] as ContactClues)));
  expect(await contactsNamed('Várias')).toHaveLength(1);
});

it('CUS-3: with and without the ninth digit is the same person', async () => {
  const { phone, withoutNinth, byPhone } = somebody();
  const one = await match({ identities: [byPhone], phone, name: 'Nona' });
  const other = await match({ identities: [byPhone], phone: withoutNinth, name: 'Nona' });
  expect(other).toEqual({ contactId: one.contactId, created: false });
  const [row] = await db.sql('SELECT phone FROM contact WHERE id = $1', [one.contactId]);
  expect(row).toEqual({ phone });
});

it('CUS-3: a contact kept by hand is found by its phone, and learns how the channel calls it', async () => {
  const { phone, withoutNinth, byPhone, byUser } = somebody();
  const kept = await uow.run((tx) => makeContact(tx, { name: 'Mantida à mão', phone }));
  expect(await match({ identities: [byPhone, byUser], phone: withoutNinth, name: 'Apelido' })).toEqual({
    contactId: kept.id,
    created: false,
  });
  // Later with a hidden phone:
  expect(await match({ identities: [byUser], name: 'Apelido' })).toEqual({ contactId: kept.id, created: false });
  expect(await contactsNamed('Mantida à mão')).toHaveLength(1);
});

it('CUS-4: a payload with phone and user id links the two records for good', async () => {
  const { phone, byPhone, byUser } = somebody();
  const hidden = await match({ identities: [byUser], name: 'Oculta' });
  const known = await match({ identities: [byPhone], phone, name: 'Oculta' });
  expect(hidden.contactId).not.toBe(known.contactId);
  expect((await match({ identities: [byPhone, byUser], phone })).contactId).toBe(known.contactId);
  expect((await match({ identities: [byUser] })).contactId).toBe(known.contactId);
});

it('CUS-3: a hidden phone that shows up later is kept, a stand-in name is replaced, a name given by hand is not', async () => {
  const { phone, byPhone, byUser } = somebody();
  const { contactId } = await match({ identities: [byUser] });
  await match({ identities: [byUser, byPhone], phone, name: 'Carla' });
  expect(await db.sql('SELECT name, phone FROM contact WHERE id = $1', [contactId])).toEqual([
    { name: 'Carla', phone },
  ]);
  await match({ identities: [byUser, byPhone], phone, name: 'Outro nome' });
  expect(await db.sql('SELECT name FROM contact WHERE id = $1', [contactId])).toEqual([{ name: 'Carla' }]);
});

it('CUS-4: who changes the number stays the same contact', async () => {
  const before = somebody();
  const after = somebody();
  const { contactId } = await match({ identities: [before.byPhone], phone: before.phone, name: 'Muda' });
  await uow.run((tx) => matcher.follow(tx, [before.byPhone], { identities: [after.byPhone], phone: after.phone }));
  expect((await match({ identities: [after.byPhone], phone: after.phone })).contactId).toBe(contactId);
  expect(await db.sql('SELECT phone FROM contact WHERE id = $1', [contactId])).toEqual([{ phone: after.phone }]);
});
