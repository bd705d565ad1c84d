/** What every answer about a source has: a name, what is being done for it, and what failed. */
import { el, setText, show } from './dom';

interface AnswerParts {
  /** Takes the focus when the panel opens. */
  title: HTMLElement;
  status: HTMLElement;
  warning: HTMLElement;
  /** Says what failed; '' where nothing did. */
  warn: (message: string) => void;
}

export function answerParts(): AnswerParts {
  const title = el('h2', 'card-title evidence-title');
  title.tabIndex = -1;
  const status = el('p', 'card-members');
  status.setAttribute('role', 'status');
  const warning = el('p', 'card-warning');
  warning.setAttribute('role', 'status');
  const warn = (message: string): void => {
    setText(warning, message);
    show(warning, message !== '');
  };
  return { title, status, warning, warn };
}
