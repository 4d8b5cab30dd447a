import { Box } from '@mui/material';
import { useImperativeHandle, useMemo, useRef, useState, type Ref } from 'react';
import { useTranslate } from 'react-admin';

/** What others can ask of the editor. */
export interface EditorHandle {
  goTo: (line: number) => void;
}

interface DocumentEditorProps {
  text: string;
  onChange: (text: string) => void;
  /** Lines with a problem, and what it is. */
  marks: ReadonlyMap<number, string>;
  ref?: Ref<EditorHandle>;
}

const lineHeight = 20;
const padding = 10;
const font = '0.8125rem ui-monospace, SFMono-Regular, Menlo, Consolas, monospace';

/** The text of a document with its lines numbered; a line with a problem is marked beside its number. */
export function DocumentEditor({ text, onChange, marks, ref }: DocumentEditorProps) {
  const translate = useTranslate();
  const area = useRef<HTMLTextAreaElement>(null);
  const [top, setTop] = useState(0);
  const count = useMemo(() => text.split('\n').length, [text]);
  const numbers = useMemo(() => Array.from({ length: count }, (_, index) => index + 1).join('\n'), [count]);

  useImperativeHandle(ref, () => ({
    goTo: (line) => {
      const lines = text.split('\n');
      const start = lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
      area.current?.focus();
      area.current?.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
      area.current?.scrollTo({ top: Math.max(0, (line - 4) * lineHeight) });
    },
  }));

  return (
    <Box
      sx={({ tokens }) => ({
        display: 'flex',
        height: { xs: 300, md: 420 },
        border: `1px solid ${tokens.strongBorder}`,
        borderRadius: 1,
        overflow: 'hidden',
        backgroundColor: tokens.surface,
        '&:focus-within': { outline: `2px solid ${tokens.accent}`, outlineOffset: 1 },
      })}
    >
      <Box
        aria-hidden
        sx={({ tokens }) => ({
          position: 'relative',
          flexShrink: 0,
          minWidth: 52,
          overflow: 'hidden',
          backgroundColor: tokens.sunken,
          borderRight: `1px solid ${tokens.border}`,
          color: tokens.text3,
          userSelect: 'none',
        })}
      >
        <Box sx={{ position: 'absolute', right: 0, left: 0, top: padding - top }}>
          {[...marks].map(([line, message]) => (
            <Box
              key={line}
              title={message}
              sx={({ tokens }) => ({
                position: 'absolute',
                top: (line - 1) * lineHeight,
                left: 0,
                right: 0,
                height: lineHeight,
                pl: 0.75,
                backgroundColor: tokens.dangerSoft,
                color: tokens.dangerText,
                font,
                lineHeight: `${lineHeight}px`,
                fontWeight: 700,
                borderLeft: `3px solid ${tokens.danger}`,
              })}
            >
              !
            </Box>
          ))}
          <Box
            component="pre"
            sx={{ position: 'relative', m: 0, px: 1, textAlign: 'right', font, lineHeight: `${lineHeight}px` }}
          >
            {numbers}
          </Box>
        </Box>
      </Box>
      <Box
        component="textarea"
        ref={area}
        value={text}
        wrap="off"
        spellCheck={false}
        aria-label={translate('guiche.configuration.editor')}
        aria-invalid={marks.size > 0}
        placeholder={translate('guiche.configuration.placeholder')}
        data-testid="configuration-text"
        onChange={(event: { target: HTMLTextAreaElement }) => onChange(event.target.value)}
        onScroll={(event: { currentTarget: HTMLTextAreaElement }) => setTop(event.currentTarget.scrollTop)}
        sx={({ tokens }) => ({
          flex: 1,
          minWidth: 0,
          border: 0,
          outline: 0,
          resize: 'none',
          p: `${padding}px`,
          font,
          lineHeight: `${lineHeight}px`,
          backgroundColor: 'transparent',
          color: tokens.text,
          '&::placeholder': { color: tokens.text3, opacity: 1 },
        })}
      />
    </Box>
  );
}
