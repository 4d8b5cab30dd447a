import { EditPage } from '../../parts/EditPage.js';
import { ContactForm } from './form.js';

export function ContactEdit() {
  return (
    <EditPage>
      <ContactForm />
    </EditPage>
  );
}
