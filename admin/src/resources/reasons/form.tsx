import { maxLength, required } from 'react-admin';
import { reasonActions } from '../../parts/choices.js';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { Checks, LongTextBox, NumberBox, TextBox } from '../../parts/inputs.js';

export function ReasonForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(120)]} />
      <NumberBox source="position" min={0} defaultValue={0} />
      <Wide>
        <Checks source="actions" choices={reasonActions} validate={required()} />
        <LongTextBox source="description" validate={maxLength(2000)} />
      </Wide>
    </FormSection>
  );
}
