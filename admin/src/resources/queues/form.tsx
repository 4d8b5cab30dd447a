import { maxLength, maxValue, minValue, required, useTranslate } from 'react-admin';
import { strategies } from '../../parts/choices.js';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { Choice, NumberBox, TextBox } from '../../parts/inputs.js';
import { MembersInput } from './MembersInput.js';

export function QueueForm() {
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.queues.general')}>
        <Wide>
          <TextBox source="name" validate={[required(), maxLength(120)]} />
        </Wide>
        <Choice source="strategy" choices={strategies} validate={required()} />
        <NumberBox source="capacity" min={0} max={1000} validate={[required(), minValue(0), maxValue(1000)]} />
      </FormSection>
      <FormSection
        title={translate('resources.queues.membersTitle')}
        about={translate('resources.queues.membersAbout')}
        columns={1}
      >
        <MembersInput source="members" />
      </FormSection>
    </>
  );
}
