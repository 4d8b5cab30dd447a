import { CreatePage } from '../../parts/CreatePage.js';
import { TeamForm } from './form.js';

export function TeamCreate() {
  return (
    <CreatePage>
      <TeamForm />
    </CreatePage>
  );
}
