/** Moves rows of the table by their handles; what moves with the pointer is a line where the row would go. */

/** Pixels at the edges of the list where it scrolls. */
const edge = 28;
const scrollStep = 10;

/** `rows` are in order; `onDrop` hears which row went to which place among them. */
export function listenForDragging(
  body: HTMLElement,
  scroller: HTMLElement,
  onDrop: (row: HTMLElement, place: number) => void,
): void {
  const rows = (): HTMLElement[] => [...body.children].filter((row) => row instanceof HTMLElement);
  let dragged: HTMLElement | null = null;
  let place = 0;

  const clear = (): void => {
    for (const row of rows()) row.classList.remove('drop-before', 'drop-after', 'dragged');
  };
  const end = (): void => {
    clear();
    dragged = null;
  };
  /** The place of the dragged row among all, were it dropped at this height. */
  const placeAt = (y: number): number => {
    const others = rows().filter((row) => row !== dragged);
    const below = others.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect();
      return y < top + height / 2;
    });
    return below < 0 ? others.length : below;
  };
  const showPlace = (): void => {
    clear();
    dragged?.classList.add('dragged');
    const others = rows().filter((row) => row !== dragged);
    const next = others[place];
    if (next) next.classList.add('drop-before');
    else others.at(-1)?.classList.add('drop-after');
  };
  const scrollNear = (y: number): void => {
    const { top, bottom } = scroller.getBoundingClientRect();
    if (y < top + edge) scroller.scrollTop -= scrollStep;
    else if (y > bottom - edge) scroller.scrollTop += scrollStep;
  };

  body.addEventListener('pointerdown', (event) => {
    const { target, pointerId, button } = event;
    const handle = target instanceof Element ? target.closest('.source-grip') : null;
    const row = handle?.closest('tr');
    if (!handle || !row || button !== 0) return;
    event.preventDefault();
    handle.setPointerCapture(pointerId);
    dragged = row;
    place = rows().indexOf(row);
    showPlace();
  });
  body.addEventListener('pointermove', ({ clientY }) => {
    if (!dragged) return;
    place = placeAt(clientY);
    scrollNear(clientY);
    showPlace();
  });
  body.addEventListener('pointerup', () => {
    const row = dragged;
    end();
    if (row) onDrop(row, place);
  });
  body.addEventListener('pointercancel', end);
}
