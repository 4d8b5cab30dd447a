import DownloadIcon from '@mui/icons-material/Download';
import UploadFileIcon from '@mui/icons-material/UploadFile';
import {
  Alert,
  Box,
  Button,
  Card,
  CardContent,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  LinearProgress,
  Stack,
  Typography,
} from '@mui/material';
import { useMemo, useRef, useState, type ChangeEvent, type ReactNode } from 'react';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import { PageBody, PageHeader } from '../../parts/PageHeader.js';
import type { GuicheDataProvider } from '../../providers/data-provider.js';
import { DocumentEditor, type EditorHandle } from './DocumentEditor.js';
import { PlanView } from './PlanView.js';
import type { ConfigurationPlan } from './types.js';

const maxLength = 1_000_000;

/** What was last asked about the document, and the answer. */
interface Answered {
  kind: 'drift' | 'plan' | 'result';
  text: string;
  plan: ConfigurationPlan;
}

/** The whole configuration as one document (ORG-7): exported, compared, planned and applied. */
export function ConfigurationPage() {
  const translate = useTranslate();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const { canAccess: mayExport } = useCanAccess({ resource: 'configuration', action: 'export' });
  const { canAccess: mayApply } = useCanAccess({ resource: 'configuration', action: 'apply' });
  const editor = useRef<EditorHandle>(null);
  const [text, setText] = useState('');
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [isConfirming, setIsConfirming] = useState(false);
  const { underWay, error, run } = useWork();

  const marks = useMemo(() => {
    const problems = answered?.text === text ? answered.plan.problems : [];
    return new Map(problems.map(({ line, message }) => [line, message]));
  }, [answered, text]);

  const look = (kind: 'drift' | 'plan') =>
    run('working', async () => {
      const plan = await (kind === 'drift'
        ? dataProvider.configurationDrift(text)
        : dataProvider.planConfiguration(text));
      setAnswered({ kind, text, plan });
    });
  const apply = (plan: ConfigurationPlan) => {
    setIsConfirming(false);
    void run('applying', async () => {
      setAnswered({ kind: 'result', text, plan: await dataProvider.applyConfiguration(text, plan.fingerprint) });
    });
  };
  const change = (next: string) => {
    setText(next);
    if (answered?.kind === 'result') setAnswered(null);
  };

  const isPlanned = answered?.kind === 'plan' && answered.text === text && answered.plan.applicable;
  const pending = answered === null ? 0 : answered.plan.added + answered.plan.changed + answered.plan.removed;
  return (
    <PageBody>
      <PageHeader
        title={translate('guiche.configuration.title')}
        about={translate('guiche.configuration.about')}
        actions={mayExport === true && <DownloadButton onWork={run} />}
      />
      <Box sx={{ display: 'grid', gap: 2 }}>
        <Block
          title={translate('guiche.configuration.document')}
          about={translate('guiche.configuration.documentHelp')}
        >
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mb: 1.5 }}>
            <OpenButton onText={change} />
            {mayExport === true && (
              <Button
                variant="outlined"
                onClick={() => void run('working', async () => change(await dataProvider.exportConfiguration()))}
                data-testid="configuration-present"
              >
                {translate('guiche.configuration.present')}
              </Button>
            )}
          </Stack>
          <DocumentEditor ref={editor} text={text} onChange={change} marks={marks} />
          <Stack direction="row" sx={{ gap: 1, flexWrap: 'wrap', mt: 1.5, alignItems: 'center' }}>
            {mayApply === true && (
              <Button
                variant="contained"
                disabled={text.trim() === '' || underWay !== null}
                onClick={() => void look('plan')}
                title={translate('guiche.configuration.planHelp')}
                data-testid="configuration-plan-button"
              >
                {translate('guiche.configuration.plan')}
              </Button>
            )}
            {mayExport === true && (
              <Button
                variant="outlined"
                disabled={text.trim() === '' || underWay !== null}
                onClick={() => void look('drift')}
                title={translate('guiche.configuration.driftHelp')}
                data-testid="configuration-drift-button"
              >
                {translate('guiche.configuration.drift')}
              </Button>
            )}
          </Stack>
          <Box role="status" sx={{ minHeight: 28, mt: 1 }}>
            {underWay !== null && (
              <>
                <LinearProgress aria-label={translate(`guiche.configuration.${underWay}`)} />
                <Typography variant="caption">{translate(`guiche.configuration.${underWay}`)}</Typography>
              </>
            )}
          </Box>
          {error !== null && <Alert severity="error">{error}</Alert>}
        </Block>
        {answered !== null && (
          <Block title={translate(`guiche.configuration.${answered.kind}Title`)}>
            <Stack sx={{ gap: 1.5, mt: 1 }}>
              {answered.kind === 'result' && (
                <Alert severity="success" data-testid="configuration-applied">
                  {translate('guiche.configuration.applied')}. {translate('guiche.configuration.appliedAbout')}
                </Alert>
              )}
              {answered.text !== text && <Alert severity="info">{translate('guiche.configuration.stale')}</Alert>}
              {isPlanned && pending > 0 && (
                <Box>
                  <Button
                    variant="contained"
                    disabled={underWay !== null}
                    onClick={() => setIsConfirming(true)}
                    data-testid="configuration-apply"
                  >
                    {translate('guiche.configuration.apply')}
                  </Button>
                </Box>
              )}
              <PlanView
                plan={answered.plan}
                isDone={answered.kind === 'result'}
                onLine={(line) => editor.current?.goTo(line)}
              />
            </Stack>
          </Block>
        )}
      </Box>
      {answered !== null && (
        <Confirmation
          plan={answered.plan}
          isOpen={isConfirming}
          onClose={() => setIsConfirming(false)}
          onAgreed={() => apply(answered.plan)}
        />
      )}
    </PageBody>
  );
}

type Work = 'working' | 'applying';
type Run = (what: Work, work: () => Promise<void>) => Promise<void>;

/** One thing at a time, with what went wrong in words. */
function useWork(): { underWay: Work | null; error: string | null; run: Run } {
  const [underWay, setUnderWay] = useState<Work | null>(null);
  const [error, setError] = useState<string | null>(null);
  const run: Run = async (what, work) => {
    setUnderWay(what);
    setError(null);
    try {
      await work();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    } finally {
      setUnderWay(null);
    }
  };
  return { underWay, error, run };
}

function Block({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <Card component="section">
      <CardContent sx={{ p: 2.5, minWidth: 0 }}>
        <Typography variant="h2">{title}</Typography>
        {about !== undefined && (
          <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
            {about}
          </Typography>
        )}
        {children}
      </CardContent>
    </Card>
  );
}

function DownloadButton({ onWork }: { onWork: Run }) {
  const translate = useTranslate();
  const notify = useNotify();
  const dataProvider = useDataProvider<GuicheDataProvider>();
  const download = () =>
    onWork('working', async () => {
      const document_ = await dataProvider.exportConfiguration();
      const url = URL.createObjectURL(new Blob([document_], { type: 'application/yaml' }));
      const link = document.createElement('a');
      link.href = url;
      link.download = 'guiche.yaml';
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
      notify('guiche.configuration.downloaded', { type: 'success' });
    });
  return (
    <Button
      variant="outlined"
      startIcon={<DownloadIcon />}
      onClick={() => void download()}
      title={translate('guiche.configuration.exportHelp')}
      data-testid="configuration-download"
    >
      {translate('guiche.configuration.download')}
    </Button>
  );
}

function OpenButton({ onText }: { onText: (text: string) => void }) {
  const translate = useTranslate();
  const notify = useNotify();
  const input = useRef<HTMLInputElement>(null);
  const open = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    target.value = '';
    if (file === undefined) return;
    if (file.size > maxLength) notify('guiche.configuration.tooLarge', { type: 'error' });
    else onText(await file.text());
  };
  return (
    <>
      <Button variant="outlined" startIcon={<UploadFileIcon />} onClick={() => input.current?.click()}>
        {translate('guiche.configuration.open')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".yaml,.yml,text/yaml,application/yaml"
        hidden
        onChange={(event) => void open(event)}
        aria-label={translate('guiche.configuration.open')}
        data-testid="configuration-file"
      />
    </>
  );
}

interface ConfirmationProps {
  plan: ConfigurationPlan;
  isOpen: boolean;
  onClose: () => void;
  onAgreed: () => void;
}

function Confirmation({ plan, isOpen, onClose, onAgreed }: ConfirmationProps) {
  const translate = useTranslate();
  const counts = (['added', 'changed', 'removed'] as const).filter((name) => plan[name] > 0);
  return (
    <Dialog open={isOpen} onClose={onClose} aria-labelledby="configuration-confirm">
      <DialogTitle id="configuration-confirm">{translate('guiche.configuration.confirmTitle')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ fontWeight: 600 }}>
          {counts.map((name) => translate(`guiche.configuration.${name}`, { smart_count: plan[name] })).join(', ')}
        </Typography>
        <Typography sx={{ mt: 1 }}>{translate('guiche.configuration.confirm')}</Typography>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button
          variant="contained"
          color={plan.removed > 0 ? 'error' : 'primary'}
          onClick={onAgreed}
          data-testid="configuration-confirm"
        >
          {translate('guiche.configuration.apply')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
