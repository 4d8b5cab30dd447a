import { email, maxLength, required } from 'react-admin';
import { FormSection } from '../../parts/FormSection.js';
import { RefChoice, TextBox } from '../../parts/inputs.js';

const orNull = (value: string) => (value === '' ? null : value);

export function ContactForm() {
  return (
    <FormSection>
      <TextBox source="name" validate={[required(), maxLength(200)]} />
      <RefChoice source="customerId" reference="customers" />
      <TextBox source="phone" type="tel" validate={maxLength(40)} parse={orNull} />
      <TextBox source="email" type="email" validate={email()} parse={orNull} />
      <TextBox source="externalId" validate={maxLength(200)} parse={orNull} />
    </FormSection>
  );
}
