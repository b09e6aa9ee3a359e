package org.smalti.bench.batch;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.smalti.bench.ProcessMeasurement;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;

/**
 * What {@code batch denoise} does to clean speech with noise: the half of the recordings that its settings were not
 * tuned on.
 *
 * @param corpus a folder with {@code audio/speech_fr}, {@code audio/speech_ru} and {@code audio/speech_librispeech*}
 */
record DenoiseQuality(Path root, Path corpus, Path work, PrintStream out) {
  private static final int[] RATIOS = {5, 10, 20};
  private static final int BIT_RATE = 64_000;
  /** So that nothing clips when noise is added. */
  private static final float QUIETER = 0.4f;

  void run() throws IOException, InterruptedException {
    List<Path> speech = judged();
    Path noisy = Files.createDirectories(work.resolve("noisy"));
    for (Path file : speech) {
      for (Noise noise : Noise.values()) {
        for (int ratio : RATIOS) {
          write(file, noise, ratio, noisy);
        }
      }
    }
    Path adaptive = denoised(noisy, "adaptive", "1");
    Path twice = denoised(noisy, "adaptive", "2");
    Path voice = denoised(noisy, "voice", "1");
    out.println("| noise | SNR dB | segmental SNR dB | adaptive | adaptive, 2 passes | voice |");
    out.println("|---|---|---|---|---|---|");
    double[] sums = new double[4];
    for (Noise noise : Noise.values()) {
      for (int ratio : RATIOS) {
        double[] means = new double[4];
        for (Path file : speech) {
          String name = name(file, noise, ratio);
          SpeechSound clean = heard(file);
          List<Path> versions = List.of(noisy, adaptive, twice, voice);
          for (int i = 0; i < means.length; i++) {
            float[] version = heard(versions.get(i).resolve(name)).samples();
            means[i] += SegmentalSnr.of(clean.samples(), version, clean.rate()) / speech.size();
          }
        }
        row(noise.name().toLowerCase(Locale.ROOT), Integer.toString(ratio), means);
        for (int i = 0; i < sums.length; i++) {
          sums[i] += means[i] / (Noise.values().length * RATIOS.length);
        }
      }
    }
    row("mean", "", sums);
    out.println();
    out.println(speech.size() + " recordings");
    out.println();
  }

  private void row(String noise, String ratio, double[] means) {
    out.println(String.format(
        Locale.ROOT,
        "| %s | %s | %.1f | %+.1f | %+.1f | %+.1f |",
        noise,
        ratio,
        means[0],
        means[1] - means[0],
        means[2] - means[0],
        means[3] - means[0]));
  }

  /** Every other recording; the settings were tuned on the ones between. */
  private List<Path> judged() throws IOException {
    List<Path> all = new ArrayList<>();
    for (String group : List.of("speech_fr", "speech_ru", "")) {
      try (Stream<Path> files = Files.list(corpus.resolve("audio").resolve(group))) {
        files
            .filter(file -> !group.isEmpty()
                || String.valueOf(file.getFileName()).startsWith("speech_librispeech"))
            .sorted()
            .forEach(all::add);
      }
    }
    List<Path> judged = new ArrayList<>();
    for (int i = 1; i < all.size(); i += 2) {
      judged.add(all.get(i));
    }
    return judged;
  }

  private static String name(Path file, Noise noise, int ratio) {
    return file.getFileName() + "." + noise + "." + ratio + ".wav";
  }

  private static void write(Path file, Noise noise, int ratio, Path folder) {
    SpeechSound clean = heard(file);
    long seed = name(file, noise, ratio).hashCode();
    float[] noisy = noise.addedTo(clean.samples(), clean.rate(), ratio, seed);
    AudioSpec mono = new AudioSpec(clean.rate(), 1);
    Path target = folder.resolve(name(file, noise, ratio));
    try (MediaWriter writer = MediaWriter.sound(target, "wav", mono, BIT_RATE)) {
      writer.writeAudio(noisy, 0, noisy.length);
      writer.finish();
    }
  }

  private Path denoised(Path noisy, String profile, String passes)
      throws IOException, InterruptedException {
    Path folder = work.resolve(profile + passes);
    List<String> command = List.of(
        root.resolve("smalti").toString(),
        "batch",
        "denoise",
        noisy.toString(),
        "--profile",
        profile,
        "--passes",
        passes,
        "--out",
        folder.toString(),
        "--force",
        "--progress",
        "none");
    ProcessMeasurement run = ProcessMeasurement.of(work, Map.of(), command);
    if (run.exit() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + run.said());
    }
    return folder;
  }

  /** One channel of sound. */
  private static final class SpeechSound {
    private final float[] samples;
    private final int rate;

    SpeechSound(float[] samples, int rate) {
      this.samples = samples;
      this.rate = rate;
    }

    float[] samples() {
      return samples;
    }

    int rate() {
      return rate;
    }
  }

  private static SpeechSound heard(Path file) {
    boolean original = !String.valueOf(file.getFileName()).matches(".*\\.\\d+\\.wav");
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] sound = new float[1 << 20];
      int count = 0;
      for (int read; (read = decoder.read(sound, count, sound.length - count)) > 0; ) {
        count += read;
        sound = count == sound.length ? Arrays.copyOf(sound, 2 * count) : sound;
      }
      float[] samples = Arrays.copyOf(sound, count);
      for (int i = 0; original && i < count; i++) {
        samples[i] *= QUIETER;
      }
      return new SpeechSound(samples, decoder.sampleRate());
    }
  }
}
