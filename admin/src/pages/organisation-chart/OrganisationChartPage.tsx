import { Alert, Box, Breadcrumbs, Card, FormControlLabel, Link, Stack, Switch, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import type { ChartPerson } from '../../providers/types.js';
import { PersonPicker, type Person } from '../../resources/users/PersonPicker.js';
import { MoveDialog } from './MoveDialog.js';
import { Tree } from './Tree.js';
import { useMove } from './use-move.js';

/** Who answers to whom, as a tree that loads what is opened: people move by dragging, or by a dialog (IAM-12). */
export function OrganisationChartPage() {
  const translate = useTranslate();
  const [top, setTop] = useState<Person | null>(null);
  const [activeOnly, setActiveOnly] = useState(true);
  const [moving, setMoving] = useState<ChartPerson | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const move = useMove();
  return (
    <PageBody>
      <PageHeader title={translate('resources.users.chart.title')} about={translate('resources.users.chart.about')} />
      <Card sx={{ p: { xs: 1.5, md: 2 } }}>
        <Stack direction={{ xs: 'column', sm: 'row' }} sx={{ gap: 2, alignItems: { sm: 'center' }, mb: 1.5 }}>
          <Box sx={{ width: { xs: '100%', sm: 320 } }}>
            <PersonPicker label={translate('resources.users.chart.find')} value={top} onChange={setTop} />
          </Box>
          <FormControlLabel
            control={<Switch checked={activeOnly} onChange={(_event, checked) => setActiveOnly(checked)} />}
            label={translate('resources.users.chart.activeOnly')}
          />
        </Stack>
        {problem !== null && (
          <Alert severity="error" onClose={() => setProblem(null)} sx={{ mb: 1.5 }}>
            {problem}
          </Alert>
        )}
        {top !== null && <Path person={top} onChoose={setTop} />}
        <Tree
          key={top?.id ?? 'everybody'}
          topId={top?.id ?? null}
          activeOnly={activeOnly}
          onOnly={setTop}
          onAskMove={setMoving}
          onMove={(person, to) => void move(person, to).then(setProblem)}
        />
        <Typography variant="caption" sx={{ display: { xs: 'none', md: 'block' }, color: 'text.secondary', mt: 1.5 }}>
          {translate('resources.users.chart.keys')}
        </Typography>
      </Card>
      {moving !== null && (
        <MoveDialog person={moving} onClose={() => setMoving(null)} onMove={(to) => move(moving, to)} />
      )}
    </PageBody>
  );
}

/** The way from the one who is shown up to the top; each step can be gone. */
function Path({ person, onChoose }: { person: Person; onChoose: (person: Person | null) => void }) {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { data: superiors = [] } = useQuery({
    queryKey: ['superiors', person.id],
    queryFn: () => dataProvider.superiorsOf(person.id),
  });
  return (
    <Breadcrumbs aria-label={translate('resources.users.chart.path')} sx={{ mb: 1 }}>
      <Link component="button" type="button" onClick={() => onChoose(null)}>
        {translate('resources.users.chart.everybody')}
      </Link>
      {[...superiors].reverse().map((superior) => (
        <Link key={superior.id} component="button" type="button" onClick={() => onChoose(superior)}>
          {superior.name}
        </Link>
      ))}
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {person.name}
      </Typography>
    </Breadcrumbs>
  );
}
