import LockOutlinedIcon from '@mui/icons-material/LockOutlined';
import { Button, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import {
  NumberInput,
  PasswordInput,
  required,
  SelectInput,
  TextInput,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { useFormContext } from 'react-hook-form';
import type { ChannelProvider, ProviderField } from '../../providers/types.js';

/** The fields that this provider needs, as it describes them itself: a new adapter needs no screen of its own. */
export function ProviderFields({ provider }: { provider: ChannelProvider }) {
  return (
    <>
      {provider.fields.map((field) =>
        field.kind === 'secret' ? (
          <SecretField key={field.name} field={field} />
        ) : (
          <PlainField key={field.name} field={field} />
        ),
      )}
    </>
  );
}

function PlainField({ field }: { field: ProviderField }) {
  const common = {
    source: `settings.${field.name}`,
    label: field.label,
    helperText: field.help || false,
    validate: field.required === true ? required() : undefined,
  } as const;
  if (field.kind === 'number') return <NumberInput {...common} />;
  if (field.kind === 'select') {
    return (
      <SelectInput
        {...common}
        choices={(field.options ?? []).map(({ value, label }) => ({ id: value, name: label }))}
        translateChoice={false}
      />
    );
  }
  return <TextInput {...common} type={field.kind === 'url' ? 'url' : 'text'} autoComplete="off" />;
}

/** Write-only (IAM-18): of a secret that is kept one sees that it is kept, and can put another in its place. */
function SecretField({ field }: { field: ProviderField }) {
  const translate = useTranslate();
  const record = useRecordContext();
  const { setValue } = useFormContext();
  const isKept = ((record?.secretsSet ?? []) as string[]).includes(field.name);
  const [isReplacing, setIsReplacing] = useState(false);
  const source = `secrets.${field.name}`;
  const toggle = (replacing: boolean) => {
    setIsReplacing(replacing);
    if (!replacing) setValue(source, undefined);
  };

  if (isKept && !isReplacing) {
    return (
      <TextField
        label={field.label}
        value={translate('resources.inboxes.secretSet')}
        helperText={field.help}
        slotProps={{
          input: {
            readOnly: true,
            startAdornment: (
              <InputAdornment position="start">
                <LockOutlinedIcon fontSize="small" />
              </InputAdornment>
            ),
            endAdornment: (
              <InputAdornment position="end">
                <Button
                  size="small"
                  aria-label={`${translate('resources.inboxes.secretReplace')}: ${field.label}`}
                  onClick={() => toggle(true)}
                >
                  {translate('resources.inboxes.secretReplace')}
                </Button>
              </InputAdornment>
            ),
          },
        }}
      />
    );
  }
  return (
    <div>
      <PasswordInput
        source={source}
        label={field.label}
        helperText={field.help || false}
        autoComplete="new-password"
        {...(field.required === true && { validate: required() })}
      />
      {isKept && (
        <Button size="small" onClick={() => toggle(false)}>
          {translate('resources.inboxes.secretKeep')}
        </Button>
      )}
    </div>
  );
}
