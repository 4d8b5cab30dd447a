import { CreatePage } from '../../parts/CreatePage.js';
import { NoticeForm } from './form.js';

export function NoticeCreate() {
  return (
    <CreatePage>
      <NoticeForm />
    </CreatePage>
  );
}
