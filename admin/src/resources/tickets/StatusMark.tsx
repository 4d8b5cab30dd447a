import { Chip } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';

/** The status of a ticket in its word and colour. */
export function StatusMark() {
  const translate = useTranslate();
  const status = useRecordContext()?.status as string | undefined;
  if (status === undefined) return null;
  return (
    <Chip
      size="small"
      label={translate(`guiche.status.${status}`)}
      sx={({ tokens }) => {
        const [backgroundColor, color] =
          status === 'open'
            ? [tokens.amberSoft, tokens.amberText]
            : status === 'inProgress'
              ? [tokens.accentSoft, tokens.accentText]
              : status === 'waiting'
                ? [tokens.infoSoft, tokens.text]
                : status === 'finished'
                  ? [tokens.successSoft, tokens.successText]
                  : [tokens.sunken, tokens.text2];
        return { height: 22, backgroundColor, color };
      }}
    />
  );
}
