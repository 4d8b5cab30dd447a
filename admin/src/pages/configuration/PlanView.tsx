import AddIcon from '@mui/icons-material/Add';
import EditIcon from '@mui/icons-material/Edit';
import RemoveIcon from '@mui/icons-material/Remove';
import WarningAmberIcon from '@mui/icons-material/WarningAmber';
import { Alert, Box, Button, Chip, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ConfigurationPlan, PlannedChange, PlanProblem } from './types.js';

const signs = { add: AddIcon, change: EditIcon, remove: RemoveIcon, none: WarningAmberIcon } as const;

interface PlanViewProps {
  plan: ConfigurationPlan;
  /** Whether it tells what was done, not what would be. */
  isDone: boolean;
  onLine: (line: number) => void;
}

/** A plan as people read it: first what stands in the way, then record by record. Colour is never the only sign. */
export function PlanView({ plan, isDone, onLine }: PlanViewProps) {
  const translate = useTranslate();
  const isNothing = plan.added + plan.changed + plan.removed === 0 && plan.problems.length === 0;
  return (
    <Stack sx={{ gap: 1.5 }} data-testid="configuration-plan">
      <Totals plan={plan} isDone={isDone} />
      {plan.problems.length > 0 && <Problems plan={plan} onLine={onLine} />}
      {isNothing && <Alert severity="success">{translate('guiche.configuration.nothing')}</Alert>}
      {plan.changes.map((change) => (
        <Change key={`${change.kind} ${change.key}`} change={change} onLine={onLine} />
      ))}
      {plan.onlyHere.length > 0 && (
        <Box>
          <Typography variant="h3">{translate('guiche.configuration.onlyHere')}</Typography>
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 0.75 }}>
            {translate('guiche.configuration.onlyHereHelp')}
          </Typography>
          <Stack direction="row" sx={{ gap: 0.75, flexWrap: 'wrap' }}>
            {plan.onlyHere.slice(0, 200).map(({ kind, kindLabel, key }) => (
              <Chip key={`${kind} ${key}`} size="small" variant="outlined" label={`${kindLabel}: ${key}`} />
            ))}
          </Stack>
        </Box>
      )}
    </Stack>
  );
}

function Totals({ plan, isDone }: Omit<PlanViewProps, 'onLine'>) {
  const translate = useTranslate();
  const chips = [
    { name: 'added', count: plan.added, color: 'success' },
    { name: 'changed', count: plan.changed, color: 'warning' },
    { name: 'removed', count: plan.removed, color: 'error' },
  ] as const;
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
      {chips
        .filter(({ count }) => count > 0)
        .map(({ name, count, color }) => (
          <Chip
            key={name}
            color={color}
            variant="outlined"
            // The amber of the theme is for surfaces; words need the darker one.
            sx={({ tokens }) => (color === 'warning' ? { color: tokens.amberText } : {})}
            label={translate(`guiche.configuration.${isDone ? 'done.' : ''}${name}`, { smart_count: count })}
          />
        ))}
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {translate('guiche.configuration.unchanged', { smart_count: plan.unchanged })}
      </Typography>
    </Stack>
  );
}

function Problems({ plan, onLine }: Omit<PlanViewProps, 'isDone'>) {
  const translate = useTranslate();
  return (
    <Alert severity="error" data-testid="configuration-problems">
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {translate('guiche.configuration.problems', { smart_count: plan.problems.length })}
      </Typography>
      <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 0, listStyle: 'none', display: 'grid', gap: 0.5 }}>
        {plan.problems.map((problem, index) => (
          <Box component="li" key={`${problem.line} ${problem.code} ${index}`} sx={{ overflowWrap: 'anywhere' }}>
            <LineButton line={problem.line} onLine={onLine} /> {whereOf(problem)}
            {problem.message}
          </Box>
        ))}
      </Box>
    </Alert>
  );
}

function whereOf({ key, field }: PlanProblem): string {
  const where = [key, field].filter((part) => part !== null && part !== '').join(' › ');
  return where === '' ? '' : `${where}: `;
}

function LineButton({ line, onLine }: { line: number; onLine: (line: number) => void }) {
  const translate = useTranslate();
  return (
    <Button
      size="small"
      variant="text"
      color="inherit"
      onClick={() => onLine(line)}
      aria-label={translate('guiche.configuration.goToLine', { line })}
      sx={{ minWidth: 0, px: 0.5, py: 0, textDecoration: 'underline' }}
    >
      {translate('guiche.configuration.line', { line })}
    </Button>
  );
}

function Change({ change, onLine }: { change: PlannedChange; onLine: (line: number) => void }) {
  const translate = useTranslate();
  const Sign = signs[change.change];
  const fields =
    change.change === 'remove' ? [] : change.fields.filter(({ after }) => change.change !== 'add' || !isEmpty(after));
  return (
    <Box
      component="section"
      data-change={change.change}
      sx={({ tokens }) => {
        const edge = { add: tokens.success, change: tokens.amber, remove: tokens.danger, none: tokens.border };
        return { borderLeft: `4px solid ${edge[change.change]}`, pl: 1.5, py: 0.5, minWidth: 0 };
      }}
    >
      <Stack direction="row" sx={{ gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
        <Sign fontSize="small" aria-hidden />
        <Typography component="h3" variant="h3" sx={{ overflowWrap: 'anywhere' }}>
          {translate(`guiche.configuration.change.${change.change}`)} · {change.kindLabel}
          {change.key !== '' && ': '}
          <Box component="span" sx={change.change === 'remove' ? { textDecoration: 'line-through' } : {}}>
            {change.key}
          </Box>
        </Typography>
        {change.line !== null && <LineButton line={change.line} onLine={onLine} />}
      </Stack>
      {fields.length > 0 && (
        <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gap: 0.25, fontSize: '0.8125rem' }}>
          {fields.map(({ field, before, after }) => (
            <Box
              key={field}
              sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '180px 1fr' }, gap: { sm: 1 }, minWidth: 0 }}
            >
              <Typography component="dt" variant="caption" sx={{ color: 'text.secondary', fontWeight: 600, pt: 0.25 }}>
                {field}
              </Typography>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                <Difference before={change.change === 'add' ? undefined : before} after={after} />
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {change.warnings.map((warning) => (
        <Alert key={warning} severity="warning" sx={{ mt: 0.75 }}>
          {warning}
        </Alert>
      ))}
    </Box>
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Before struck out, after beside it; of a list only what comes and goes. `before` undefined: there was nothing. */
function Difference({ before, after }: { before: unknown; after: unknown }) {
  if (before === undefined) return <Mark is>{after}</Mark>;
  if (Array.isArray(before) && Array.isArray(after)) {
    const gone = before.filter((one) => !after.includes(one)) as unknown[];
    const came = after.filter((one) => !before.includes(one)) as unknown[];
    if (gone.length + came.length > 0) {
      return (
        <Stack direction="row" sx={{ gap: 0.5, flexWrap: 'wrap' }}>
          {gone.map((one) => (
            <span key={`- ${String(one)}`}>
              − <Mark>{one}</Mark>
            </span>
          ))}
          {came.map((one) => (
            <span key={`+ ${String(one)}`}>
              + <Mark is>{one}</Mark>
            </span>
          ))}
        </Stack>
      );
    }
  }
  return (
    <>
      <Mark>{before}</Mark> → <Mark is>{after}</Mark>
    </>
  );
}

function Mark({ children, is = false }: { children: unknown; is?: boolean }) {
  const translate = useTranslate();
  return (
    <Box
      component={is ? 'ins' : 'del'}
      sx={({ tokens }) => ({
        color: is ? tokens.successText : tokens.dangerText,
        backgroundColor: is ? tokens.successSoft : tokens.dangerSoft,
        borderRadius: '4px',
        px: 0.5,
        whiteSpace: 'pre-wrap',
        ...(is && { textDecoration: 'none' }),
      })}
    >
      {isEmpty(children) ? translate('guiche.configuration.empty') : shown(children)}
    </Box>
  );
}

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : Array.isArray(value) ? value.map(shown).join(', ') : JSON.stringify(value);
