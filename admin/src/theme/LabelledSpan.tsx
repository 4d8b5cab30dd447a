import { Children, cloneElement, isValidElement, type ComponentProps } from 'react';

/**
 * The outside of a checkbox. MUI 9 puts an `aria-label` on this span, which has no role, and react-admin labels the boxes
 * of its tables that way: here the label moves on to the input, where a screen reader finds it.
 */
export function LabelledSpan({ 'aria-label': label, children, ...rest }: ComponentProps<'span'>) {
  const [input, ...others] = Children.toArray(children);
  const labelled =
    label !== undefined && isValidElement<{ 'aria-label'?: string }>(input)
      ? cloneElement(input, { 'aria-label': label })
      : input;
  return (
    <span {...rest}>
      {labelled}
      {others}
    </span>
  );
}
