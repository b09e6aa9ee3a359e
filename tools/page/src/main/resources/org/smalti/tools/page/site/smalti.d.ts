// The types of what the page's scripts say to each other, for "tsc --checkJs"; a browser never loads this file.
// A script that adds something for others to call names it here.

type SmaltiColumn = {
  name: string;
  kind: 'number' | 'text';
  unit?: string;
  scale?: 'linear' | 'log';
  /** Numbers this low or lower say that there is no value, and why not: no pitch, not measured. */
  none?: number;
  /** True where a number is the name of a class, not a quantity. */
  category?: boolean;
  /** The numbers of kind "number" (NaN: no cell), or the indices into words of kind "text". */
  values: Float64Array | Uint32Array;
  words?: string[];
  /** Of numbers, by row: the cells that JavaScript would write otherwise, such as 1.50, 1e-05 and nan. */
  texts?: { [row: number]: string };
};

type SmaltiFile = {
  filename: string;
  title: string;
  creator: string;
  date: string;
  licence: string;
  licenceUrl: string;
  link: string;
  video: boolean;
  /** Seconds. */
  duration: number;
};

type SmaltiResult = { kind: 'film' | 'sound' | 'picture' | 'table'; file: string; label: string };

type SmaltiData = {
  version: number;
  title: string;
  made: string;
  n: number;
  table: string;
  columns: Map<string, SmaltiColumn>;
  offered: string[];
  colour: string;
  plane: [string, string] | null;
  space: [string, string, string] | null;
  grid: { columns: number; rows: number } | null;
  pictures: {
    width: number;
    height: number;
    columns: number;
    rows: number;
    block: number;
    cells: Uint32Array;
  } | null;
  near: {
    width: number;
    height: number;
    frames: number;
    each: number;
    part: Uint32Array;
    row: Uint32Array;
  } | null;
  sound: {
    format: string;
    mime: string;
    parts: number;
    part: Uint32Array;
    at: Float32Array;
    dur: Float32Array;
  } | null;
  files: SmaltiFile[];
  media: string | null;
  results: SmaltiResult[];
};

type SmaltiState = {
  /** 1: the sample passes the filter. */
  shown: Uint8Array;
  selected: Uint8Array;
  /** Three bytes a sample. */
  rgb: Uint8Array;
  /** The rows that are shown, in the present sort; a trim of the sort hides rows too. */
  order: Uint32Array;
  pinned: number;
  hovered: number;
  sounding: Set<number>;
  arrangement: 'plane' | 'grid';
};

/** What a pointer does on the map while a tool is chosen; places in CSS pixels from the canvas's corner. */
type SmaltiTool = {
  label?: string;
  down?(x: number, y: number, event: PointerEvent): void;
  move?(x: number, y: number, event: PointerEvent): void;
  up?(x: number, y: number, event: PointerEvent): void;
};

type SmaltiPlay = {
  /** The AudioContext's time; at once by default. */
  when?: number;
  gain?: number;
  /** Speed of playing, and so the pitch; 1 by default. */
  rate?: number;
  /** Asked for in passing: not played when its sound comes too late. */
  brief?: boolean;
};

type SmaltiPlaces = { x: Float32Array; y: Float32Array };

type SmaltiView = {
  canvas: HTMLCanvasElement;
  /** Size of the map in CSS pixels. */
  width: number;
  height: number;
  /** CSS pixels a unit of the map; a cell of the grid is 3 units wide and 2 high. */
  scale: number;
  /** What is in the middle of the screen, in units of the map. */
  middle: { x: number; y: number };
  grid: { columns: number; rows: number };
  /** The present places of all samples, NaN for those without one, and those of both arrangements. */
  x: Float32Array;
  y: Float32Array;
  plane: SmaltiPlaces | null;
  cells: SmaltiPlaces;
  /** -1: the cell is empty. */
  rowOfCell: Int32Array;
  /** 0: the plane, 1: the grid, between: on the way. */
  morph: number;
  /** Whether samples are drawn as tiles now, which may lie over each other; else they are dots. */
  tiled: boolean;
  /** The rows drawn over all others, the topmost last: what sounds, the pinned one, the one under the pointer. */
  front(): number[];
  /** Drawn over the map at every frame, in CSS pixels: a lasso, a path. */
  painters: Array<(context: CanvasRenderingContext2D) => void>;
  /** The same, but under what is outlined: names. */
  labels: Array<(context: CanvasRenderingContext2D) => void>;
  /** Where the middle of a sample is now, in CSS pixels of the canvas. */
  screen(row: number): { x: number; y: number };
  world(x: number, y: number): { x: number; y: number };
  /** The row at a place, -1 for none. */
  at(x: number, y: number): number;
  rowsIn(left: number, top: number, right: number, bottom: number, most?: number): number[];
  /** The rows whose middles are inside a polygon. */
  within(polygon: Array<{ x: number; y: number }>): number[];
  /** The next sample to the right (1, 0), below (0, 1) and so on; -1 for none. */
  next(row: number, dx: number, dy: number): number;
  /** Moves the map so that a sample is seen. */
  go(row: number): void;
  /** Shows everything. */
  fit(ms?: number): void;
  zoom(factor: number, x?: number, y?: number, ms?: number): void;
  pan(dx: number, dy: number): void;
  arrange(arrangement: 'plane' | 'grid'): void;
  resize(width: number, height: number): void;
  /** Moves what is moving at a time of performance.now(); true while something still moves. */
  step(now: number): boolean;
  turn(now: number): boolean;
  limited(value: number, least: number, most: number): number;
  CELL: { width: number; height: number };
  /** The size of a tile now, in CSS pixels. */
  tile(): { width: number; height: number };
  /** Asks for a new picture of the map; topOnly: only of what lies over the samples. */
  draw(topOnly?: boolean): void;
};

type SmaltiTheme = { background: number; accent: number; accentText: string; text: string };

/** How a frame is painted; colours as numbers are 0xAABBGGRR. */
type SmaltiPainting = SmaltiTheme & {
  /** Device pixels a CSS pixel. */
  ratio: number;
  tile: { width: number; height: number };
  /** Of a dot, in CSS pixels. */
  radius: number;
  pictures: boolean;
  border: boolean;
  /** The map's whole area in screens. */
  parts: number;
};

type SmaltiRegion = { image: CanvasImageSource; x: number; y: number; width: number; height: number };

type SmaltiPictures = {
  /** Whole copies of the atlas, each half the size of the one before. */
  levels: Array<{ ratio: number; canvas: HTMLCanvasElement; context: CanvasRenderingContext2D }>;
  width: number;
  height: number;
  loaded: number;
  blocks: number;
  /** A small copy as pixels, with the size of one picture in it. */
  small: { pixels: Uint32Array; stride: number; width: number; height: number } | null;
  region(row: number, width: number): SmaltiRegion | null;
  near(row: number, share: number): SmaltiRegion | null;
  sharp(index: number): ImageBitmap | null;
  /** When all pictures were loaded. */
  done: Promise<void>;
};

type SmaltiTiming = {
  /** From the page's start until the map was drawn, and until all its pictures were there. */
  readyMs: number;
  picturesMs: number;
  /** Milliseconds of script of each of the last frames. */
  frameMs: number[];
  /** Of the last frame. */
  drawCalls: number;
  /** Of sound, in memory. */
  decodedBytes: number;
  painter: string;
};

type SmaltiKey = { key: string; label: string; run: (event: KeyboardEvent) => void | boolean };

interface Smalti {
  NONE: number;
  part(name: string, value: any): void;
  load(name: string): Promise<any>;
  forget(name: string): void;
  bytes(base64: string): Uint8Array;
  data: SmaltiData;
  state: SmaltiState;
  cell(name: string, row: number): string;
  number(name: string, row: number): number;
  file(row: number): SmaltiFile | null;
  neighbours(row: number): Promise<Array<{ row: number; distance: number }>>;
  on(event: string, f: (detail: any) => void): void;
  emit(event: string, detail: any): void;
  pin(row: number): void;
  select(rows: Iterable<number>, how?: 'replace' | 'add' | 'remove' | 'toggle'): void;
  start(): Promise<void>;

  tool: string;
  tools: { [name: string]: SmaltiTool };
  view: SmaltiView;

  /** Plays a sample; nothing if it has no sound. */
  play(row: number, how?: SmaltiPlay): { stop(): void };
  /** Decodes the sound of these rows ahead, so that they can be played at an exact time. */
  prepare(rows: Iterable<number>): Promise<void>;
  audio(): AudioContext;
  /** The last node before the loudspeaker; exists after the first smalti.audio(). */
  master: AudioNode;
  analyser: AnalyserNode;
  silence(): void;
  volume(level: number): void;
  help(): void;
  /** Opens a panel by its id, and goes to its first field. */
  open(id: string): void;

  pictures: SmaltiPictures;
  look: 'pictures' | 'tinted' | 'colours';
  /** Paints what lies over the samples; true while it still changes. */
  paintOverlay(theme: SmaltiTheme, now: number): boolean;
  pixels(context: CanvasRenderingContext2D, how: SmaltiPainting): boolean;
  dots: {
    start(canvas: HTMLCanvasElement, evenInSoftware: boolean): boolean;
    draw(how: SmaltiPainting): boolean;
    works(): boolean;
  };
  tiles: {
    /** The colours of all samples, a pixel for each cell. */
    colours(): HTMLCanvasElement;
    grid(context: CanvasRenderingContext2D, how: SmaltiPainting): number;
    tiles(context: CanvasRenderingContext2D, rows: number[], how: SmaltiPainting, large?: boolean): number;
    one(
      context: CanvasRenderingContext2D,
      row: number,
      box: { x: number; y: number; width: number; height: number },
      share: number
    ): void;
  };

  /** A key of the page, with its line in the help; the key as KeyboardEvent.key says it. True: nothing else follows. */
  key(key: string, label: string, run: (event: KeyboardEvent) => void | boolean): void;
  /** Says something to those who do not see the map. */
  say(text: string): void;
  /** Makes an element; children that are text stay text. */
  element<K extends keyof HTMLElementTagNameMap>(
    name: K,
    attributes?: { [name: string]: string | boolean | EventListener },
    ...children: Array<string | Node>
  ): HTMLElementTagNameMap[K];
  /** A text as it is shown, without characters that turn the direction of writing. */
  plain(text: string): string;
  /** A value of the collection, with its own direction of writing. */
  value(text: string): HTMLElement;
  /** The name of a file, which may be broken after each folder. */
  breakable(name: string): HTMLElement;
  /** The title of a file, else its name without folders. */
  titleOf(file: { title: string; filename: string }): string;
  /** A link to the web; what it would show alone where the address leads to no other machine. */
  link(address: string, content: string | HTMLElement): HTMLElement;
  /** The short name of a licence; "" for none. */
  licence(file: { licence: string; licenceUrl: string }): string;
  /** "1:02.345" of milliseconds. */
  clock(ms: number): string;

  timing: SmaltiTiming;

  [other: string]: any;
}

interface Window {
  smalti: Smalti;
}
