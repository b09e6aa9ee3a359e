/// <reference path="smalti.d.ts" />
// A range chosen on a scale: dragged over a picture of it, or by two sliders with the arrow keys.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Shares of the width: what is dragged less than this is a click, and this near a handle is taken. */
  const CLICK = 0.012;
  const GRIP = 0.03;

  const { element } = smalti;

  /** @param {number} part */
  const within = (part) => Math.min(1, Math.max(0, part));

  /**
   * A picture of a scale on which a range can be chosen. An end at the picture's end is open.
   * @param {SmaltiScale} scale @param {HTMLElement} picture
   */
  smalti.brush = function (scale, picture) {
    const { name } = scale;
    const chosen = element('div', { class: 'chosen', 'aria-hidden': 'true' });
    const holder = element('div', { class: 'brush', role: 'group', 'aria-label': `Range of ${name}` }, picture, chosen);
    const handles = [0, 1].map((end) => handle(scale, end, () => parts(), set));
    holder.append(...handles);

    function parts() {
      const { low, high } = smalti.conditions.range(name);
      return [low === null ? 0 : within(scale.part(low)), high === null ? 1 : within(scale.part(high))];
    }

    /** @param {number} from @param {number} to */
    function set(from, to) {
      if (!(scale.high > scale.low)) {
        // One value has no parts.
        return;
      }
      smalti.conditions.setRange(name, from <= 0 ? null : scale.at(from), to >= 1 ? null : scale.at(to));
      update();
    }

    function update() {
      const [from, to] = parts();
      chosen.style.left = `${100 * from}%`;
      chosen.style.width = `${100 * (to - from)}%`;
      holder.classList.toggle('active', from > 0 || to < 1);
      handles.forEach((one, end) => place(one, scale, end, end === 0 ? from : to));
    }

    /** @type {null | {from: number, fixed: boolean}} */
    let drag = null;
    /** @param {PointerEvent} event */
    const at = (event) => {
      const box = holder.getBoundingClientRect();
      return within((event.clientX - box.left) / box.width);
    };
    holder.addEventListener('pointerdown', (event) => {
      const part = at(event);
      const [from, to] = parts();
      const active = from > 0 || to < 1;
      holder.setPointerCapture(event.pointerId);
      // Taking a handle moves this end; the other one stays where it is.
      if (active && Math.abs(part - from) < GRIP) {
        drag = { from: to, fixed: true };
      } else if (active && Math.abs(part - to) < GRIP) {
        drag = { from, fixed: true };
      } else {
        drag = { from: part, fixed: false };
      }
    });
    holder.addEventListener('pointermove', (event) => {
      if (drag) {
        const part = at(event);
        if (drag.fixed || Math.abs(part - drag.from) >= CLICK) {
          set(Math.min(part, drag.from), Math.max(part, drag.from));
        }
      }
    });
    holder.addEventListener('pointerup', (event) => {
      if (drag && !drag.fixed && Math.abs(at(event) - drag.from) < CLICK) {
        set(0, 1);
      }
      drag = null;
    });
    holder.addEventListener('pointercancel', () => (drag = null));
    smalti.on('conditions', update);
    update();
    return holder;
  };

  /**
   * One end of a range as a slider.
   * @param {SmaltiScale} scale @param {number} end 0: low, 1: high
   * @param {() => number[]} parts @param {(from: number, to: number) => void} set
   */
  function handle(scale, end, parts, set) {
    const one = element('span', {
      class: 'handle', role: 'slider', tabindex: '0', 'aria-label': `${scale.name} ${end === 0 ? 'from' : 'to'}`,
      'aria-valuemin': '0', 'aria-valuemax': '100'
    });
    one.addEventListener('keydown', (event) => {
      const both = parts();
      const step = event.shiftKey ? 0.1 : 0.02;
      const moves = /** @type {{[key: string]: number}} */ ({
        ArrowLeft: both[end] - step,
        ArrowDown: both[end] - step,
        ArrowRight: both[end] + step,
        ArrowUp: both[end] + step,
        PageDown: both[end] - 0.1,
        PageUp: both[end] + 0.1,
        Home: 0,
        End: 1
      });
      if (event.key in moves) {
        event.preventDefault();
        event.stopPropagation();
        both[end] = within(moves[event.key]);
        set(end === 0 ? Math.min(both[0], both[1]) : both[0], end === 1 ? Math.max(both[0], both[1]) : both[1]);
      } else if (event.key === 'Delete' || event.key === 'Backspace') {
        event.preventDefault();
        set(0, 1);
      }
    });
    return one;
  }

  /** @param {HTMLElement} one @param {SmaltiScale} scale @param {number} end @param {number} part */
  function place(one, scale, end, part) {
    const open = end === 0 ? part <= 0 : part >= 1;
    one.style.left = `${100 * part}%`;
    one.setAttribute('aria-valuenow', String(Math.round(100 * part)));
    one.setAttribute('aria-valuetext', open ? 'open' : scale.text(scale.at(part)));
  }

  /** Round numbers below a picture of a scale. @param {SmaltiScale} scale */
  smalti.axis = function (scale) {
    const axis = element('div', { class: 'axis', 'aria-hidden': 'true' });
    for (const tick of scale.ticks(4)) {
      const part = scale.part(tick);
      if (part >= 0 && part <= 1) {
        const mark = element('span', {}, scale.text(tick));
        mark.style.left = `${100 * part}%`;
        mark.className = part < 0.08 ? 'first' : part > 0.9 ? 'last' : '';
        axis.append(mark);
      }
    }
    return axis;
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
