/**
 * Shapes of what Python hands over. No code: the types are erased when bundled.
 *
 * @typedef {{
 *   get(name: string): any,
 *   set(name: string, value: any): void,
 *   save_changes(): void,
 *   send?(content: unknown): void,
 *   on(names: string, listener: (...args: any[]) => void): void,
 *   off(names?: string | null, listener?: ((...args: any[]) => void) | null): void,
 * }} Model
 *
 * @typedef {{ getModel(reference: string): Promise<Model> }} Host
 * @typedef {{ model: Model, el: HTMLElement, host?: Host, signal?: AbortSignal }} RenderProps
 *
 * @typedef {{
 *   fill: string, edge: string, edge_mm: number, shade: string,
 *   depth_mm: number, strength: number, gloss: number, shadow: number,
 * }} Paint
 * @typedef {{
 *   tissues: Record<string, Paint>, pressed: Paint, halo: string,
 *   inks: Record<string, string>,
 * }} Look
 *
 * @typedef {{
 *   name: string, role: string, closed: boolean,
 *   rings: Float32Array[][], emphasis: number[], presence: number[],
 * }} Layer A ring is a list of frames; a frame is x0, y0, x1, y1 … in mm.
 * @typedef {{ name: string, key: string, values: Record<string, string>, points: ([number, number] | null)[] }} Pin
 * @typedef {{
 *   key: string, stops: number[], atMm: number, frameMm: [number, number, number, number],
 *   layers: Layer[], pins: Pin[], numbers: Record<string, number[]>,
 * }} Sweep
 *
 * @typedef {{ left: number, share: number }} Place Between stop `left` and the next, by `share`.
 * @typedef {{ [key: string]: string | Words }} Words
 */

export {};
