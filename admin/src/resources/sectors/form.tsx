import { email, maxLength, required, useRecordContext, useTranslate } from 'react-admin';
import { FormSection, Wide } from '../../parts/FormSection.js';
import { LongTextBox, nullWhenEmpty, NumberBox, RefChoice, TextBox } from '../../parts/inputs.js';
import { PeopleInput } from '../../parts/PeopleInput.js';

export function SectorForm() {
  const self = useRecordContext()?.id;
  const translate = useTranslate();
  return (
    <>
      <FormSection title={translate('resources.sectors.general')}>
        <TextBox source="name" validate={[required(), maxLength(120)]} />
        <TextBox source="code" validate={maxLength(40)} parse={nullWhenEmpty} />
        <RefChoice source="parentId" reference="sectors" disabledChoice={self} />
        <RefChoice source="managerId" reference="users" />
        <TextBox source="email" type="email" validate={email()} parse={nullWhenEmpty} />
        <NumberBox source="position" min={0} defaultValue={0} />
        <Wide>
          <LongTextBox source="description" validate={maxLength(2000)} />
        </Wide>
      </FormSection>
      <FormSection title={translate('resources.sectors.membersTitle')} columns={1}>
        <PeopleInput source="memberIds" />
      </FormSection>
    </>
  );
}
