import {
  Box,
  Button,
  Card,
  CardContent,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
} from '@mui/material';
import { useState, type ReactNode } from 'react';
import {
  DeleteWithConfirmButton,
  EditBase,
  HttpError,
  useCanAccess,
  useCreatePath,
  useEditContext,
  useGetRecordRepresentation,
  useGetResourceLabel,
  useNotify,
  useRedirect,
  useTranslate,
  type RaRecord,
} from 'react-admin';
import { ActiveButton } from './ActiveButton.js';
import { CloneButton } from './CloneButton.js';
import { History } from './History.js';
import { PageBody, PageHeader } from './PageHeader.js';
import { FormOfPage, RecordForm } from './RecordForm.js';
import { ActiveMark } from './RecordTable.js';
import { useResourceSpec, writable } from './resource.js';
import { useSavedNotice } from './use-saved-notice.js';

interface EditPageProps {
  children: ReactNode;
  redirect?: 'list' | false;
  /** More of what can be done with this record, before the usual buttons. */
  actions?: ReactNode;
  /** In place of the usual clone button (`false`: none). */
  clone?: ReactNode | false;
  /** In place of the usual button that puts out of use and back. */
  activation?: ReactNode;
  mark?: ReactNode;
  /** The page brings its own forms: no form is put around the children. */
  bare?: boolean;
  mayDelete?: (record: RaRecord) => boolean;
  /** The last hand on what is sent. */
  prepare?: (data: Record<string, unknown>) => Record<string, unknown>;
}

/** The page on which a record is changed: the form, what can be done with it, and beside it who changed what before. */
export function EditPage(props: EditPageProps) {
  const spec = useResourceSpec();
  const notify = useNotify();
  const go = useRedirect();
  const saved = useSavedNotice();
  const [isStale, setIsStale] = useState(false);
  const [round, setRound] = useState(0);
  const [isDirty, setIsDirty] = useState(false);
  const { redirect = 'list', prepare = (data) => data } = props;
  return (
    <EditBase
      mutationMode="pessimistic"
      redirect={redirect}
      transform={(data: RaRecord) => ({ ...writable(spec, prepare(data)), version: data.version as number })}
      mutationOptions={{
        onSuccess: (record: RaRecord, { previousData }: { previousData?: RaRecord }) => {
          saved({ resource: spec.name, record, ...(previousData && { before: writable(spec, previousData) }) });
          if (redirect === false) setRound(round + 1);
          go(redirect, spec.name, record.id, record);
        },
        onError: (error: unknown) => {
          if (error instanceof HttpError && error.status === 412) return setIsStale(true);
          const byField = error instanceof HttpError ? (error.body as { errors?: object } | null)?.errors : undefined;
          if (byField === undefined)
            notify(error instanceof Error ? error.message : 'ra.notification.http_error', { type: 'error' });
        },
      }}
    >
      <FormOfPage.Provider value={{ round, isDirty, onDirty: setIsDirty }}>
        <EditBody {...props} />
      </FormOfPage.Provider>
      <StaleDialog isOpen={isStale} onClose={() => setIsStale(false)} onReloaded={() => setRound(round + 1)} />
    </EditBase>
  );
}

function EditBody({ children, actions, clone, activation, mark, bare = false, mayDelete }: EditPageProps) {
  const spec = useResourceSpec();
  const { record } = useEditContext();
  const createPath = useCreatePath();
  const label = useGetResourceLabel();
  const represent = useGetRecordRepresentation(spec.name);
  const { canAccess: mayRemove } = useCanAccess({ resource: spec.name, action: 'delete' });
  if (record === undefined) return null;
  return (
    <PageBody>
      <PageHeader
        title={String(represent(record))}
        about={label(spec.name, 1)}
        mark={
          <>
            <ActiveMark />
            {mark}
          </>
        }
        back={createPath({ resource: spec.name, type: 'list' })}
        actions={
          <>
            {actions}
            {clone === undefined ? <CloneButton /> : clone}
            {activation ?? (spec.activatable === true && <ActiveButton />)}
            {spec.deletable === true && mayRemove === true && (mayDelete?.(record) ?? true) && (
              <DeleteWithConfirmButton variant="outlined" size="medium" mutationMode="pessimistic" />
            )}
          </>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: spec.subject === undefined ? 'minmax(0, 960px)' : 'minmax(0, 1fr) 320px',
          },
        }}
      >
        {bare ? (
          <Box sx={{ minWidth: 0 }}>{children}</Box>
        ) : (
          <Card sx={{ overflow: 'visible', minWidth: 0 }}>
            <CardContent sx={{ p: { xs: 2, md: 3 } }}>
              <RecordForm>{children}</RecordForm>
            </CardContent>
          </Card>
        )}
        {spec.subject !== undefined && (
          <History subjectType={spec.subject} subjectId={String(record.id)} resource={spec.name} />
        )}
      </Box>
    </PageBody>
  );
}

/** Somebody else was faster (412): says so and offers their version, without writing over it or losing ours unasked. */
function StaleDialog({
  isOpen,
  onClose,
  onReloaded,
}: {
  isOpen: boolean;
  onClose: () => void;
  onReloaded: () => void;
}) {
  const { refetch } = useEditContext();
  const translate = useTranslate();
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby="stale-title" data-testid="stale-dialog">
      <DialogTitle id="stale-title">{translate('guiche.stale.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText>{translate('guiche.stale.text')}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('guiche.stale.keep')}</Button>
        <Button
          variant="contained"
          onClick={() => {
            void refetch().then(onReloaded);
            onClose();
          }}
        >
          {translate('guiche.stale.reload')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
