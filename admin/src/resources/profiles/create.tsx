import { CreatePage } from '../../parts/CreatePage.js';
import { ProfileForm } from './form.js';

export function ProfileCreate() {
  return (
    <CreatePage defaults={{ permissions: [] }}>
      <ProfileForm />
    </CreatePage>
  );
}
