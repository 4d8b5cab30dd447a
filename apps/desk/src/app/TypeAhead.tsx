import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { Named } from '../api/types.js';
import { useChoices } from '../api/use-choices.js';
import { useDebounced } from './use-debounced.js';
import { useI18n } from '../i18n/use-i18n.js';

interface TypeAheadProps<T extends Named> {
  label: string;
  resource: string;
  filter?: Record<string, unknown>;
  value: Named | null;
  onChange: (value: T | null) => void;
  disabled?: boolean;
  helper?: string;
  error?: boolean;
  testId: string;
  autoFocus?: boolean;
  required?: boolean;
}

/** Chooses one row of a resource by typing a part of its name; the server searches, so any number of rows will do. */
export function TypeAhead<T extends Named = Named>(props: TypeAheadProps<T>) {
  const { label, resource, filter = {}, value, onChange, disabled, helper, error, testId, autoFocus, required } = props;
  const { t } = useI18n();
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const typed = value !== null && text === value.name ? '' : text.trim();
  const q = useDebounced(typed, 200);
  const { data, isFetching } = useChoices<T>(resource, q === '' ? filter : { ...filter, q }, {
    enabled: open && disabled !== true,
  });
  return (
    <Autocomplete<Named>
      size="small"
      options={data ?? []}
      value={value}
      inputValue={text}
      open={open}
      onOpen={() => setOpen(true)}
      onClose={() => setOpen(false)}
      onInputChange={(_, next) => setText(next)}
      onChange={(_, next) => onChange(next === null ? null : ((data ?? []).find((one) => one.id === next.id) ?? null))}
      getOptionLabel={(one) => one.name}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      filterOptions={(options) => options}
      loading={isFetching}
      disabled={disabled}
      loadingText={t('app.loading')}
      noOptionsText={t('app.noOptions')}
      clearText={t('app.clear')}
      openText={t('app.open')}
      closeText={t('app.close')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          helperText={helper}
          error={error}
          required={required}
          autoFocus={autoFocus}
          slotProps={{ ...params.slotProps, htmlInput: { ...params.slotProps.htmlInput, 'data-testid': testId } }}
        />
      )}
    />
  );
}
