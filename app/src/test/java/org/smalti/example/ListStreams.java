package org.smalti.example;

import java.nio.file.Path;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.StreamDetails;

/** All streams of a file, as its headers describe them, with exact clocks and rates. */
public final class ListStreams {
  /** @param arguments the file */
  public static void main(String... arguments) {
    try (MediaFile file = MediaFile.open(Path.of(arguments[0]));
        Demuxer demuxer = file.demuxer()) {
      for (MediaStream stream : demuxer.contents().streams()) {
        StreamDetails details = demuxer.details().streams().get(stream.index());
        System.out.printf(
            "%d %s %s, clock %s, rate %s%n",
            stream.index(),
            stream.kind(),
            details.codecName(),
            details.timeBase(),
            details.averageRate());
      }
    }
  }
}
