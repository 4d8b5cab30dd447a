import { maxLength, regex, required } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, NumberBox, TextBox } from '../../parts/inputs.js';

export function CannedAnswerForm() {
  return (
    <FormSection>
      <TextBox source="title" validate={[required(), maxLength(120)]} />
      <TextBox source="shortcut" validate={[required(), regex(/^[\p{L}\p{N}_-]{1,40}$/u)]} />
      <Wide>
        <LongTextBox source="body" minRows={5} validate={[required(), maxLength(4096)]} />
      </Wide>
      <NumberBox source="position" min={0} defaultValue={0} />
    </FormSection>
  );
}
