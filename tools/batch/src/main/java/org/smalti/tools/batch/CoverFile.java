package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion.Expected;

/** A cover that is taken out of its source as a file, for containers in which a copied stream would be no cover. */
public final class CoverFile {
  private static final Map<String, String> EXTENSIONS = Map.of(
      "mjpeg", "jpg", "png", "png", "bmp", "bmp", "gif", "gif", "webp", "webp", "tiff", "tif");
  private static final Map<String, String> TYPES = Map.of("jpg", "jpeg", "tif", "tiff");
  /** The codecs of the attachments that libav shows as covers; others are files to it. */
  private static final Set<String> SHOWN = Set.of("mjpeg", "png", "gif", "tiff");

  private CoverFile() {}

  /** Whether a picture of this codec is a file as it is. */
  public static boolean holds(String codec) {
    return EXTENSIONS.containsKey(codec);
  }

  /**
   * Takes a cover out.
   *
   * @return a file in the job's own folder
   */
  public static Path of(MediaStream cover, SourceFile source, RecipeContext context) {
    Path file =
        context.scratch().resolve("cover-" + cover.index() + "." + extension(cover.codec()));
    context.run(
        FfmpegCommand.of(
            "-i",
            FfmpegCommand.file(source.input()),
            "-map",
            "0:" + cover.index(),
            "-c",
            "copy",
            "-frames:v",
            "1",
            "-f",
            "image2pipe",
            FfmpegCommand.file(file)),
        0,
        0);
    return file;
  }

  /**
   * Takes a cover out and gives the words that attach it to a Matroska file.
   *
   * @param at index of the stream in the output: attached files come after all other streams
   * @param number of the cover among those of the file, from 0
   */
  public static List<String> attached(
      int at, int number, MediaStream cover, SourceFile source, RecipeContext context) {
    String extension = extension(cover.codec());
    Map<String, String> tags = cover.tags();
    String usual = "cover" + (number == 0 ? "" : "-" + (number + 1)) + "." + extension;
    List<String> words =
        new ArrayList<>(List.of("-attach", FfmpegCommand.file(of(cover, source, context))));
    String option = "-metadata:s:" + at;
    FfmpegTags.set(words, option, "filename", tags.getOrDefault("filename", usual));
    FfmpegTags.set(words, option, "mimetype", tags.getOrDefault("mimetype", mediaType(cover)));
    String title = tags.get("title");
    if (title != null) {
      FfmpegTags.set(words, option, "title", title);
    }
    return words;
  }

  /** What an attached cover is in the result. */
  public static Expected expected(MediaStream cover) {
    Kind kind = SHOWN.contains(cover.codec()) ? Kind.COVER : Kind.ATTACHMENT;
    return new Expected(kind, cover.index(), false);
  }

  /** The media type of a picture, such as {@code image/jpeg}. */
  public static String mediaType(MediaStream cover) {
    String extension = extension(cover.codec());
    return "image/" + TYPES.getOrDefault(extension, extension);
  }

  private static String extension(String codec) {
    return EXTENSIONS.getOrDefault(codec, "bin");
  }
}
