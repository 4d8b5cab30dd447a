import SearchIcon from '@mui/icons-material/Search';
import { Autocomplete, Box, InputAdornment, TextField, Typography } from '@mui/material';
import { useEffect, useRef, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useNavigate } from 'react-router';
import { useScreens, type Screen } from './use-screens.js';

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();

/** Finds a setting by its name, as Citrus' search over the administration does; `/` or Ctrl-K brings the cursor here. */
export function SettingsSearch({ isCompact }: { isCompact: boolean }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const screens = useScreens();
  const [text, setText] = useState('');
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]') !== null;
      const wanted =
        ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') || (event.key === '/' && !typing);
      if (!wanted) return;
      event.preventDefault();
      box.current?.focus();
    };
    window.addEventListener('keydown', focus);
    return () => window.removeEventListener('keydown', focus);
  }, []);

  return (
    <Autocomplete<Screen>
      options={screens}
      value={null}
      inputValue={text}
      onInputChange={(_event, value, why) => setText(why === 'selectOption' ? '' : value)}
      onChange={(_event, screen) => {
        if (screen !== null) void navigate(screen.to);
        box.current?.blur();
      }}
      getOptionLabel={(screen) => screen.label}
      getOptionKey={(screen) => screen.to}
      filterOptions={(all, { inputValue }) =>
        all.filter((screen) => folded(`${screen.label} ${screen.about}`).includes(folded(inputValue)))
      }
      noOptionsText={translate('guiche.settingsSearchNone')}
      openOnFocus
      disablePortal
      forcePopupIcon={false}
      clearOnBlur
      sx={{ maxWidth: 420, width: '100%' }}
      renderOption={({ key, ...props }, screen) => (
        <Box component="li" key={key} {...props} sx={{ display: 'block !important' }}>
          <Typography variant="h3" component="span">
            {screen.label}
          </Typography>{' '}
          <Typography variant="caption" component="span" sx={{ color: 'text.secondary' }}>
            {translate(`guiche.group.${screen.group}`)}
          </Typography>
          <Typography variant="caption" component="span" sx={{ display: 'block', color: 'text.secondary' }}>
            {screen.about}
          </Typography>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          margin="none"
          inputRef={box}
          placeholder={isCompact ? '' : translate('guiche.settingsSearch')}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps?.htmlInput,
              'aria-label': translate('guiche.settingsSearch'),
              'data-testid': 'settings-search',
            },
            input: {
              ...params.slotProps?.input,
              startAdornment: (
                <InputAdornment position="start">
                  <SearchIcon fontSize="small" sx={(theme) => ({ color: theme.tokens.headerMuted })} />
                </InputAdornment>
              ),
            },
          }}
          sx={(theme) => ({
            '& .MuiOutlinedInput-root': {
              backgroundColor: theme.tokens.headerHover,
              color: theme.tokens.headerText,
              height: 36,
              py: 0,
            },
            '& .MuiOutlinedInput-notchedOutline, & .MuiOutlinedInput-root:hover .MuiOutlinedInput-notchedOutline': {
              borderColor: 'transparent',
            },
            '& .Mui-focused .MuiOutlinedInput-notchedOutline': { borderColor: `${theme.tokens.amber} !important` },
            '& input::placeholder': { color: theme.tokens.headerMuted, opacity: 1 },
          })}
        />
      )}
    />
  );
}
