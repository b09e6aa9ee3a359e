package org.smalti.bench.mutate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.OpenOptions;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/**
 * The child process of {@link MutationBench}: opens, describes, decodes and seeks damaged files, one after the other.
 */
final class MutatedReader {
  private static final int PICTURES = 60;
  private static final int SOUNDS = 100;
  private static final OpenOptions SOON =
      OpenOptions.LOCAL.within(Duration.ofSeconds(10), Duration.ofSeconds(10));

  private MutatedReader() {}

  /** @param words folder of the files, folder to write to, first seed, seed after the last */
  public static void main(String[] words) throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.list(Path.of(words[0]))) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (long seed = Long.parseLong(words[2]); seed < Long.parseLong(words[3]); seed++) {
      Path source = files.get((int) (seed % files.size()));
      Path damaged = Path.of(words[1]).resolve("damaged-" + source.getFileName());
      Files.write(damaged, Mutation.of(Files.readAllBytes(source), seed));
      System.out.println("begin " + seed + " " + source.getFileName());
      String end = "read";
      try {
        read(damaged);
      } catch (SmaltiException e) {
        end = "refused";
      } catch (RuntimeException e) {
        end = "bug " + e;
      }
      System.out.println(end);
      Files.delete(damaged);
    }
    System.out.println("memory " + residentMegabytes());
  }

  private static void read(Path file) {
    try (MediaFile media = MediaFile.open(file, SOON)) {
      media.contents();
      media.counted();
      if (media.info().video().isPresent()) {
        byte[] pixels = new byte[3 * 160 * 120];
        try (VideoDecoder decoder = media.video(new VideoSpec(160, 120, PixelFormat.RGB24))) {
          for (int i = 0; i < PICTURES && decoder.next(); i++) {
            decoder.copyTo(pixels);
          }
          decoder.seek(0.5);
          if (decoder.next()) {
            decoder.copyTo(pixels);
          }
        }
      }
      if (media.info().audio().isPresent()) {
        float[] sound = new float[4096];
        try (AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
          for (int i = 0; i < SOUNDS && decoder.read(sound, 0, sound.length) > 0; ) {
            i++;
          }
        }
      }
    }
  }

  private static long residentMegabytes() throws IOException {
    Path status = Path.of("/proc/self/statm");
    return Files.exists(status)
        ? (Long.parseLong(Files.readString(status).split(" ")[1]) * 4096) >> 20
        : 0;
  }
}
