import { maxLength, required, useTranslate } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, Switcher, TextBox } from '../../parts/inputs.js';
import { PermissionsInput } from '../../parts/PermissionsInput.js';
import { ReachInWords } from './ReachInWords.js';

export function ProfileForm() {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.profiles.general')} columns={1}>
        <TextBox source="name" validate={[required(), maxLength(120)]} />
        <LongTextBox source="description" minRows={2} validate={maxLength(2000)} />
      </FormSection>
      <FormSection title={translate('resources.profiles.access')} about={translate('resources.profiles.accessAbout')}>
        <Wide>
          <ReachInWords />
        </Wide>
        <Switcher source="reachesUnassigned" />
        <Switcher source="reachesOthers" />
        <Switcher source="reachesAllInboxes" />
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
