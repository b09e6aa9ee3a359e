// Dots and small pictures on the plane by WebGL 2: one instanced call for all samples.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const VERTEX = `#version 300 es
  layout(location = 0) in vec2 corner;
  layout(location = 1) in vec2 plane;
  layout(location = 2) in vec2 cell;
  layout(location = 3) in vec3 rgb;
  layout(location = 4) in float flags;
  uniform vec2 middle;
  uniform vec2 scale;
  uniform float share;
  uniform vec2 half_size;
  uniform vec2 cell_size;
  out vec2 within;
  out vec2 picture;
  flat out vec4 colour;
  void main() {
    bool shown = mod(flags, 2.0) > 0.5;
    vec2 place = (mix(plane, cell, share) - middle) * scale;
    gl_Position = vec4(place + corner * half_size * vec2(1.0, -1.0), 0.0, 1.0);
    // Two passes of one call each would order shown above dimmed; depth does it in one.
    gl_Position.z = shown ? 0.0 : 0.5;
    within = corner;
    picture = (floor(cell / vec2(3.0, 2.0)) + corner * 0.5 + 0.5) * cell_size;
    colour = vec4(rgb, flags);
  }`;

  const FRAGMENT = `#version 300 es
  precision mediump float;
  in vec2 within;
  in vec2 picture;
  flat in vec4 colour;
  uniform sampler2D atlas;
  uniform float pictures;
  uniform float border;
  uniform float radius;
  uniform vec2 half_pixels;
  uniform vec3 background;
  uniform vec3 accent;
  out vec4 result;
  void main() {
    bool shown = mod(colour.a, 2.0) > 0.5;
    bool chosen = colour.a > 1.5;
    vec3 seen;
    float cover = 1.0;
    if (pictures > 0.5) {
      vec2 inside = (1.0 - abs(within)) * half_pixels;
      bool edge = min(inside.x, inside.y) < (chosen ? 2.0 : border);
      seen = edge ? (chosen ? accent : colour.rgb) : texture(atlas, picture).rgb;
    } else {
      float away = length(within * half_pixels);
      float outer = chosen ? radius + 2.0 : radius;
      cover = clamp(outer + 0.5 - away, 0.0, 1.0);
      seen = away > radius + 0.5 ? accent : colour.rgb;
      if (cover < 0.05) discard;
    }
    result = vec4(shown ? seen : mix(background, seen, 0.16), cover);
  }`;

  /** @type {WebGL2RenderingContext | null} */
  let gl = null;
  /** @type {WebGLProgram | null} */
  let program = null;
  /** @type {WebGLBuffer[]} */
  let buffers = [];
  let stale = { places: true, looks: true, atlas: true };

  /**
   * Whether the machine draws by WebGL 2 in hardware; then it is made ready. A software renderer is slower than
   * arithmetic.
   * @param {HTMLCanvasElement} canvas @param {boolean} evenInSoftware
   */
  function start(canvas, evenInSoftware) {
    const wanted = { alpha: false, antialias: false, depth: true, failIfMajorPerformanceCaveat: !evenInSoftware };
    gl = /** @type {WebGL2RenderingContext | null} */ (canvas.getContext('webgl2', wanted));
    if (!gl) {
      return false;
    }
    const named = gl.getExtension('WEBGL_debug_renderer_info');
    const renderer = named ? String(gl.getParameter(named.UNMASKED_RENDERER_WEBGL)) : '';
    if (!evenInSoftware && /swiftshader|llvmpipe|software|basic render/i.test(renderer)) {
      gl = null;
      return false;
    }
    canvas.addEventListener('webglcontextlost', (event) => {
      event.preventDefault();
      gl = null;
      smalti.view.draw();
    });
    canvas.addEventListener('webglcontextrestored', () => {
      gl = canvas.getContext('webgl2');
      build();
      smalti.view.draw();
    });
    return build();
  }

  function build() {
    if (!gl) {
      return false;
    }
    program = gl.createProgram();
    for (const [kind, text] of /** @type {Array<[number, string]>} */ ([
      [gl.VERTEX_SHADER, VERTEX],
      [gl.FRAGMENT_SHADER, FRAGMENT]
    ])) {
      const shader = /** @type {WebGLShader} */ (gl.createShader(kind));
      gl.shaderSource(shader, text);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      smalti.emit('fault', `The graphics card does not take the map's program: ${gl.getProgramInfoLog(program)}`);
      gl = null;
      return false;
    }
    gl.useProgram(program);
    gl.bindVertexArray(gl.createVertexArray());
    buffers = Array.from(
      { length: 5 },
      () => /** @type {WebGLBuffer} */ (/** @type {WebGL2RenderingContext} */ (gl).createBuffer())
    );
    fill(0, new Float32Array([-1, -1, 1, -1, -1, 1, 1, 1]), 2, gl.FLOAT, false, 0);
    gl.bindTexture(gl.TEXTURE_2D, gl.createTexture());
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
    gl.enable(gl.DEPTH_TEST);
    gl.depthFunc(gl.LEQUAL);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.SRC_ALPHA, gl.ONE_MINUS_SRC_ALPHA);
    stale = { places: true, looks: true, atlas: true };
    return true;
  }

  /**
   * @param {number} index of the attribute and its buffer @param {BufferSource} values
   * @param {number} size @param {number} type @param {boolean} normalized @param {number} divisor
   */
  function fill(index, values, size, type, normalized, divisor) {
    if (gl) {
      gl.bindBuffer(gl.ARRAY_BUFFER, buffers[index]);
      gl.bufferData(gl.ARRAY_BUFFER, values, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(index);
      gl.vertexAttribPointer(index, size, type, normalized, 0, 0);
      gl.vertexAttribDivisor(index, divisor);
    }
  }

  /**
   * Far outside, for samples that have no place: NaN is undefined on a graphics card.
   * @param {{x: Float32Array, y: Float32Array}} places
   */
  function pairs(places) {
    const both = new Float32Array(2 * places.x.length);
    for (let row = 0; row < places.x.length; row++) {
      both[2 * row] = Number.isNaN(places.x[row]) ? -1e7 : places.x[row];
      both[2 * row + 1] = Number.isNaN(places.y[row]) ? -1e7 : places.y[row];
    }
    return both;
  }

  function refresh() {
    const { view, state } = smalti;
    if (!gl) {
      return;
    }
    if (stale.places) {
      fill(1, pairs(view.plane || view.cells), 2, gl.FLOAT, false, 1);
      fill(2, pairs(view.cells), 2, gl.FLOAT, false, 1);
    }
    if (stale.looks) {
      fill(3, /** @type {any} */ (state.rgb), 3, gl.UNSIGNED_BYTE, true, 1);
      fill(
        4,
        Uint8Array.from(state.shown, (shown, row) => shown + 2 * state.selected[row]),
        1,
        gl.UNSIGNED_BYTE,
        false,
        1
      );
    }
    const level = smalti.pictures.levels[0];
    if (stale.atlas && level) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, level.canvas);
      gl.generateMipmap(gl.TEXTURE_2D);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_NEAREST);
    }
    stale = { places: false, looks: false, atlas: false };
  }

  /** @param {number} colour 0xAABBGGRR */
  const parts = (colour) => [(colour & 255) / 255, ((colour >>> 8) & 255) / 255, ((colour >>> 16) & 255) / 255];

  /**
   * Draws every sample at its present place.
   * @param {SmaltiPainting} how @returns {boolean} whether they are tiles, not dots
   */
  function draw(how) {
    if (!gl || !program) {
      return false;
    }
    refresh();
    const { view } = smalti;
    const { width, height } = gl.canvas;
    /** @param {string} name */
    const at = (name) =>
      /** @type {WebGL2RenderingContext} */ (gl).getUniformLocation(/** @type {WebGLProgram} */ (program), name);
    const level = smalti.pictures.levels[0];
    const asPictures = Boolean(how.pictures && level && how.tile.width >= 8);
    const half = asPictures
      ? [(how.tile.width * how.ratio) / 2, (how.tile.height * how.ratio) / 2]
      : [(how.radius + 3) * how.ratio, (how.radius + 3) * how.ratio];
    const share = view.plane ? view.morph * view.morph * (3 - 2 * view.morph) : 1;
    gl.viewport(0, 0, width, height);
    gl.clearColor(parts(how.background)[0], parts(how.background)[1], parts(how.background)[2], 1);
    gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
    gl.uniform2f(at('middle'), view.middle.x, view.middle.y);
    gl.uniform2f(at('scale'), (2 * view.scale) / view.width, (-2 * view.scale) / view.height);
    gl.uniform1f(at('share'), share);
    gl.uniform2f(at('half_size'), (2 * half[0]) / width, (2 * half[1]) / height);
    gl.uniform2f(at('half_pixels'), half[0], half[1]);
    gl.uniform2f(at('cell_size'), 1 / view.grid.columns, 1 / view.grid.rows);
    gl.uniform1f(at('pictures'), asPictures ? 1 : 0);
    gl.uniform1f(at('border'), how.border ? how.ratio : 0);
    gl.uniform1f(at('radius'), how.radius * how.ratio);
    gl.uniform3fv(at('background'), parts(how.background));
    gl.uniform3fv(at('accent'), parts(how.accent));
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, view.x.length);
    return asPictures;
  }

  smalti.dots = { start, draw, works: () => gl !== null };
  for (const event of ['shown', 'selected', 'colour']) {
    smalti.on(event, () => (stale.looks = true));
  }
  smalti.on('pictures', () => (stale.atlas = true));
})(window.smalti);
