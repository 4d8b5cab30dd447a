import { Alert, Box, Button, Skeleton, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { PersonRow } from './PersonRow.js';
import { usePeople, usePerson, type Branch } from './use-people.js';
import { useChart } from './chart-context.js';

/** The people right below somebody, loaded when they are first shown. */
export function BranchOf({ superiorId, depth }: { superiorId: string | null; depth: number }) {
  return <Rows branch={usePeople(superiorId, useChart().activeOnly)} depth={depth} />;
}

/** A tree that begins with one person. */
export function PersonBranch({ id }: { id: string }) {
  return <Rows branch={usePerson(id)} depth={1} />;
}

function Rows({ branch, depth }: { branch: Branch; depth: number }) {
  const translate = useTranslate();
  const { currentId } = useChart();
  const { people, counts, error, isPending, hasMore, more } = branch;
  if (error !== null) {
    return (
      <Box component="li" role="none">
        <Alert severity="error">{error.message}</Alert>
      </Box>
    );
  }
  if (isPending) {
    return (
      <Box component="li" role="none" sx={{ py: 0.5 }}>
        <Skeleton variant="rounded" height={40} sx={{ maxWidth: 420 }} />
      </Box>
    );
  }
  if (people.length === 0) {
    return (
      <Box component="li" role="none" sx={{ py: 1 }}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {translate('resources.users.chart.empty')}
        </Typography>
      </Box>
    );
  }
  return (
    <>
      {people.map((person, place) => (
        <PersonRow
          key={person.id}
          person={person}
          counts={counts.get(person.id) ?? { direct: 0, all: 0 }}
          depth={depth}
          below={<BranchOf superiorId={person.id} depth={depth + 1} />}
          isFirst={currentId === null && depth === 1 && place === 0}
        />
      ))}
      {hasMore && (
        <Box component="li" role="none">
          <Button size="small" onClick={more}>
            {translate('resources.users.chart.more')}
          </Button>
        </Box>
      )}
    </>
  );
}
