package org.smalti.media;

import java.lang.ref.Cleaner;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bytedeco.ffmpeg.avutil.AVTXContext;
import org.bytedeco.ffmpeg.avutil.av_tx_fn;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The discrete Fourier transform of real numbers, in single precision, by libav. Neither direction is normalised:
 * forward and inverse together multiply by the size. A spectrum has {@code size + 2} numbers: real and imaginary part
 * of each bin from 0 to {@code size / 2}. May be used by any number of threads: each has buffers of its own.
 */
public final class RealTransform {
  /** How many numbers are transformed at most: of more, libav 8.1 computes each bin by itself, which takes minutes. */
  public static final int LARGEST = 1 << 18;

  private static final Map<Integer, RealTransform> SIZES = new ConcurrentHashMap<>();
  private static final Cleaner CLEANER = Cleaner.create();

  private final int size;
  private final ThreadLocal<Direction> forward;
  private final ThreadLocal<Direction> inverse;

  private RealTransform(int size) {
    this.size = size;
    forward = ThreadLocal.withInitial(() -> Direction.open(size, size + 2, size, 0));
    inverse = ThreadLocal.withInitial(() -> Direction.open(size + 2, size, size, 1));
  }

  /** @param size how many numbers are transformed, a power of two from 4 to {@value #LARGEST} */
  public static RealTransform of(int size) {
    if (size < 4 || size > LARGEST || Integer.bitCount(size) != 1) {
      throw new IllegalArgumentException("no transform of " + size + " numbers");
    }
    return SIZES.computeIfAbsent(size, RealTransform::new);
  }

  /** How many numbers are transformed. */
  public int size() {
    return size;
  }

  /** Transforms {@code values[0 … size)} to their spectrum. */
  public void forward(float[] values, float[] spectrum) {
    forward.get().run(values, spectrum);
  }

  /** Transforms a spectrum to {@code size} times the values that have it. */
  public void inverse(float[] spectrum, float[] values) {
    inverse.get().run(spectrum, values);
  }

  /** libav's context for one direction, with its buffers: freed when the garbage collector finds it unused. */
  static final class Direction {
    private final AVTXContext context;
    private final av_tx_fn function;
    private final Pointer in;
    private final Pointer out;
    private final FloatBuffer given;
    private final FloatBuffer made;

    /** @param inverse 0 from numbers to their spectrum, 1 back */
    static Direction open(int inputs, int outputs, int size, int inverse) {
      return NativeResources.build(
          natives -> new Direction(natives, inputs, outputs, size, inverse));
    }

    private Direction(NativeResources natives, int inputs, int outputs, int size, int inverse) {
      context = natives.own(new AVTXContext(null), avutil::av_tx_uninit);
      // libav writes the address of its function here.
      PointerPointer<Pointer> place = new PointerPointer<>(2);
      function = new av_tx_fn(place.put(0, (Pointer) null).put(1, (Pointer) null));
      try (FloatPointer scale = new FloatPointer(1f)) {
        int type = avutil.AV_TX_FLOAT_RDFT;
        int result = avutil.av_tx_init(context, function, type, inverse, size, scale, 0);
        if (result < 0) {
          throw new IllegalStateException("libav has no transform of " + size + " numbers");
        }
      }
      in = natives.own(avutil.av_malloc((long) Float.BYTES * inputs), avutil::av_free);
      out = natives.own(avutil.av_malloc((long) Float.BYTES * outputs), avutil::av_free);
      given = new FloatPointer(in).capacity(inputs).asBuffer();
      made = new FloatPointer(out).capacity(outputs).asBuffer();
      CLEANER.register(this, natives::close);
    }

    void run(float[] from, float[] to) {
      given.put(0, from, 0, given.capacity());
      function.call(context, out, in, Float.BYTES);
      made.get(0, to, 0, made.capacity());
    }
  }
}
