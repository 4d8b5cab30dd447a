import { maxLength, required } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { DayBox, LongTextBox, TextBox } from '../../parts/inputs.js';
import { DocumentFileInput } from './DocumentFileInput.js';

export function DocumentForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(200)]} />
      <TextBox source="kind" validate={[required(), maxLength(80)]} />
      <Wide>
        <DocumentFileInput />
      </Wide>
      <DayBox source="validFrom" />
      <DayBox source="validUntil" />
      <Wide>
        <LongTextBox source="description" validate={maxLength(2000)} />
      </Wide>
    </FormSection>
  );
}
