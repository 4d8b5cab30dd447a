import { DateTimeInput, maxLength, required, useTranslate } from 'react-admin';
import { FormSection } from '../../parts/FormSection.js';
import { TextBox, useHelp } from '../../parts/inputs.js';
import { PermissionsInput } from '../../parts/PermissionsInput.js';

export function ApiTokenForm() {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.api-tokens.usage')}>
        <TextBox source="name" validate={[required(), maxLength(120)]} />
        <DateTimeInput
          source="expiresAt"
          helperText={useHelp('expiresAt')}
          parse={(value: string) => (value === '' ? null : new Date(value).toISOString())}
        />
      </FormSection>
      <FormSection
        title={translate('resources.api-tokens.permissions')}
        about={translate('resources.api-tokens.help.permissions')}
        columns={1}
      >
        <PermissionsInput source="permissions" />
      </FormSection>
    </>
  );
}
