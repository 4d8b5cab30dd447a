import { Autocomplete, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider, useTranslate, type RaRecord } from 'react-admin';

/** Somebody who can be chosen. */
export interface Person {
  id: string;
  name: string;
  email?: string;
}

interface PersonPickerProps {
  label: string;
  value: Person | null;
  onChange: (person: Person | null) => void;
  /** Who is not offered: nobody is handed to himself. */
  except?: string;
  required?: boolean;
  autoFocus?: boolean;
  helperText?: string;
}

/** Finds an active person by typing a part of the name, login or e-mail; the server searches, however many there are. */
export function PersonPicker({
  label,
  value,
  onChange,
  except,
  required = false,
  autoFocus,
  helperText,
}: PersonPickerProps) {
  const translate = useTranslate();
  const dataProvider = useDataProvider();
  const [typed, setTyped] = useState('');
  const sought = useSettled(typed, 250);
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['person-picker', sought],
    queryFn: async () => {
      const { data } = await dataProvider.getList<RaRecord<string> & Person>('users', {
        filter: { active: true, ...(sought !== '' && { q: sought }) },
        sort: { field: 'name', order: 'ASC' },
        pagination: { page: 1, perPage: 25 },
      });
      return data;
    },
  });
  return (
    <Autocomplete<Person>
      options={found.filter(({ id }) => id !== except)}
      value={value}
      onChange={(_event, person) => onChange(person)}
      onInputChange={(_event, text, reason) => reason === 'input' && setTyped(text.trim())}
      filterOptions={(options) => options}
      getOptionLabel={({ name }) => name}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      loading={isFetching}
      loadingText={translate('ra.page.loading')}
      noOptionsText={translate('resources.users.nobodyFound')}
      clearText={translate('ra.action.clear_input_value')}
      openText={translate('ra.action.open')}
      closeText={translate('ra.action.close')}
      fullWidth
      renderInput={(params) => (
        <TextField {...params} label={label} required={required} autoFocus={autoFocus} helperText={helperText} />
      )}
    />
  );
}

/** The value once it has not changed for a moment: one question per pause, not per letter. */
function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}
