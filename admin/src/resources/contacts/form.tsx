import { email, maxLength, required } from 'react-admin';
import { FormSection } from '../../parts/FormSection.js';
import { nullWhenEmpty, RefChoice, TextBox } from '../../parts/inputs.js';

export function ContactForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(200)]} />
      <RefChoice source="customerId" reference="customers" />
      <TextBox source="phone" type="tel" validate={maxLength(40)} parse={nullWhenEmpty} />
      <TextBox source="email" type="email" validate={email()} parse={nullWhenEmpty} />
      <TextBox source="externalId" validate={maxLength(200)} parse={nullWhenEmpty} />
    </FormSection>
  );
}
