import { CreatePage } from '../../parts/CreatePage.js';
import { ContactForm } from './form.js';

export function ContactCreate() {
  return (
    <CreatePage>
      <ContactForm />
    </CreatePage>
  );
}
