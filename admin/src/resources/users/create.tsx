import { CreatePage } from '../../parts/CreatePage.js';
import { UserForm } from './form.js';

export function UserCreate() {
  return (
    <CreatePage defaults={{ language: 'pt-BR', mustChangePassword: true, languages: [] }}>
      <UserForm />
    </CreatePage>
  );
}
