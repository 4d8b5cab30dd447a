import { maxLength, minValue, required } from 'react-admin';
import { FormSection } from '../../parts/FormSection.js';
import { NumberBox, TextBox } from '../../parts/inputs.js';

export function HierarchyLevelForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(120)]} autoComplete="off" />
      <NumberBox source="position" min={1} validate={minValue(1)} />
    </FormSection>
  );
}
