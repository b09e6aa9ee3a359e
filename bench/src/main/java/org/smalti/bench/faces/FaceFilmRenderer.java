package org.smalti.bench.faces;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoFrames;
import org.smalti.tools.video.faces.detect.Detection;

/** Draws composed films of faces before a picture of a tower, and writes them as H.264. */
final class FaceFilmRenderer {
  private static final String BACKGROUND = "tears_of_steel_battle_clip.webm";
  /** Pixels of the background beyond each edge, for a camera that moves. */
  private static final int MARGIN = 160;
  /** Moments of which a picture of a moving face is the mean, and the part of a picture's time that they take. */
  private static final int MOMENTS = 4;

  private static final double SHUTTER = 0.5;
  /** Radius in pixels of the blur of a camera that is quite out of focus. */
  private static final int BLUR = 4;

  private final Path films;
  private final FaceCutout background;
  private final Map<FaceLook, FaceCutout> looks = new EnumMap<>(FaceLook.class);
  /** The background that was drawn last, and its place: it is the same as long as no camera moves. */
  private final byte[] scenery =
      new byte[PixelFormat.YUV420P.bytes(FaceFilm.WIDTH, FaceFilm.HEIGHT)];

  private double sceneryLeft = Double.NaN;
  private double sceneryTop = Double.NaN;
  private boolean sceneryMirrored;

  /** @param corpus a folder with the films of {@link FaceLook} in {@code video} */
  FaceFilmRenderer(Path corpus) {
    films = corpus.resolve("video");
    background = new FaceCutout(
        films.resolve(BACKGROUND), 8.7, FaceFilm.WIDTH + 2 * MARGIN, FaceFilm.HEIGHT + 2 * MARGIN);
  }

  void write(FaceFilm film, Path file) {
    var pictures =
        new VideoFrames(FaceFilm.WIDTH, FaceFilm.HEIGHT, FaceFilm.RATE, 1, 23, "veryfast");
    try (MediaWriter writer =
        MediaWriter.create(file, "mp4", Optional.empty(), Optional.of(pictures))) {
      for (int i = 0; i < film.pictures(); i++) {
        writer.writeVideo(draw(film, (double) i / FaceFilm.RATE));
      }
      writer.finish();
    }
  }

  private byte[] draw(FaceFilm film, double time) {
    int size = PixelFormat.YUV420P.bytes(FaceFilm.WIDTH, FaceFilm.HEIGHT);
    int[] sum = new int[size];
    byte[] picture = new byte[size];
    for (int moment = 0; moment < MOMENTS; moment++) {
      // The middle of the shutter's time is that of the truth.
      double at = time + ((moment + 0.5) / MOMENTS - 0.5) * SHUTTER / FaceFilm.RATE;
      draw(film, Math.max(0, film.shot(at) == film.shot(time) ? at : time), picture);
      for (int i = 0; i < size; i++) {
        sum[i] += picture[i] & 255;
      }
    }
    for (int i = 0; i < size; i++) {
      picture[i] = (byte) (sum[i] / MOMENTS);
    }
    if (film.white(time)) {
      Arrays.fill(picture, 0, FaceFilm.WIDTH * FaceFilm.HEIGHT, (byte) 230);
    }
    int radius = (int) Math.round(BLUR * film.blur(time));
    return radius > 0 ? BoxBlur.blurred(picture, radius) : picture;
  }

  private void draw(FaceFilm film, double time, byte[] picture) {
    // Each shot has another part of the background, so that a cut is one for the flow too; every
    // other one mirrored.
    int shot = film.shot(time);
    int part = film.events().isEmpty() ? 0 : MARGIN;
    double x = MARGIN - film.right(time) + part * (shot % 3 - 1);
    double y = MARGIN - film.down(time) + part * (shot % 4 - 1.5) / 1.5;
    setScenery(x, y, shot % 2 == 1);
    System.arraycopy(scenery, 0, picture, 0, scenery.length);
    for (ScriptedFace face : film.faces()) {
      Detection box = film.box(face, time);
      FaceLook look = face.look();
      if (box != null && look != null) {
        looks
            .computeIfAbsent(
                look, any -> new FaceCutout(films.resolve(any.film()), any.time(), 0, 0))
            .draw(look.box(), picture, box);
      } else if (box != null) {
        pillar(picture, box);
      }
    }
  }

  private void setScenery(double left, double top, boolean mirrored) {
    if (left != sceneryLeft || top != sceneryTop || mirrored != sceneryMirrored) {
      for (int plane = 0; plane < 3; plane++) {
        fill(plane, left, top, mirrored, scenery);
      }
      sceneryLeft = left;
      sceneryTop = top;
      sceneryMirrored = mirrored;
    }
  }

  private void fill(int plane, double left, double top, boolean mirrored, byte[] picture) {
    int half = plane == 0 ? 1 : 2;
    int across = FaceFilm.WIDTH / half;
    int at = FaceCutout.start(plane, FaceFilm.WIDTH, FaceFilm.HEIGHT);
    for (int y = 0; y < FaceFilm.HEIGHT / half; y++) {
      for (int x = 0; x < across; x++) {
        int column = mirrored ? across - 1 - x : x;
        picture[at++] = (byte) Math.round(
            background.sample(plane, half, left + (column + 0.5) * half, top + (y + 0.5) * half));
      }
    }
  }

  private static void pillar(byte[] picture, Detection box) {
    int left = Math.round(box.xmin());
    for (int y = 0; y < FaceFilm.HEIGHT; y++) {
      for (int x = Math.max(0, left); x < Math.min(FaceFilm.WIDTH, box.xmax()); x++) {
        picture[y * FaceFilm.WIDTH + x] = (byte) (60 + (x * 7 + y * 3) % 16);
      }
    }
  }
}
