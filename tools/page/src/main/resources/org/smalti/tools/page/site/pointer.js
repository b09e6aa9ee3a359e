// Mouse, pen and fingers on the map: hovering plays, dragging moves, a click pins; one finger plays, two move and zoom.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** How far a pointer may move, in CSS pixels, and still click. */
  const CLICK = 5;

  const view = smalti.view;
  const canvas = view.canvas;
  /** @type {Map<number, {x: number, y: number}>} */
  const fingers = new Map();
  /** @type {null | {x: number, y: number, moved: boolean, pinched: boolean}} */
  let pressed = null;

  /** @param {PointerEvent | WheelEvent} event */
  function placeOf(event) {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  }

  /** A tool of another script that takes the pointer now. */
  const tool = () => (smalti.tool === 'hear' ? undefined : smalti.tools[smalti.tool]);

  /** @param {number} row */
  function hover(row) {
    if (row !== smalti.state.hovered) {
      smalti.state.hovered = row;
      smalti.emit('hovered', row);
      if (row >= 0) {
        smalti.play(row, { brief: true });
      }
    }
  }

  canvas.addEventListener('pointerdown', (event) => {
    if (!smalti.data || (event.pointerType === 'mouse' && event.button > 1)) {
      return;
    }
    // Taken by a press, the focus needs no frame round the whole map; the next key shows it.
    canvas.classList.add('pressed');
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    smalti.audio();
    const place = placeOf(event);
    fingers.set(event.pointerId, place);
    const taken = tool();
    if (taken && fingers.size === 1 && event.button !== 1) {
      if (taken.down) taken.down(place.x, place.y, event);
      return;
    }
    pressed = { ...place, moved: false, pinched: fingers.size > 1 };
    if (event.pointerType !== 'mouse' && fingers.size === 1) {
      smalti.state.hovered = -1;
      hover(view.at(place.x, place.y));
    }
  });

  canvas.addEventListener('pointermove', (event) => {
    if (!smalti.data) {
      return;
    }
    const place = placeOf(event);
    const before = fingers.get(event.pointerId);
    if (fingers.size === 2 && before && pressed) {
      pinch(event.pointerId, before, place);
      return;
    }
    const taken = tool();
    if (taken && !pressed) {
      if (before) fingers.set(event.pointerId, place);
      if (taken.move) taken.move(place.x, place.y, event);
      return;
    }
    if (before && pressed && event.pointerType === 'mouse') {
      pressed.moved = pressed.moved || Math.hypot(place.x - pressed.x, place.y - pressed.y) > CLICK;
      if (pressed.moved) {
        view.pan(place.x - before.x, place.y - before.y);
        canvas.classList.add('moving');
      }
      fingers.set(event.pointerId, place);
      return;
    }
    if (before && pressed) {
      pressed.moved = pressed.moved || Math.hypot(place.x - pressed.x, place.y - pressed.y) > CLICK * 2;
      fingers.set(event.pointerId, place);
    }
    if (!pressed || !pressed.pinched) {
      hover(view.at(place.x, place.y));
    }
  });

  /** @param {number} id @param {{x: number, y: number}} before @param {{x: number, y: number}} place */
  function pinch(id, before, place) {
    const other = Array.from(fingers).filter(([finger]) => finger !== id)[0][1];
    const middle = { x: (place.x + other.x) / 2, y: (place.y + other.y) / 2 };
    const spread = Math.hypot(place.x - other.x, place.y - other.y);
    const was = Math.hypot(before.x - other.x, before.y - other.y);
    view.pan((place.x - before.x) / 2, (place.y - before.y) / 2);
    if (was > 0) {
      view.zoom(spread / was, middle.x, middle.y);
    }
    fingers.set(id, place);
  }

  /** @param {PointerEvent} event */
  function release(event) {
    const place = placeOf(event);
    if (!fingers.delete(event.pointerId)) {
      return;
    }
    canvas.classList.remove('moving');
    const taken = tool();
    if (taken && !pressed) {
      if (taken.up) taken.up(place.x, place.y, event);
      return;
    }
    if (pressed && !pressed.moved && !pressed.pinched && event.type === 'pointerup') {
      click(view.at(place.x, place.y), event);
    }
    if (fingers.size === 0) {
      pressed = null;
    }
    if (event.pointerType !== 'mouse') {
      hover(-1);
    }
  }

  /** @param {number} row @param {PointerEvent} event */
  function click(row, event) {
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      if (row >= 0) {
        smalti.select([row], 'toggle');
      }
    } else {
      smalti.pin(row);
    }
  }

  for (const event of ['keydown', 'blur']) {
    canvas.addEventListener(event, () => canvas.classList.remove('pressed'));
  }
  canvas.addEventListener('pointerup', release);
  canvas.addEventListener('pointercancel', release);
  canvas.addEventListener('pointerleave', () => {
    if (smalti.data && fingers.size === 0) {
      hover(-1);
    }
  });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      if (smalti.data) {
        const { x, y } = placeOf(event);
        const lines = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? 400 : 1;
        view.zoom(Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0016)), x, y);
      }
    },
    { passive: false }
  );
  canvas.addEventListener('dblclick', (event) => event.preventDefault());
  canvas.addEventListener('contextmenu', (event) => {
    if (fingers.size > 0) event.preventDefault();
  });
})(window.smalti);
