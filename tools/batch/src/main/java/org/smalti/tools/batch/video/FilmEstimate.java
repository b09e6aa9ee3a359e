package org.smalti.tools.batch.video;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.Packet;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * What encoding a film would come to, from a few scenes that are encoded as all of it would be.
 *
 * @param bytes of the result
 * @param seconds that it would take
 */
record FilmEstimate(long bytes, double seconds) {
  /** s of a scene. */
  private static final double SCENE = 4;
  /** s at the beginning of a scene in which pictures take more, as no others were there before. */
  private static final double RUN_IN = 1;
  /** s that a process needs to begin, which the whole film needs once. */
  private static final double START = 0.1;
  /** How much longer it takes with verification. */
  private static final double VERIFIED = 1.1;
  /** The share of a job that this is. */
  private static final double SHARE = 0.1;

  /**
   * Encodes the scenes.
   *
   * @param keyFrames s from one key frame to the next where nothing else asks for one; each scene begins with one
   * @throws SmaltiException if the film's length is unknown
   */
  static FilmEstimate of(
      SourceFile source, Needed conversion, double keyFrames, RecipeContext context) {
    if (source.duration() <= 0) {
      throw SmaltiException.input(
          source.name() + ": nothing can be estimated, as it does not say how long it is");
    }
    context.state("estimating");
    FilmExcerpts scenes = FilmExcerpts.of(source.duration(), SCENE);
    double share = source.duration() / scenes.seconds(source.duration());
    double spread = 0;
    double once = 0;
    double seconds = 0;
    for (int i = 0; i < scenes.count(); i++) {
      Path file = context.scratch().resolve("scene-" + i);
      List<String> words = new ArrayList<>(List.of("-y"));
      words.addAll(scenes.input(i, conversion.words(List.of())));
      words.add(FfmpegCommand.file(file));
      long began = System.nanoTime();
      context.run(
          new FfmpegCommand(words),
          scenes.length() > 0 ? scenes.length() : source.duration(),
          SHARE * (i + 1) / scenes.count());
      seconds += Math.max(START, (System.nanoTime() - began) / 1e9 - START);
      Size size = Size.of(file, scenes.length(), keyFrames);
      spread += size.spread();
      once = size.once();
      delete(file);
    }
    return new FilmEstimate(
        Math.round(spread * share + once), (seconds * share + START) * VERIFIED);
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  /**
   * Bytes of one scene.
   *
   * @param spread which the film has everywhere
   * @param once which it has once: covers
   */
  private record Size(double spread, double once) {
    /**
     * Counts.
     *
     * @param length s of the scene, 0 the whole film
     */
    static Size of(Path file, double length, double keyFrames) {
      try (MediaFile media = MediaFile.open(file)) {
        List<MediaStream> streams = media.contents().streams();
        double[] bytes = new double[streams.size()];
        double[] begin = new double[streams.size()];
        Arrays.fill(begin, Double.NaN);
        boolean scene = length > RUN_IN;
        try (Demuxer demuxer = media.demuxer()) {
          for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
            int stream = packet.stream();
            boolean first = Double.isNaN(begin[stream]);
            begin[stream] = first ? packet.time() : begin[stream];
            if (!scene || streams.get(stream).kind() != Kind.VIDEO) {
              bytes[stream] += packet.size();
            } else if (first) {
              bytes[stream] += packet.size() * length / keyFrames;
            } else if (packet.time() >= begin[stream] + RUN_IN) {
              bytes[stream] += packet.size() * length / (length - RUN_IN);
            }
          }
        }
        double spread = 0;
        double once = 0;
        for (int i = 0; i < bytes.length; i++) {
          boolean cover = streams.get(i).kind() == Kind.COVER;
          spread += cover ? 0 : bytes[i];
          once += cover ? bytes[i] : 0;
        }
        return new Size(spread, once);
      }
    }
  }

  /** How much less it takes than before, 0..1; below zero it takes more. */
  double saving(SourceFile source) {
    return 1 - (double) bytes / source.size();
  }
}
