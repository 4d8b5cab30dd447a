import { maxLength, required } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, NumberBox, TextBox } from '../../parts/inputs.js';

export function RegionForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(120)]} />
      <NumberBox source="position" min={0} defaultValue={0} />
      <Wide>
        <LongTextBox source="description" validate={maxLength(2000)} />
      </Wide>
    </FormSection>
  );
}
