import { Alert, Box, Link, Skeleton, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate, type Identifier } from 'react-admin';
import { Moment } from '../../parts/when.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { Message } from '../../providers/types.js';

/** The messages of a ticket, as they were said. */
export function Conversation({ ticketId }: { ticketId: Identifier }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data, error } = useQuery({
    queryKey: ['ticket-messages', ticketId],
    queryFn: () => dataProvider.ticketMessages(ticketId),
  });
  if (error) return <Alert severity="error">{error.message}</Alert>;
  if (data === undefined) return <Skeleton variant="rounded" height={160} />;
  if (data.length === 0)
    return <Typography sx={{ color: 'text.secondary' }}>{translate('resources.tickets.noMessages')}</Typography>;
  return (
    <Box
      component="ol"
      data-testid="messages"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: 'column', gap: 1 }}
    >
      {data.map((message) => (
        <Bubble key={message.id} message={message} />
      ))}
    </Box>
  );
}

function Bubble({ message }: { message: Message }) {
  const translate = useTranslate();
  const { direction, author, text, attachments, delivery, failure, createdAt, type } = message;
  return (
    <Box
      component="li"
      sx={({ tokens }) => ({
        alignSelf: direction === 'in' ? 'flex-start' : 'flex-end',
        maxWidth: '82%',
        px: 1.5,
        py: 1,
        borderRadius: 3,
        border: `1px solid ${tokens.border}`,
        backgroundColor:
          direction === 'in' ? tokens.sunken : direction === 'note' ? tokens.amberSoft : tokens.accentSoft,
      })}
    >
      <Typography variant="caption" sx={{ fontWeight: 650, display: 'block' }}>
        {direction === 'note' && `${translate('resources.tickets.note')} · `}
        {author.name ?? translate(`guiche.actor.${author.kind}`, { _: author.kind })}
      </Typography>
      {text !== null && <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</Typography>}
      {type === 'unsupported' && (
        <Typography sx={{ fontStyle: 'italic' }}>{translate('resources.tickets.unsupported')}</Typography>
      )}
      {attachments.map(({ id, name, url, kind }) => (
        <Box key={id}>
          {url === null ? (
            (name ?? kind)
          ) : (
            <Link href={url}>{name ?? `${translate('resources.tickets.attachment')} (${kind})`}</Link>
          )}
        </Box>
      ))}
      <Typography variant="caption" sx={{ color: 'text.secondary' }}>
        <Moment at={createdAt} />
        {delivery !== null && ` · ${translate(`resources.tickets.delivery.${delivery}`)}`}
        {failure !== null && ` · ${failure.title ?? ''}`}
      </Typography>
    </Box>
  );
}
