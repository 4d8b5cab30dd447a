import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Box, Button, Card, CardContent, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { ShowBase, useCanAccess, useCreatePath, useShowContext, useTranslate } from 'react-admin';
import { History } from '../../parts/History.js';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import { Moment } from '../../parts/when.js';
import { Conversation } from './Conversation.js';
import { StatusMark } from './StatusMark.js';
import { TimeLine } from './TimeLine.js';
import { WhoSees } from './WhoSees.js';

export function TicketShow() {
  return (
    <ShowBase>
      <TicketPage />
    </ShowBase>
  );
}

interface Named {
  id: string;
  name: string;
}

/** A ticket to read: what it is, what was said, what happened. */
function TicketPage() {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const { record } = useShowContext();
  const { canAccess: mayExplain } = useCanAccess({ resource: 'access', action: 'explain' });
  if (record === undefined) return null;
  const named = (field: string) => (record[field] as Named | null | undefined)?.name ?? '—';
  const facts: [string, ReactNode][] = [
    ['contact', named('contact')],
    ['customer', named('customer')],
    ['assignee', (record.assignee as Named | null)?.name ?? translate('resources.tickets.nobody')],
    ['inbox', named('inbox')],
    ['queue', named('queue')],
    ['sector', named('sector')],
    ['occurrenceType', named('occurrenceType')],
    ['occurrence', named('occurrence')],
    ['solution', named('solution')],
    ['priority', translate(`guiche.priority.${String(record.priority)}`)],
    ['openedVia', translate(`resources.tickets.via.${String(record.openedVia)}`)],
    ['createdAt', <Moment at={record.createdAt as string} />],
    ['finishedAt', <Moment at={record.finishedAt as string | null} />],
  ];
  return (
    <PageBody>
      <PageHeader
        title={String(record.protocol)}
        about={named('contact')}
        mark={<StatusMark />}
        back={createPath({ resource: 'tickets', type: 'list' })}
        actions={
          <Button variant="outlined" href={`/desk/tickets/${String(record.id)}`} endIcon={<OpenInNewIcon />}>
            {translate('resources.tickets.openInDesk')}
          </Button>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Block title={translate('resources.tickets.conversation')}>
          <Conversation ticketId={record.id} />
        </Block>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Block title={translate('resources.tickets.data')}>
            <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(96px, 2fr) 3fr', gap: 0.75 }}>
              {facts.map(([name, value]) => (
                <Box key={name} sx={{ display: 'contents' }}>
                  <Typography component="dt" variant="body2" sx={{ color: 'text.secondary' }}>
                    {translate(`resources.tickets.fields.${name}`)}
                  </Typography>
                  <Typography component="dd" variant="body2" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                    {value}
                  </Typography>
                </Box>
              ))}
            </Box>
          </Block>
          <Block title={translate('resources.tickets.timeline')}>
            <TimeLine ticketId={record.id} />
          </Block>
          {mayExplain === true && (
            <Block title={translate('resources.profiles.effective.who')}>
              <WhoSees ticketId={record.id} />
            </Block>
          )}
          <History subjectType="ticket" subjectId={String(record.id)} resource="tickets" />
        </Box>
      </Box>
    </PageBody>
  );
}

function Block({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card component="section" sx={{ minWidth: 0 }}>
      <CardContent sx={{ p: 2 }}>
        <Typography variant="h2" sx={{ mb: 1.5 }}>
          {title}
        </Typography>
        {children}
      </CardContent>
    </Card>
  );
}
