package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.media.Deinterlace;
import org.smalti.media.FilmCodec;

/**
 * How a film is written.
 *
 * @param crf of x264: 18 is hardly distinguishable, 23 is smaller
 * @param preset of x264
 * @param codec of the pictures
 * @param framesOut a pattern for numbered PNG files, null for none
 * @param threads that draw
 * @param sound whether it has a sound track
 * @param deinterlace which pictures of the sources are deinterlaced
 * @param style how it looks
 * @param excerpt which part of the piece is written
 * @param poster where the fullest picture is written, as JPEG
 * @param title that players show
 */
public record FilmOptions(
    int crf,
    String preset,
    FilmCodec codec,
    @Nullable String framesOut,
    int threads,
    boolean sound,
    Deinterlace deinterlace,
    PictureStyle style,
    Excerpt excerpt,
    Optional<Path> poster,
    String title) {
  /** All of a piece in H.264, in the usual style. */
  public static FilmOptions of(int crf, String preset, int threads, boolean sound) {
    return new FilmOptions(
        crf,
        preset,
        FilmCodec.H264,
        null,
        threads,
        sound,
        Deinterlace.AUTO,
        PictureStyle.USUAL,
        Excerpt.WHOLE,
        Optional.empty(),
        "");
  }

  /** The same in another style. */
  public FilmOptions styled(PictureStyle other) {
    return new FilmOptions(
        crf, preset, codec, framesOut, threads, sound, deinterlace, other, excerpt, poster, title);
  }

  /** The same of a part of the piece. */
  public FilmOptions excerpted(Excerpt part) {
    return new FilmOptions(
        crf, preset, codec, framesOut, threads, sound, deinterlace, style, part, poster, title);
  }

  /** The same in another codec. */
  public FilmOptions encoded(FilmCodec other) {
    return new FilmOptions(
        crf, preset, other, framesOut, threads, sound, deinterlace, style, excerpt, poster, title);
  }

  /** The same with its fullest picture as a file. */
  public FilmOptions withPoster(Path file) {
    return new FilmOptions(
        crf,
        preset,
        codec,
        framesOut,
        threads,
        sound,
        deinterlace,
        style,
        excerpt,
        Optional.of(file),
        title);
  }

  /** All that decides what is in the film, as a text; not how many threads draw it. */
  public String description() {
    return String.join(
        "|",
        Integer.toString(crf),
        preset,
        codec.toString(),
        String.valueOf(framesOut),
        Boolean.toString(sound),
        deinterlace.toString(),
        style.toString(),
        excerpt.toString(),
        poster.map(Path::toString).orElse(""),
        title);
  }
}
