import { Fragment } from 'react';
import { useCanAccess, useGetRecordRepresentation, useLocale, useReference, useTranslate } from 'react-admin';
import { formatMoment } from './when.js';
import { usePermissionList } from './use-permission-list.js';

/** Which resource an id in a field of this name belongs to. */
const referenceOf: Readonly<Record<string, string>> = {
  parentId: 'sectors',
  sectorId: 'sectors',
  sectorIds: 'sectors',
  managerId: 'users',
  creatorId: 'users',
  userId: 'users',
  memberIds: 'users',
  members: 'users',
  assigneeId: 'users',
  profileId: 'profiles',
  occurrenceTypeId: 'occurrence-types',
  occurrenceId: 'occurrences',
  solutionId: 'solutions',
  solutionIds: 'solutions',
  defaultSolutionId: 'solutions',
  queueId: 'queues',
  inboxId: 'inboxes',
  customerId: 'customers',
  teamIds: 'teams',
  teamId: 'teams',
  levelId: 'hierarchy-levels',
  superiorId: 'users',
  ownerId: 'users',
  toUserId: 'users',
  fromUserId: 'users',
  inboxIds: 'inboxes',
  queueIds: 'queues',
  profileIds: 'profiles',
  defaultProfileId: 'profiles',
  reasonId: 'reasons',
  regionId: 'regions',
};

/** Whether there is nothing to show of a value. */
export const isNothing = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A value of the audit trail in words: yes and no, names in place of ids, what a permission is called. */
export function ChangeValue({ field, value }: { field: string; value: unknown }) {
  const translate = useTranslate();
  const locale = useLocale();
  if (isNothing(value)) return <>—</>;
  if (typeof value === 'boolean') return <>{translate(value ? 'ra.boolean.true' : 'ra.boolean.false')}</>;
  if (Array.isArray(value)) {
    return value.map((one, index) => (
      <Fragment key={JSON.stringify(one)}>
        {index > 0 && ', '}
        <ChangeValue field={field} value={one} />
      </Fragment>
    ));
  }
  if (typeof value === 'object') return <ObjectValue value={value as Record<string, unknown>} />;
  const text = String(value);
  if (text === '[erased]') return <em>{translate('guiche.erased')}</em>;
  if (text === '[secret]') return <em>{translate('guiche.secret')}</em>;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d.*Z$/.test(text)) return <>{formatMoment(text, locale)}</>;
  const reference = referenceOf[field];
  if (reference !== undefined) return <Name reference={reference} id={text} />;
  if (field === 'permissions') return <PermissionName code={text} />;
  return <>{text}</>;
}

function ObjectValue({ value }: { value: Record<string, unknown> }) {
  if (typeof value.name === 'string') return <>{value.name}</>;
  if (typeof value.userId === 'string') return <ChangeValue field="userId" value={value.userId} />;
  return Object.entries(value).map(([key, one], index) => (
    <Fragment key={key}>
      {index > 0 && ', '}
      {key}: <ChangeValue field={key} value={one} />
    </Fragment>
  ));
}

/** What a record is called, when the profile opens its resource and it still exists; else its id. */
function Name({ reference, id }: { reference: string; id: string }) {
  const { canAccess } = useCanAccess({ resource: reference, action: 'list' });
  const { referenceRecord } = useReference({ reference, id, options: { enabled: canAccess === true } });
  const represent = useGetRecordRepresentation(reference);
  return <>{referenceRecord === undefined ? id : represent(referenceRecord)}</>;
}

function PermissionName({ code }: { code: string }) {
  const { permissions } = usePermissionList();
  return <>{permissions.find((permission) => permission.code === code)?.label ?? code}</>;
}
