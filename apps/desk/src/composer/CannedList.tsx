import { useEffect, useRef } from 'react';
import type { CannedAnswer } from '../api/types.js';
import { useI18n } from '../i18n/use-i18n.js';
import css from './composer.module.css';

interface CannedListProps {
  id: string;
  answers: CannedAnswer[];
  index: number;
  /** What the answer would put into the text, variables filled in. */
  bodyOf: (answer: CannedAnswer) => string;
  onHover: (index: number) => void;
  onPick: (answer: CannedAnswer) => void;
}

/** The type-ahead above the composer. The keyboard stays in the text; this only shows what it chooses. */
export function CannedList({ id, answers, index, bodyOf, onHover, onPick }: CannedListProps) {
  const { t } = useI18n();
  const active = useRef<HTMLLIElement>(null);
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest' });
  }, [index]);
  return (
    <ul id={id} className={css.canned} role="listbox" aria-label={t('composer.canned')} data-testid="canned-list">
      {answers.map((answer, at) => (
        <li
          key={answer.id}
          id={`${id}-${at}`}
          ref={at === index ? active : undefined}
          role="option"
          aria-selected={at === index}
          data-testid="canned-option"
          onMouseMove={() => onHover(at)}
          onMouseDown={(event) => {
            event.preventDefault();
            onPick(answer);
          }}
        >
          <span className={css.cannedHead}>
            <kbd>/{answer.shortcut}</kbd>
            <strong>{answer.title}</strong>
          </span>
          <span className={css.cannedBody}>{bodyOf(answer)}</span>
        </li>
      ))}
    </ul>
  );
}
