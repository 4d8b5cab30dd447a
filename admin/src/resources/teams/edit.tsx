import { EditPage } from '../../parts/EditPage.js';
import { DeleteTeamButton } from './DeleteTeamButton.js';
import { TeamForm } from './form.js';

export function TeamEdit() {
  return (
    <EditPage actions={<DeleteTeamButton />}>
      <TeamForm />
    </EditPage>
  );
}
