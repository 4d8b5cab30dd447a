import { Box, Button, Stack } from '@mui/material';
import { createContext, useContext, useEffect, type ReactNode } from 'react';
import { Form, SaveButton, useCreatePath, useTranslate } from 'react-admin';
import { useFormState } from 'react-hook-form';
import { Link } from 'react-router';
import { useResourceSpec } from './resource.js';

/** What the page around a form and the form know of each other. */
interface FormOfPage {
  /** Another number is another form: one that starts from the record as it now is, with nothing typed into it. */
  round: number;
  /** Something is typed that is not saved: what would read the record again, and so drop it, must wait. */
  isDirty: boolean;
  onDirty: (isDirty: boolean) => void;
}

export const FormOfPage = createContext<FormOfPage>({ round: 0, isDirty: false, onDirty: () => undefined });

/** The frame of every form: its fields, Salvar within reach, and a question before leaving with changes unsaved. */
export function RecordForm({
  children,
  defaults,
  saveLabel = 'ra.action.save',
}: {
  children: ReactNode;
  defaults?: Record<string, unknown>;
  saveLabel?: string;
}) {
  return (
    <Form
      key={useContext(FormOfPage).round}
      warnWhenUnsavedChanges
      sanitizeEmptyValues={false}
      {...(defaults && { defaultValues: defaults })}
    >
      {children}
      <FormFoot saveLabel={saveLabel} />
    </Form>
  );
}

function FormFoot({ saveLabel }: { saveLabel: string }) {
  const spec = useResourceSpec();
  const translate = useTranslate();
  const createPath = useCreatePath();
  // Not `isDirty`, which counts fields that were never touched but have no default.
  const isDirty = Object.keys(useFormState().dirtyFields).length > 0;
  const { onDirty } = useContext(FormOfPage);
  useEffect(() => {
    onDirty(isDirty);
    return () => onDirty(false);
  }, [isDirty, onDirty]);
  return (
    <Box
      sx={(theme) => ({
        position: 'sticky',
        bottom: 0,
        zIndex: 2,
        mx: { xs: -2, md: -3 },
        mb: { xs: -2, md: -3 },
        mt: 1,
        px: { xs: 2, md: 3 },
        py: 1.5,
        backgroundColor: theme.tokens.surface,
        borderTop: `1px solid ${theme.tokens.border}`,
        borderRadius: '0 0 12px 12px',
      })}
    >
      <Stack direction="row" sx={{ gap: 1, alignItems: 'center' }}>
        <SaveButton label={saveLabel} />
        <Button component={Link} to={createPath({ resource: spec.name, type: 'list' })}>
          {translate('ra.action.cancel')}
        </Button>
        {isDirty && (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem', ml: 'auto' }}>
            {translate('guiche.unsaved')}
          </Box>
        )}
      </Stack>
    </Box>
  );
}
