import { Button, Skeleton } from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Form, HttpError, maxLength, useDataProvider, useNotify, useRecordContext, useTranslate } from 'react-admin';
import { useFormContext, useFormState, useWatch } from 'react-hook-form';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, RefChoice, Switcher } from '../../parts/inputs.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

type Values = Record<string, unknown>;

/** What becomes of a message: the queue (routing's link) and the conversion (tickets' settings), each saved where it belongs. */
export function FlowTab() {
  const translate = useTranslate();
  const id = useRecordContext()?.id ?? '';
  const dataProvider = useDataProvider<GuicheDataProvider>();
  return (
    <>
      <Linked
        name="queue"
        load={() => dataProvider.inboxQueue(id)}
        save={(values) => dataProvider.setInboxQueue(id, (values.queueId as string | null | undefined) ?? null)}
      >
        <FormSection
          title={translate('resources.inboxes.queueTitle')}
          about={translate('resources.inboxes.queueAbout')}
          columns={1}
        >
          <RefChoice source="queueId" reference="queues" />
        </FormSection>
      </Linked>
      <Linked
        name="conversion"
        load={() => dataProvider.inboxConversion(id)}
        save={({
          automatic,
          creatorId,
          sectorId,
          occurrenceTypeId,
          occurrenceId,
          solutionId,
          protocolMessage,
          version,
        }) =>
          dataProvider.setInboxConversion(id, {
            automatic,
            creatorId,
            sectorId,
            occurrenceTypeId,
            occurrenceId,
            solutionId,
            protocolMessage,
            version,
          })
        }
      >
        <ConversionFields />
      </Linked>
    </>
  );
}

function ConversionFields() {
  const translate = useTranslate();
  const { setValue } = useFormContext();
  const [sectorId, occurrenceTypeId] = useWatch({ name: ['sectorId', 'occurrenceTypeId'] }) as (string | null)[];
  const clear = (...fields: string[]) => {
    for (const field of fields) setValue(field, null, { shouldDirty: true });
  };
  return (
    <FormSection
      title={translate('resources.inboxes.conversionTitle')}
      about={translate('resources.inboxes.conversionAbout')}
    >
      <Wide>
        <Switcher source="automatic" />
      </Wide>
      <RefChoice source="creatorId" reference="users" />
      <RefChoice source="sectorId" reference="sectors" onChange={() => clear('occurrenceTypeId', 'occurrenceId')} />
      <RefChoice
        source="occurrenceTypeId"
        reference="occurrence-types"
        filter={{ active: true, ...(sectorId && { sectorId }) }}
        onChange={() => clear('occurrenceId')}
      />
      <RefChoice
        source="occurrenceId"
        reference="occurrences"
        filter={{ active: true, ...(occurrenceTypeId && { occurrenceTypeId }) }}
        disabled={!occurrenceTypeId}
      />
      <RefChoice source="solutionId" reference="solutions" />
      <Wide>
        <LongTextBox source="protocolMessage" minRows={2} validate={maxLength(1000)} />
      </Wide>
    </FormSection>
  );
}

interface LinkedProps {
  name: string;
  load: () => Promise<object>;
  save: (values: Values) => Promise<object>;
  children: ReactNode;
}

/** A form of its own for what another lib keeps about this inbox. */
function Linked({ name, load, save, children }: LinkedProps) {
  const id = useRecordContext()?.id;
  const notify = useNotify();
  const client = useQueryClient();
  const queryKey = ['inbox', id, name];
  const { data, error } = useQuery({ queryKey, queryFn: load });
  const submit = async (values: Values) => {
    try {
      client.setQueryData(queryKey, await save(values));
      void client.invalidateQueries({ queryKey: ['audit-entries'] });
      notify('guiche.saved', { type: 'success' });
      return undefined;
    } catch (problem) {
      const byField =
        problem instanceof HttpError ? (problem.body as { errors?: Record<string, string> } | null)?.errors : undefined;
      if (byField !== undefined) return byField;
      notify(problem instanceof Error ? problem.message : 'ra.notification.http_error', { type: 'error' });
      return undefined;
    }
  };
  if (error) return <>{error.message}</>;
  if (data === undefined) return <Skeleton variant="rounded" height={120} />;
  return (
    <Form record={data} onSubmit={submit} warnWhenUnsavedChanges>
      {children}
      <Foot name={name} />
    </Form>
  );
}

function Foot({ name }: { name: string }) {
  const translate = useTranslate();
  const { dirtyFields, isSubmitting } = useFormState();
  const isDirty = Object.keys(dirtyFields).length > 0;
  return (
    <Button
      type="submit"
      variant="contained"
      disabled={!isDirty || isSubmitting}
      data-testid={`save-${name}`}
      sx={{ mb: 3 }}
    >
      {translate('ra.action.save')}
    </Button>
  );
}
