package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;

/**
 * The finished sound of a piece, as it is encoded: nothing of it exceeds −1 dB of true peak. Encoders that lose
 * something raise peaks, so what they made is decoded and measured, and made again under a lower ceiling until it
 * holds.
 */
public final class Master {
  private static final int TRIES = 8;
  /** dB below what the measurement asks for: the next encoding rounds otherwise, and one more takes its time. */
  private static final double SPARE = 0.15;

  private final Supplier<FrameStream> mix;
  private final DoubleUnaryOperator gain;
  private final int sources;

  /**
   * @param mix the mix from its beginning, each time
   * @param gain gives the gain in dB under a ceiling in dB
   * @param sources how many could be read
   */
  Master(Supplier<FrameStream> mix, DoubleUnaryOperator gain, int sources) {
    this.mix = mix;
    this.gain = gain;
    this.sources = sources;
  }

  /** dB before the limiter, under a ceiling in dB. */
  double gain(double ceiling) {
    return gain.applyAsDouble(ceiling);
  }

  /** How many sources could be read. */
  public int sources() {
    return sources;
  }

  /**
   * Encodes the sound.
   *
   * @param file what is written
   * @param lossy whether the codec loses something
   * @param encoding writes the whole file, perhaps several times; each time the sound begins with the piece
   */
  public void encode(Path file, boolean lossy, Consumer<Soundtrack> encoding) {
    double ceiling = Soundtrack.CEILING;
    for (int i = 0; i < TRIES; i++) {
      encoding.accept(new Soundtrack(mix.get(), gain(ceiling), ceiling, sources));
      double above = lossy ? EncodedPeak.of(file) - Soundtrack.CEILING : 0;
      if (above <= 0) {
        return;
      }
      ceiling -= above + SPARE;
    }
  }
}
