/** The card that floats beside what is pointed at. */
import { byId, type Child } from './dom';

const gap = 20;

export interface Tip {
  show(content: Child[], beside: DOMRect): void;
  hide(): void;
}

export function makeTip(): Tip {
  const tip = byId('tip');
  return {
    show(content, beside) {
      tip.replaceChildren(...content);
      tip.hidden = false;
      const { width, height } = tip.getBoundingClientRect();
      // To the left, where the branches are: the labels around stay readable.
      const fitsLeft = beside.left - gap - width >= gap;
      const fitsRight = beside.right + gap + width <= innerWidth - gap;
      const below = beside.bottom + gap;
      let x = Math.min(Math.max(gap, beside.left), Math.max(gap, innerWidth - width - gap));
      let y = below + height <= innerHeight ? below : beside.top - gap - height;
      if (fitsRight || fitsLeft) {
        x = fitsLeft ? beside.left - gap - width : beside.right + gap;
        y = (beside.top + beside.bottom - height) / 2;
      }
      tip.style.setProperty('left', `${x}px`);
      tip.style.setProperty(
        'top',
        `${Math.min(Math.max(gap, y), Math.max(gap, innerHeight - height - gap))}px`,
      );
    },
    hide() {
      tip.hidden = true;
    },
  };
}
