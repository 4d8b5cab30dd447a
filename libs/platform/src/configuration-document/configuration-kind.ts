import type { Type } from '@nestjs/common';

/** Who applies or exports, as far as the document must know him: identity's `Actor` is one. */
export interface ConfigurationActor {
  readonly userId: string;
  readonly isRoot: boolean;
  readonly permissions: ReadonlySet<string>;
}

/** How a value stands in the document and in the record. */
export type FieldShape =
  /** Text, number, true/false, null or an object, as it is. */
  | 'value'
  /** A list of words whose order means nothing. */
  | 'set'
  /** An instant. */
  | 'instant'
  /** The key of a record of another kind. */
  | 'reference'
  /** Keys of records of another kind, in no order. */
  | 'references'
  /** The login of a user. */
  | 'person'
  /** Logins, in no order. */
  | 'people'
  /** Logins, in an order that means something. */
  | 'queue';

/** One field of a kind's records. */
export interface ConfigurationField {
  readonly shape: FieldShape;
  /** The record's member, where it is named otherwise (`managerId` for `manager`). */
  readonly member?: string;
  /** The kind that a reference refers to. */
  readonly to?: string;
  /** Cannot be changed, only compared: what the record is, such as the code of a built-in profile. */
  readonly fixed?: boolean;
  /** Given when a record is made, and never changed afterwards: the provider of an inbox. */
  readonly onlyNew?: boolean;
  /** Not written for such a record, because it has no choice in it. */
  readonly unless?: (record: StoredRecord) => boolean;
}

type FieldOptions = Pick<ConfigurationField, 'member' | 'fixed' | 'onlyNew' | 'unless'>;

/** Ways to say what a field is, for `defineConfigurationKind`. */
export const field = {
  value: (options: FieldOptions = {}): ConfigurationField => ({ shape: 'value', ...options }),
  set: (options: FieldOptions = {}): ConfigurationField => ({ shape: 'set', ...options }),
  instant: (options: FieldOptions = {}): ConfigurationField => ({ shape: 'instant', ...options }),
  reference: (to: string, member: string): ConfigurationField => ({ shape: 'reference', to, member }),
  references: (to: string, member: string): ConfigurationField => ({ shape: 'references', to, member }),
  person: (member: string): ConfigurationField => ({ shape: 'person', member }),
  people: (member: string): ConfigurationField => ({ shape: 'people', member }),
  peopleInOrder: (member: string): ConfigurationField => ({ shape: 'queue', member }),
} as const;

/** A record as its keeper gives it: id, version, and the members that its fields name. */
export interface StoredRecord {
  readonly id: string;
  readonly version: number;
  readonly [member: string]: unknown;
}

/**
 * What names a record in the document: a unique member; within a parent, whose key then comes first (`Sales / Phone`);
 * or, for a part of another record that is there as long as that one (`of`), the other's key. `single`: there is only one.
 */
export type KeyRule =
  | { readonly member: string; readonly within?: { readonly kind: string; readonly member: string } }
  | { readonly of: string }
  | { readonly single: true };

/** What a kind says of a wanted record before it is compared. */
export interface Adjusted {
  readonly values: Readonly<Record<string, unknown>>;
  readonly warnings: readonly ConfigurationWarning[];
}

/** Something the person should know, though it does not stand in the way. */
export interface ConfigurationWarning {
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** Values by the names of the record's members, as the API takes them. */
export type MemberValues = Readonly<Record<string, unknown>>;

/** Which permissions ask for what; a verb without one is impossible for everybody. */
export interface KindPermissions {
  readonly list: string;
  readonly create?: string;
  readonly update?: string;
  readonly delete?: string;
}

/** One kind of configuration in the document (ORG-7). */
export interface ConfigurationKind<Service extends object = object> {
  /** Its key in the document: `occurrenceTypes`. */
  readonly name: string;
  readonly label: { readonly 'pt-BR': string; readonly en: string };
  /** `root`: only the root sees and changes these records. */
  readonly permissions: KindPermissions | 'root';
  /** The service through which everything goes. */
  readonly keeper: Type<Service>;
  readonly key: KeyRule;
  readonly fields: Readonly<Record<string, ConfigurationField>>;
  /** A field whose value says which record it is, whatever its name: the code of a built-in profile. */
  readonly identity?: string;
  /** A field by whose number the records are written one after the other, because each has its place among them. */
  readonly writtenInOrderOf?: string;
  /** The classes that check what comes in, those of the API. */
  readonly creates?: Type<object>;
  readonly updates: Type<object>;
  /** The values as the classes and the service take them, where that is not member by member. */
  input?(values: MemberValues): MemberValues;
  read(service: Service): Promise<readonly object[]>;
  add?(service: Service, actor: ConfigurationActor, values: MemberValues): Promise<object>;
  change(service: Service, actor: ConfigurationActor, record: StoredRecord, values: MemberValues): Promise<unknown>;
  remove?(service: Service, actor: ConfigurationActor, record: StoredRecord): Promise<unknown>;
  /** Brings a wanted record to what can be, and says so. */
  adjust?(values: MemberValues, record: StoredRecord | null): Adjusted;
}

/** Declares a kind where its records are kept; its lib's door lists it for `ConfigurationDocumentModule.forRoot`. */
export const defineConfigurationKind = <Service extends object>(kind: ConfigurationKind<Service>): ConfigurationKind =>
  kind as unknown as ConfigurationKind;

/** Whether the actor may do this with records of the kind. */
export function mayDo(
  { permissions }: ConfigurationKind,
  verb: keyof KindPermissions,
  actor: ConfigurationActor,
): boolean {
  if (permissions === 'root') return actor.isRoot;
  const permission = permissions[verb];
  return permission !== undefined && actor.permissions.has(permission);
}

/** The record's member behind a field. */
export const memberOf = (name: string, { member }: ConfigurationField): string => member ?? name;
