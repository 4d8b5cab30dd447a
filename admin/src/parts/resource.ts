import type { SvgIconComponent } from '@mui/icons-material';
import { createContext, lazy, useContext, type ComponentType } from 'react';
import { useResourceContext } from 'react-admin';
import type { SameKeys } from '../i18n/bilingual.js';

/** The blocks of the menu, in their order, as Citrus groups its settings. */
export const menuGroups = [
  'operation',
  'customers',
  'ticketSettings',
  'administration',
  'generalSettings',
  'users',
  'security',
] as const;
export type MenuGroup = (typeof menuGroups)[number];

/** What every resource says in both languages; more keys are the resource's own. */
export interface ResourceMessages {
  /** `Setor |||| Setores` */
  name: string;
  /** One sentence below the title of the list: what this is for. */
  about: string;
  /** Said in place of an empty list. */
  empty: string;
  fields: Record<string, string>;
  /** By field: shown below the input. */
  help: Record<string, string>;
}

type Page = () => Promise<Record<string, ComponentType>>;

interface ResourceOptions {
  group: MenuGroup;
  icon: SvgIconComponent;
  messages: { 'pt-BR': ResourceMessages; en: SameKeys<ResourceMessages> };
  list: Page;
  create?: Page;
  edit?: Page;
  show?: Page;
  recordRepresentation?: string;
  /** What the API takes on POST and PUT: everything else of a record stays here, and a clone carries just these. */
  fields?: readonly string[];
  /** The prefix of its permissions when it is not the resource's name. */
  permissions?: string;
  /** What the audit trail calls one record; a resource without it has no history beside its form. */
  subject?: string;
  /** The API has DELETE for it (a used record is refused there with the reason). */
  deletable?: boolean;
  /** Records have `active` and are put out of use rather than deleted. */
  activatable?: boolean;
}

export interface ResourceSpec extends Omit<ResourceOptions, 'list' | 'create' | 'edit' | 'show'> {
  name: string;
  fields: readonly string[];
  pages: Partial<Record<'list' | 'create' | 'edit' | 'show', ComponentType>>;
}

/** A page in its own chunk, loaded when it is first visited. */
const page = (load: Page): ComponentType =>
  lazy(async () => {
    const [component, ...others] = Object.values(await load());
    if (component === undefined || others.length > 0)
      throw new Error('A page file exports its component and nothing else');
    return { default: component };
  });

/** Everything the frame must know of a resource: its pages, its words, where it stands in the menu, what may be done with it. */
export function defineResource(name: string, options: ResourceOptions): ResourceSpec {
  const { list, create, edit, show, ...rest } = options;
  return {
    ...rest,
    name,
    fields: options.fields ?? [],
    pages: {
      list: page(list),
      ...(create && { create: page(create) }),
      ...(edit && { edit: page(edit) }),
      ...(show && { show: page(show) }),
    },
  };
}

export const ResourceSpecs = createContext<readonly ResourceSpec[]>([]);

/** The definition of the resource whose page we are on, or of the one named. */
export function useResourceSpec(name?: string): ResourceSpec {
  const here = useResourceContext();
  const wanted = name ?? here;
  const spec = useContext(ResourceSpecs).find((one) => one.name === wanted);
  if (spec === undefined) throw new Error(`No resource ${String(wanted)}`);
  return spec;
}

/** The part of a record that the API takes. */
export const writable = (spec: ResourceSpec, record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(spec.fields.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]));
