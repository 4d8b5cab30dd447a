import type { Type } from '@nestjs/common';
import type { ListRequest, Page } from '../http/index.js';
import type { ConfigurationActor, ConfigurationKind, MemberValues, StoredRecord } from './configuration-kind.js';

const atOnce = 500;

/** All records of a list, page by page, in the order of their ids. */
export async function everyRecord<R extends object>(list: (request: ListRequest) => Promise<Page<R>>): Promise<R[]> {
  const found: R[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<R> = await list({
      filter: {},
      sort: { field: 'id', direction: 'ASC' },
      offset: 0,
      limit: atOnce,
      cursor,
      byCursor: true,
    });
    if (typeof page.body === 'string') throw new Error('Records are read as rows');
    found.push(...page.body);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** A service as most kinds have one: no member of it asks who acts. */
interface PlainService<Create, Update> {
  list(request: ListRequest): Promise<Page<{ id: string }>>;
  create(input: Create): Promise<object>;
  update(id: string, version: number, changes: Update): Promise<object>;
}

interface RemovingService {
  remove(id: string, version?: number): Promise<unknown>;
}

type Handling<Service extends object> = Required<
  Pick<ConfigurationKind<Service>, 'keeper' | 'read' | 'add' | 'change' | 'remove'>
>;

// The classes of the API have checked the values, so they are what the service takes.
const checked = <T>(values: MemberValues): T => values as T;

/** How a kind is kept whose service has `list`, `create` and `update`; how one is removed is for the kind to say. */
export const writtenBy = <Create, Update, Service extends PlainService<Create, Update>>(
  keeper: Type<Service>,
): Omit<Handling<Service>, 'remove'> => ({
  keeper,
  read: (service) => everyRecord((request) => service.list(request)),
  add: (service, _actor, values) => service.create(checked(values)),
  change: (service, _actor, { id, version }, values) => service.update(id, version, checked(values)),
});

/** The same for a service that also has `remove`. */
export const keptBy = <Create, Update, Service extends PlainService<Create, Update> & RemovingService>(
  keeper: Type<Service>,
): Handling<Service> => ({
  ...writtenBy<Create, Update, Service>(keeper),
  remove: (service, _actor, { id, version }) => service.remove(id, version),
});

/** A service that asks who acts, because what he may give depends on what he holds (IAM-8). */
interface ActingService<Actor, Create, Update> {
  list(request: ListRequest): Promise<Page<{ id: string }>>;
  create(actor: Actor, input: Create): Promise<object>;
  update(actor: Actor, id: string, version: number, changes: Update): Promise<object>;
  remove(actor: Actor, id: string): Promise<unknown>;
}

// Whoever applies came in by the access guard, or as such a user from the command line: he is identity's actor.
const acting = <Actor>(actor: ConfigurationActor): Actor => actor as unknown as Actor;

/** The same for a service whose members ask who acts. */
export const keptForActors = <Actor, Create, Update, Service extends ActingService<Actor, Create, Update>>(
  keeper: Type<Service>,
): Handling<Service> => ({
  keeper,
  read: (service) => everyRecord((request) => service.list(request)),
  add: (service, actor, values) => service.create(acting<Actor>(actor), checked<Create>(values)),
  change: (service, actor, { id, version }: StoredRecord, values) =>
    service.update(acting<Actor>(actor), id, version, checked<Update>(values)),
  remove: (service, actor, { id }) => service.remove(acting<Actor>(actor), id),
});
