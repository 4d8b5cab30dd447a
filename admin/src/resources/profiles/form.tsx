import { maxLength, required, useTranslate } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { Checks, LongTextBox, Switcher, TextBox } from '../../parts/inputs.js';
import { PermissionsInput } from '../../parts/PermissionsInput.js';
import { maskedFields, reaches } from './reaches.js';
import { ReachInWords } from './ReachInWords.js';

export function ProfileForm() {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.profiles.general')} columns={1}>
        <TextBox source="name" validate={[required(), maxLength(120)]} />
        <LongTextBox source="description" minRows={2} validate={maxLength(2000)} />
        <Switcher source="requiresSecondFactor" />
      </FormSection>
      <FormSection title={translate('resources.profiles.access')} about={translate('resources.profiles.accessAbout')}>
        <Wide>
          <ReachInWords />
        </Wide>
        {reaches.map(([field]) => (
          <Switcher key={field} source={field} />
        ))}
      </FormSection>
      <FormSection
        title={translate('resources.profiles.masks')}
        about={translate('resources.profiles.masksAbout')}
        columns={1}
      >
        <Checks
          source="maskedFields"
          choices={maskedFields.map((id) => ({ id, name: `resources.profiles.mask.${id}` }))}
        />
      </FormSection>
      <FormSection
        title={translate('resources.profiles.permissions')}
        about={translate('resources.profiles.permissionsAbout')}
        columns={1}
      >
        <PermissionsInput source="permissions" canRelease />
      </FormSection>
    </>
  );
}
