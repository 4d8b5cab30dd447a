import { maxLength, required } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { nullWhenEmpty, LongTextBox, TextBox } from '../../parts/inputs.js';

export function CustomerForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(200)]} />
      <TextBox source="taxId" validate={maxLength(30)} parse={nullWhenEmpty} />
      <Wide>
        <LongTextBox source="notes" validate={maxLength(10_000)} />
      </Wide>
    </FormSection>
  );
}
