import { maxLength, required, useTranslate } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, Switcher, TextBox } from '../../parts/inputs.js';
import { PeopleInput } from '../../parts/PeopleInput.js';

export function TeamForm() {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.teams.general')}>
        <Wide>
          <TextBox source="name" validate={[required(), maxLength(120)]} />
          <LongTextBox source="description" validate={maxLength(2000)} />
          <Switcher source="automaticAssignment" defaultValue={true} />
        </Wide>
      </FormSection>
      <FormSection title={translate('resources.teams.membersTitle')} columns={1}>
        <PeopleInput source="memberIds" />
      </FormSection>
    </>
  );
}
