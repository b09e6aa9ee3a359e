package org.smalti.bench.listening;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;

/** Sound of any length: the speech, music and drums of a corpus one after the other, again and again. */
final class LongSound {
  private static final AudioSpec STEREO = AudioSpec.stereo(44_100);

  private final float[] interleaved;

  private LongSound(float[] interleaved) {
    this.interleaved = interleaved;
  }

  /** Reads the music and speech of a corpus, and as many of its percussion sounds. */
  static LongSound of(Path corpus) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(corpus.resolve("audio"))) {
      for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
        String name = corpus.resolve("audio").relativize(file).toString();
        if (name.matches("(music_|speech_jfk_1961.flac|speech_librispeech|percussion).*")
            && !name.endsWith(".csv")) {
          files.add(file);
        }
      }
    }
    float[] sound = new float[0];
    for (Path file : files) {
      float[] more = read(file);
      float[] both = Arrays.copyOf(sound, sound.length + more.length);
      System.arraycopy(more, 0, both, sound.length, more.length);
      sound = both;
    }
    return new LongSound(sound);
  }

  private static float[] read(Path path) {
    try (MediaFile file = MediaFile.open(path);
        AudioDecoder decoder = file.audio(STEREO)) {
      float[] sound = new float[2 * STEREO.sampleRate() * 120];
      int frames = 0;
      for (int read = 0; read >= 0 && frames < sound.length / 2; ) {
        read = decoder.read(sound, 2 * frames, sound.length / 2 - frames);
        frames += Math.max(0, read);
      }
      return Arrays.copyOf(sound, 2 * frames);
    }
  }

  /** Writes {@code seconds} of it in the format that the file's name ends in. */
  void write(Path file, double seconds) {
    String name = file.toString();
    String format = name.substring(name.lastIndexOf('.') + 1);
    try (MediaWriter writer =
        MediaWriter.create(file, format, Optional.of(STEREO), Optional.empty())) {
      long left = Math.round(seconds * STEREO.sampleRate());
      while (left > 0) {
        int frames = (int) Math.min(left, interleaved.length / 2);
        writer.writeAudio(interleaved, 0, frames);
        left -= frames;
      }
      writer.finish();
    }
  }

  /** Writes a short piece of it that no other number has. */
  void writePiece(Path file, int number, double seconds) {
    int frames = (int) (seconds * STEREO.sampleRate());
    int places = interleaved.length / 2 - frames;
    int from = (int) ((long) number * 7919 % places);
    try (MediaWriter writer =
        MediaWriter.create(file, "wav", Optional.of(STEREO), Optional.empty())) {
      writer.writeAudio(interleaved, 2 * from, frames);
      writer.finish();
    }
  }
}
