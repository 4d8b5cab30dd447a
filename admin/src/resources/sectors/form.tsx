import { email, maxLength, required, useRecordContext } from 'react-admin';
import { FormSection } from '../../parts/FormSection.js';
import { nullWhenEmpty, NumberBox, RefChoice, TextBox } from '../../parts/inputs.js';

export function SectorForm() {
  const self = useRecordContext()?.id;
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(120)]} />
      <TextBox source="code" validate={maxLength(60)} parse={nullWhenEmpty} />
      <RefChoice source="parentId" reference="sectors" disabledChoice={self} />
      <RefChoice source="managerId" reference="users" />
      <TextBox source="email" type="email" validate={email()} parse={nullWhenEmpty} />
      <NumberBox source="position" min={0} defaultValue={0} />
    </FormSection>
  );
}
