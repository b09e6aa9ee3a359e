package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream.Kind;

/** What headers say of how pictures are to be shown, beyond size, colours and rotation. */
public final class PictureSideData {
  private static final String DOLBY = "DOVI configuration record";

  /** libav's names, and what people call it. */
  static final Map<String, String> NAMES = Map.of(
      "Spherical Mapping",
      "that its picture is a sphere",
      "Stereo 3D",
      "how its two views are packed",
      DOLBY,
      "its Dolby Vision");

  private PictureSideData() {}

  /** By the indexes of streams. */
  static List<Set<String>> of(Path file) {
    try (MediaFile media = MediaFile.open(file);
        Demuxer demuxer = media.demuxer()) {
      return demuxer.details().streams().stream()
          .map(stream -> stream.sideData().stream()
              .filter(NAMES::containsKey)
              .collect(Collectors.toUnmodifiableSet()))
          .toList();
    }
  }

  /**
   * The words with which a muxer writes it: the muxers of MP4 and Matroska ask for a permission, since it stands in no
   * official standard.
   *
   * @param copied whether the pictures are copied; the Dolby Vision of pictures that are encoded is lost, and must not
   *     be claimed
   */
  public static List<String> words(SourceFile source, boolean copied) {
    if (!source.has(Kind.VIDEO)) {
      return List.of();
    }
    List<Set<String>> all = of(source.file());
    Set<String> found = source.streams(Kind.VIDEO).stream()
        .flatMap(stream -> all.get(stream.index()).stream())
        .collect(Collectors.toSet());
    boolean claims = !copied && found.contains(DOLBY);
    return found.isEmpty() || claims ? List.of() : List.of("-strict", "unofficial");
  }
}
