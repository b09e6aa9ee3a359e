package org.smalti.tools.audio;

import be.tarsos.dsp.util.fft.FFT;
import be.tarsos.dsp.util.fft.FloatFFT;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.jtransforms.fft.FloatFFT_1D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import org.smalti.media.RealTransform;

/**
 * The inner loops of listening: transform, onset function, pitch, power. All of them reuse what they have once
 * allocated.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class KernelBench {
  private static final int RATE = 44_100;

  /** One second: three partials, noise, and a blow ten times a second. */
  private static float[] sound() {
    Random random = new Random(1);
    float[] sound = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      double turns = 2 * Math.PI * 220 * i / RATE;
      double tone = Math.sin(turns) + 0.5 * Math.sin(2 * turns) + 0.3 * Math.sin(3 * turns);
      double blow = Math.exp(-(i % 4410) / 800.0) * random.nextGaussian();
      sound[i] = (float) (0.1 * tone + 0.2 * blow);
    }
    return sound;
  }

  /** Transforms of one size. */
  @State(Scope.Thread)
  public static class Transform {
    @Param({"2048", "4096"})
    public int size;

    private final float[] sound = sound();
    private float[] work = new float[0];
    private FloatFFT_1D newer = new FloatFFT_1D(2);
    private FloatFFT real = new FloatFFT(2);
    private FFT plain = new FFT(2);
    private RealTransform libav = RealTransform.of(4);
    private float[] spectrum = new float[0];

    /** Makes the transforms. */
    @Setup
    public void prepare() {
      work = new float[size];
      newer = new FloatFFT_1D(size);
      real = new FloatFFT(size);
      plain = new FFT(size);
      libav = RealTransform.of(size);
      spectrum = new float[size + 2];
    }
  }

  /** What listens, after it has warmed up its buffers. */
  @State(Scope.Thread)
  public static class Ears {
    private final float[] sound = sound();
    private final SuperFlux flux = new SuperFlux(RATE, 1.1);
    private final PowerMeter power = new PowerMeter();
    private final SpectrumMeter spectrum = new SpectrumMeter(SpectrumMeter.Frames.CENTRED);
    private final DoubleSupplier flatness = spectrum.mean(new SpectralFlatness(RATE), 0);
    private final SoundBuffer second = new SoundBuffer();

    /** Puts one second into the buffer. */
    public Ears() {
      second.append(sound, 0, sound.length);
    }
  }

  /** One estimator of pitch, at 22,050 Hz as it is used for 44,100 Hz, and a frame of 93 ms. */
  @State(Scope.Thread)
  public static class Pitch {
    @Param({"COMBINED", "AUTOCORRELATION", "FASTYIN", "YIN", "MCLEOD"})
    public PitchMethod method = PitchMethod.COMBINED;

    private final float[] frame = new float[2048];
    private final Autocorrelation periodicity = new Autocorrelation(frame.length);
    private final PitchCandidates candidates = new PitchCandidates();
    private PitchEstimator estimator = PitchMethod.COMBINED.at(RATE / 2);

    /** Makes the estimator. */
    @Setup
    public void prepare() {
      estimator = method.at(RATE / 2);
      float[] sound = sound();
      for (int i = 0; i < frame.length; i++) {
        frame[i] = sound[2 * i];
      }
    }
  }

  /** JTransforms 3: real input in place. */
  @Benchmark
  public void fftJTransforms3(Transform state, Blackhole hole) {
    System.arraycopy(state.sound, 0, state.work, 0, state.size);
    state.newer.realForward(state.work);
    hole.consume(state.work);
  }

  /** libav, which Smalti uses: to its memory and back. */
  @Benchmark
  public void fftLibav(Transform state, Blackhole hole) {
    state.libav.forward(state.sound, state.spectrum);
    hole.consume(state.spectrum);
  }

  /** The copy of JTransforms 2 in TarsosDSP: real input in place. */
  @Benchmark
  public void fftJTransforms2(Transform state, Blackhole hole) {
    System.arraycopy(state.sound, 0, state.work, 0, state.size);
    state.real.realForward(state.work);
    hole.consume(state.work);
  }

  /** TarsosDSP's own class for transforms, which calls the copy of JTransforms. */
  @Benchmark
  public void fftTarsosWrapper(Transform state, Blackhole hole) {
    System.arraycopy(state.sound, 0, state.work, 0, state.size);
    state.plain.forwardTransform(state.work);
    hole.consume(state.work);
  }

  /** The onset function of one second of sound: 200 frames. */
  @Benchmark
  public void onsetFunctionOfASecond(Ears state, Blackhole hole) {
    state.flux.listen(state.sound, 0, state.sound.length, hole::consume);
  }

  /** Power and flatness of a sample of one second: 87 frames. */
  @Benchmark
  public double powerOfASecond(Ears state) {
    state.power.measure(state.second, 0, state.sound.length);
    state.spectrum.measure(state.second, 0, state.sound.length);
    return state.power.power() + state.flatness.getAsDouble();
  }

  /** Pitch candidates of a frame, with the autocorrelation that all samples need for their clarity. */
  @Benchmark
  public int pitchOfAFrame(Pitch state) {
    state.candidates.clear();
    state.periodicity.measure(state.frame, state.frame.length);
    state.estimator.hear(state.frame, state.frame.length, state.periodicity, state.candidates);
    return state.candidates.count();
  }
}
