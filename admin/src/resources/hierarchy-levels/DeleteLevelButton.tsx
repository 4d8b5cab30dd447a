import DeleteOutlinedIcon from '@mui/icons-material/DeleteOutlined';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { useState } from 'react';
import {
  useCanAccess,
  useDataProvider,
  useGetList,
  useNotify,
  useRecordContext,
  useRedirect,
  useRefresh,
  useTranslate,
} from 'react-admin';
import type { GuicheDataProvider } from '../../providers/data-provider.js';

/** Deletes a level, and asks first where its people go. */
export function DeleteLevelButton() {
  const record = useRecordContext();
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'hierarchy-levels', action: 'delete' });
  const [isOpen, setIsOpen] = useState(false);
  if (record === undefined || canAccess !== true) return null;
  return (
    <>
      <Button variant="outlined" color="error" startIcon={<DeleteOutlinedIcon />} onClick={() => setIsOpen(true)}>
        {translate('ra.action.delete')}
      </Button>
      {isOpen && <DeleteLevelDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function DeleteLevelDialog({ onClose }: { onClose: () => void }) {
  const record = useRecordContext();
  const translate = useTranslate();
  const notify = useNotify();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const [moveTo, setMoveTo] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const { data: levels = [] } = useGetList('hierarchy-levels', {
    sort: { field: 'position', order: 'ASC' },
    pagination: { page: 1, perPage: 1000 },
  });
  if (record === undefined) return null;
  const people = Number(record.people);
  const remove = () => {
    dataProvider
      .deleteLevel(record.id, moveTo === '' ? null : moveTo)
      .then(() => {
        notify('resources.hierarchy-levels.deleted', { type: 'success' });
        refresh();
        redirect('list', 'hierarchy-levels');
      })
      .catch((error: Error) => setProblem(error.message));
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="delete-level-title">
      <DialogTitle id="delete-level-title">
        {translate('resources.hierarchy-levels.deleteTitle', { name: String(record.name) })}
      </DialogTitle>
      <DialogContent>
        {problem !== null && (
          <Alert severity="error" sx={{ mb: 1 }}>
            {problem}
          </Alert>
        )}
        <DialogContentText sx={{ mb: 1 }}>
          {people === 0
            ? translate('resources.hierarchy-levels.deleteFree')
            : translate('resources.hierarchy-levels.deleteUsed', { smart_count: people })}
        </DialogContentText>
        {people > 0 && (
          <TextField
            select
            required
            fullWidth
            label={translate('resources.hierarchy-levels.moveTo')}
            value={moveTo}
            onChange={(event) => setMoveTo(event.target.value)}
          >
            {levels
              .filter(({ id }) => id !== record.id)
              .map(({ id, name }) => (
                <MenuItem key={id} value={String(id)}>
                  {String(name)}
                </MenuItem>
              ))}
          </TextField>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button variant="contained" color="error" disabled={people > 0 && moveTo === ''} onClick={remove}>
          {translate('ra.action.delete')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
