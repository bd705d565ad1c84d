/** A value that is watched. Listeners hear of changes once a frame, however many there were. */
export class Store<T extends object> {
  #value: T;
  readonly #listeners: ((value: T) => void)[] = [];
  #scheduled = false;

  constructor(value: T) {
    this.#value = value;
  }

  get value(): T {
    return this.#value;
  }

  change(changes: Partial<T>): void {
    this.#value = { ...this.#value, ...changes };
    if (this.#scheduled) return;
    this.#scheduled = true;
    const tell = (): void => {
      if (!this.#scheduled) return;
      this.#scheduled = false;
      for (const listener of this.#listeners) listener(this.#value);
    };
    requestAnimationFrame(tell);
    // A page in the background gets no frames, yet should show the right thing when it comes back.
    setTimeout(tell, 200);
  }

  watch(listener: (value: T) => void): void {
    this.#listeners.push(listener);
    listener(this.#value);
  }
}
