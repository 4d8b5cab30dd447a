import ArrowDownwardIcon from '@mui/icons-material/ArrowDownward';
import ArrowUpwardIcon from '@mui/icons-material/ArrowUpward';
import CloseIcon from '@mui/icons-material/Close';
import DragIndicatorIcon from '@mui/icons-material/DragIndicator';
import { Autocomplete, Avatar, Box, FormHelperText, IconButton, Stack, TextField, Typography } from '@mui/material';
import { useRef, useState } from 'react';
import { useGetList, useGetMany, useInput, useTranslate, type RaRecord } from 'react-admin';

interface Member {
  userId: string;
}

/** The agents of a queue in their order: drag, or arrows for keyboard and screen reader, which hears the new place. */
export function MembersInput({ source }: { source: string }) {
  const translate = useTranslate();
  const { field, fieldState } = useInput({ source, defaultValue: [] });
  const members = (field.value ?? []) as Member[];
  const { data: users = [] } = useGetMany<RaRecord>(
    'users',
    { ids: members.map((member) => member.userId) },
    { enabled: members.length > 0 },
  );
  const [dragged, setDragged] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  const nameOf = (userId: string) => String(users.find((user) => user?.id === userId)?.name ?? '…');

  const move = (from: number, to: number) => {
    const moving = members[from];
    if (moving === undefined || to < 0 || to >= members.length || from === to) return;
    const rest = members.filter((_, index) => index !== from);
    field.onChange([...rest.slice(0, to), moving, ...rest.slice(to)]);
    setSaid(
      translate('resources.queues.moved', { name: nameOf(moving.userId), position: to + 1, total: members.length }),
    );
  };
  /** Keeps the focus on the member that moved, so that the arrow can be pressed again. */
  const moveByKey = (from: number, to: number, action: 'up' | 'down') => {
    move(from, to);
    requestAnimationFrame(() => {
      const row = list.current?.children[to];
      const wanted = row?.querySelector<HTMLButtonElement>(`[data-action="${action}"]:not(:disabled)`);
      (wanted ?? row?.querySelector<HTMLButtonElement>('[data-action]:not(:disabled)'))?.focus();
    });
  };

  return (
    <Box>
      <AddMember
        taken={members.map((member) => member.userId)}
        onAdd={(userId) => field.onChange([...members, { userId }])}
      />
      {members.length === 0 && (
        <Typography variant="body2" sx={{ color: 'text.secondary', py: 1.5 }}>
          {translate('resources.queues.noMembers')}
        </Typography>
      )}
      <Box
        component="ol"
        ref={list}
        aria-label={translate('resources.queues.membersTitle')}
        data-testid="queue-members"
        sx={{ listStyle: 'none', p: 0, my: 1 }}
      >
        {members.map(({ userId }, index) => {
          const name = nameOf(userId);
          return (
            <Stack
              component="li"
              key={userId}
              direction="row"
              draggable
              onDragStart={() => setDragged(index)}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => event.preventDefault()}
              onDragEnter={() => {
                if (dragged === null || dragged === index) return;
                move(dragged, index);
                setDragged(index);
              }}
              sx={(theme) => ({
                alignItems: 'center',
                gap: 1,
                px: 1,
                py: 0.5,
                mb: 0.75,
                border: `1px solid ${theme.tokens.border}`,
                borderRadius: 2,
                backgroundColor: dragged === index ? theme.tokens.accentSoft : theme.tokens.surface,
              })}
            >
              <DragIndicatorIcon
                fontSize="small"
                titleAccess={translate('resources.queues.handle', { name })}
                sx={{ cursor: 'grab', color: 'text.disabled' }}
              />
              <Typography
                variant="caption"
                sx={{ width: 20, textAlign: 'right', color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}
              >
                {index + 1}
              </Typography>
              <Avatar
                sx={(theme) => ({
                  width: 26,
                  height: 26,
                  fontSize: '0.6875rem',
                  backgroundColor: theme.tokens.accentSoft,
                  color: theme.tokens.accentText,
                })}
              >
                {name.slice(0, 1).toUpperCase()}
              </Avatar>
              <Typography sx={{ flex: 1, minWidth: 0 }} noWrap>
                {name}
              </Typography>
              <IconButton
                size="small"
                data-action="up"
                disabled={index === 0}
                aria-label={translate('resources.queues.up', { name })}
                onClick={() => moveByKey(index, index - 1, 'up')}
              >
                <ArrowUpwardIcon fontSize="small" />
              </IconButton>
              <IconButton
                size="small"
                data-action="down"
                disabled={index === members.length - 1}
                aria-label={translate('resources.queues.down', { name })}
                onClick={() => moveByKey(index, index + 1, 'down')}
              >
                <ArrowDownwardIcon fontSize="small" />
              </IconButton>
              <IconButton
                size="small"
                data-action="remove"
                aria-label={translate('resources.queues.remove', { name })}
                onClick={() => field.onChange(members.filter((member) => member.userId !== userId))}
              >
                <CloseIcon fontSize="small" />
              </IconButton>
            </Stack>
          );
        })}
      </Box>
      <Box
        role="status"
        sx={{
          position: 'absolute',
          width: 1,
          height: 1,
          overflow: 'hidden',
          clipPath: 'inset(50%)',
          maxWidth: '1px',
          maxHeight: '1px',
        }}
      >
        {said}
      </Box>
      {fieldState.error?.message !== undefined && (
        <FormHelperText error>{translate(fieldState.error.message, { _: fieldState.error.message })}</FormHelperText>
      )}
    </Box>
  );
}

function AddMember({ taken, onAdd }: { taken: string[]; onAdd: (userId: string) => void }) {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const { data: users = [] } = useGetList<RaRecord>('users', {
    filter: { active: true, ...(text !== '' && { q: text }) },
    sort: { field: 'name', order: 'ASC' },
    pagination: { page: 1, perPage: 50 },
  });
  return (
    <Autocomplete<RaRecord>
      options={users.filter((user) => !taken.includes(String(user.id)))}
      value={null}
      inputValue={text}
      onInputChange={(_event, value, why) => setText(why === 'selectOption' ? '' : value)}
      onChange={(_event, user) => user !== null && onAdd(String(user.id))}
      getOptionLabel={(user) => String(user.name)}
      getOptionKey={(user) => String(user.id)}
      filterOptions={(all) => all}
      noOptionsText={translate('ra.navigation.no_results')}
      sx={{ maxWidth: 420 }}
      renderInput={(params) => <TextField {...params} label={translate('resources.queues.addMember')} />}
    />
  );
}
