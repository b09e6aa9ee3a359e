package org.smalti.tools.layout.vector;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.smalti.core.CancelledException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/** Reads one media file from front to back and makes the vectors of its clips on the way. */
final class VectorWork implements Work<SampleSpans, SpanVectors> {
  private final EmbeddingKind kind;
  private final MediaFolder media;
  private final SoundSelection sound;

  VectorWork(EmbeddingKind kind, MediaFolder media, SoundSelection sound) {
    this.kind = kind;
    this.media = media;
    this.sound = sound;
  }

  @Override
  public SpanVectors apply(SampleSpans clips, Task task) {
    Embedding embedding = kind.make();
    var spec = new AudioSpec(embedding.sampleRate(), 1);
    try (MediaFile file = MediaFile.open(media.resolve(clips.filename()));
        AudioDecoder decoder = file.audio(spec, sound)) {
      float[][] vectors = vectors(clips, embedding, SpanReader.of(decoder), task);
      decoder.remarks().forEach(task::remark);
      return new SpanVectors(vectors, problem(clips, vectors, decoder.damage()));
    }
  }

  static float[][] vectors(SampleSpans clips, Embedding embedding, SpanReader reader, Task task) {
    var sound = new SoundWindow(reader);
    float[][] vectors = new float[clips.count()][];
    for (int i = 0; i < vectors.length; i++) {
      CancelledException.throwIfInterrupted();
      double dur = Math.min(clips.durs()[i], 1000 * embedding.longest());
      float[] span = sound.read(Span.of(clips.starts()[i], dur, embedding.sampleRate()));
      vectors[i] = span.length == 0 ? new float[0] : embedding.of(span);
      task.reached((i + 1.0) / vectors.length);
    }
    return vectors;
  }

  private static String problem(SampleSpans clips, float[][] vectors, Optional<String> damage) {
    long silent = Arrays.stream(vectors).filter(vector -> vector.length == 0).count();
    if (silent == 0) {
      return "";
    }
    int first = 0;
    while (vectors[first].length > 0) {
      first++;
    }
    return String.format(
        Locale.ROOT,
        "no sound for %d of %d samples, the first at %.3f s: %s",
        silent,
        vectors.length,
        clips.starts()[first] / 1000,
        damage.orElse("the file ends before, or the sample has no length"));
  }
}
