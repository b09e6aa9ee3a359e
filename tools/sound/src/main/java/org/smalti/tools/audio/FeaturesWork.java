package org.smalti.tools.audio;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileRows;
import org.smalti.core.table.FeatureSet;
import org.smalti.core.table.Sample;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/**
 * Measures the samples of one file in a single pass over its sound. Memory depends on the longest sample, not on the
 * file; long stretches without samples are jumped over.
 */
record FeaturesWork(MediaFolder media, PitchMethod pitch, FeatureSet features, SoundSelection sound)
    implements Work<FileRows, FileCells> {
  private static final int CHUNK = 8192;

  @Override
  public FileCells apply(FileRows wanted, Task task) {
    try (MediaFile file = MediaFile.open(media.resolve(wanted.filename()));
        AudioDecoder decoder = file.audio(AudioSpec.MONO, sound)) {
      Pass pass = new Pass(
          wanted.samples(), decoder, new SampleMeter(decoder.sampleRate(), pitch, features));
      pass.run(task);
      decoder.remarks().forEach(task::remark);
      String damage = decoder.damage().orElse("");
      pass.measureRest(damage.isEmpty());
      ArrayList<String @Nullable []> cells = new ArrayList<>();
      pass.results.forEach(found -> cells.add(found == null ? null : found.cells()));
      return new FileCells(cells, damage.isEmpty() ? pass.behindTheEnd() : damage);
    }
  }

  /** One pass over the sound. Samples are measured in the order of their ends. */
  private static final class Pass {
    private final List<Sample> wanted;
    private final SpanReader reader;
    private final SampleMeter meter;
    private final SoundBuffer sound = new SoundBuffer();
    private final long[] starts;
    private final long[] ends;
    private final int[] order;
    /** The earliest start among the samples from a place in the order on. */
    private final long[] earliest;

    private final ArrayList<@Nullable SampleFeatures> results;
    private int next;
    /** Samples that begin where the sound is over, and ms of the first of them. */
    private int behind;

    private double firstBehind = Double.POSITIVE_INFINITY;

    Pass(List<Sample> samples, AudioDecoder decoder, SampleMeter meter) {
      wanted = samples;
      reader = SpanReader.of(decoder);
      this.meter = meter;
      starts = new long[samples.size()];
      ends = new long[samples.size()];
      for (int i = 0; i < starts.length; i++) {
        double dur = Math.min(samples.get(i).dur(), 1000 * SampleMeter.LONGEST_SECONDS);
        Span span = Span.of(samples.get(i).start(), dur, decoder.sampleRate());
        starts[i] = span.start();
        ends[i] = span.end();
      }
      order = IntStream.range(0, starts.length)
          .boxed()
          .sorted(Comparator.comparingLong(i -> ends[i]))
          .mapToInt(i -> i)
          .toArray();
      earliest = new long[starts.length + 1];
      earliest[starts.length] = Long.MAX_VALUE;
      for (int i = starts.length - 1; i >= 0; i--) {
        earliest[i] = Math.min(earliest[i + 1], starts[order[i]]);
      }
      results = new ArrayList<>(Collections.nCopies(starts.length, null));
    }

    void run(Task task) {
      float[] chunk = new float[CHUNK];
      while (next < order.length) {
        if (earliest[next] > sound.end()) {
          reader.moveTo(earliest[next]);
          sound.restart(reader.position());
        }
        int read = reader.readOn(chunk, 0, CHUNK);
        if (read < 0) {
          return;
        }
        sound.append(chunk, 0, read);
        while (next < order.length && ends[order[next]] <= sound.end()) {
          measure(order[next++]);
        }
        sound.forgetBefore(earliest[next]);
        task.reached(next / (double) order.length);
      }
    }

    /** What the end of the file cut off. */
    void measureRest(boolean whole) {
      for (; next < order.length; next++) {
        int sample = order[next];
        boolean there = starts[sample] < sound.end();
        if (whole || there) {
          measure(sample);
        }
        if (!there) {
          behind++;
          firstBehind = Math.min(firstBehind, wanted.get(sample).start());
        }
      }
    }

    /** What to say of samples that begin where the sound is over; empty if there are none. */
    String behindTheEnd() {
      return behind == 0
          ? ""
          : String.format(
              Locale.ROOT,
              "no sound for %d of %d samples, the first at %.3f s: the file ends before",
              behind,
              starts.length,
              firstBehind / 1000);
    }

    private void measure(int sample) {
      results.set(
          sample, meter.measure(sound, starts[sample], (int) (ends[sample] - starts[sample])));
    }
  }
}
