import CheckIcon from '@mui/icons-material/Check';
import ChevronRightIcon from '@mui/icons-material/ChevronRight';
import { Box, LinearProgress, Skeleton, Stack, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link } from 'react-router';
import { useSetUp, type Step } from './use-set-up.js';

/** What is still missing before the first conversation; every line leads to where it is done. */
export function SetUp() {
  const translate = useTranslate();
  const { steps, isLoading } = useSetUp();
  if (isLoading) return <Skeleton variant="rounded" height={320} sx={{ mt: 2 }} />;
  const done = steps.filter((step) => step.isDone).length;
  const progress = translate('guiche.home.progress', { done, total: steps.length });
  return (
    <>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {done === steps.length ? translate('guiche.home.ready') : progress}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={steps.length === 0 ? 0 : (100 * done) / steps.length}
        aria-label={progress}
        sx={({ tokens }) => ({ my: 1.5, height: 6, borderRadius: 3, backgroundColor: tokens.hover })}
      />
      <Box component="ol" data-testid="set-up" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map((step, index) => (
          <StepLine
            key={step.name}
            step={step}
            number={index + 1}
            isNext={!step.isDone && steps.findIndex((one) => !one.isDone) === index}
          />
        ))}
      </Box>
    </>
  );
}

function StepLine({ step, number, isNext }: { step: Step; number: number; isNext: boolean }) {
  const translate = useTranslate();
  return (
    <Box
      component="li"
      data-done={step.isDone}
      data-step={step.name}
      sx={({ tokens }) => ({ '& + &': { borderTop: `1px solid ${tokens.border}` } })}
    >
      <Stack
        component={Link}
        to={step.to}
        direction="row"
        sx={({ tokens }) => ({
          gap: 1.5,
          py: 1.25,
          px: 1,
          mx: -1,
          alignItems: 'center',
          color: 'inherit',
          textDecoration: 'none',
          borderRadius: 2,
          '&:hover': { backgroundColor: tokens.hover },
        })}
      >
        <Box
          sx={({ tokens }) => ({
            width: 28,
            height: 28,
            borderRadius: 14,
            flexShrink: 0,
            display: 'grid',
            placeItems: 'center',
            fontSize: '0.8125rem',
            fontWeight: 700,
            backgroundColor: step.isDone ? tokens.successSoft : isNext ? tokens.amber : tokens.sunken,
            color: step.isDone ? tokens.successText : isNext ? tokens.onAmber : tokens.text2,
            border: step.isDone || isNext ? 'none' : `1px solid ${tokens.border}`,
          })}
        >
          {step.isDone ? <CheckIcon fontSize="small" /> : number}
        </Box>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography variant="h3" component="span" sx={{ display: 'block' }}>
            {translate(`guiche.home.${step.name}`)}
          </Typography>
          <Typography variant="body2" component="span" sx={{ color: 'text.secondary' }}>
            {translate(`guiche.home.${step.name}Help`)}
          </Typography>
        </Box>
        <Typography variant="body2" component="span" sx={{ color: 'primary.main', fontWeight: 600 }}>
          {translate(step.isDone ? 'guiche.home.open' : 'guiche.home.begin')}
        </Typography>
        <ChevronRightIcon fontSize="small" sx={{ color: 'text.disabled' }} />
      </Stack>
    </Box>
  );
}
