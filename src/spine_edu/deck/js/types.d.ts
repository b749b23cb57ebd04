/** What the page gives the host, and what it takes from reveal.js. */

export interface Blob {
  text?: string;
  b64?: string;
  gz?: string;
}

export interface ModelRecord {
  name: string;
  state: Record<string, unknown>;
  /** Large values, by the key of their JSON. */
  values?: Record<string, string>;
  esm?: string;
  css?: string;
  buffers?: [(string | number)[], string][];
}

export interface PageState {
  models: Record<string, ModelRecord>;
  blobs: Record<string, Blob>;
  words: Words;
}

export type Words = Record<
  "broken" | "bad_link" | "link_copied" | "link_shown" | "cleared" | "larger" | "smaller",
  string
>;

export type Listener = (...args: any[]) => void;

/** The model that a widget's module gets: anywidget's interface. */
export interface WidgetModel {
  get(key: string): any;
  set(key: string | Record<string, unknown>, value?: unknown): void;
  save_changes(): void;
  send(content: unknown): void;
  on(names: string, listener: Listener): void;
  off(names?: string | null, listener?: Listener | null): void;
  widget_manager: { get_model(id: string): Promise<WidgetModel> };
}

export interface WidgetModule {
  initialize?(context: object): unknown;
  render?(context: object): unknown;
}

export interface RevealDeck {
  initialize(): Promise<unknown>;
  destroy(): void;
  next(): void;
  prev(): void;
  getCurrentSlide(): HTMLElement;
  getIndices(): { h: number };
  on(type: string, listener: () => void): void;
}

declare global {
  const Reveal: new (root: HTMLElement, config: object) => RevealDeck;
  interface Uint8ArrayConstructor {
    fromBase64?(text: string): Uint8Array<ArrayBuffer>;
  }
}
