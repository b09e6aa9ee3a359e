package org.smalti.compositions.render;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.core.table.GridSize;
import org.smalti.media.FilmTags;
import org.smalti.media.MediaWriter;
import org.smalti.media.VideoFrames;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartSpan;
import org.smalti.media.cut.PartWriter;

/**
 * How fast pictures are composed: frames for each second of processor time of one thread, warm, of moving noise in
 * every tile. {@code bench/compose} runs it, with the word {@code full} only the full grid; it is no test.
 */
final class ComposeBench {
  private static final FrameRate RATE = new FrameRate(24, 1);
  private static final int PICTURES = 30;
  /** Of film. */
  private static final int SECONDS = 12;

  private final Path folder;
  private final int columns;
  private final int rows;
  private final Canvas canvas;

  private ComposeBench(Path folder, int columns, int rows, int width, int height) {
    this.folder = folder;
    this.columns = columns;
    this.rows = rows;
    GridSize grid = new GridSize(columns, rows);
    canvas = new Canvas(width, height, RATE, grid, grid, grid);
  }

  public static void main(String[] words) throws IOException {
    Path folder = Files.createTempDirectory("compose-bench");
    try {
      if (List.of(words).contains("encode")) {
        new ComposeBench(folder, 40, 24, 1920, 1080).encode("40x24 at 1920x1080");
        new ComposeBench(folder, 16, 16, 640, 360).encode("16x16 at 640x360");
        return;
      }
      new ComposeBench(folder, 128, 128, 1920, 1080).compare("128x128 at 1920x1080");
      if (List.of(words).contains("full")) {
        return;
      }
      new ComposeBench(folder, 40, 24, 1920, 1080).compare("40x24 at 1920x1080");
      new ComposeBench(folder, 16, 16, 640, 360).compare("16x16 at 640x360");
    } finally {
      for (String name : List.of("part", "film.mp4", "same.mp4")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  private void compare(String what) throws IOException {
    FrameComposer still = composer(plan(false, false));
    FrameComposer fading = composer(plan(true, false));
    FrameComposer zooming = composer(plan(false, true));
    say(
        "%s: %.0f frames/s of still tiles, %.0f of fading ones, %.0f under a moving camera;"
            + " checksum %08x",
        what, rate(still), rate(fading), rate(zooming), sum(still, fading, zooming));
  }

  /** The encoder alone, and drawing and encoding by one thread each after the other: processor time of both. */
  private void encode(String what) throws IOException {
    FrameComposer composer = composer(plan(true, false));
    int count = 72;
    List<byte[]> frames = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      frames.add(composer.draw(i + 96));
    }
    double alone = Double.MAX_VALUE;
    double both = Double.MAX_VALUE;
    for (int turn = 0; turn < 2; turn++) {
      double begin = processSeconds();
      try (MediaWriter writer = writer("same.mp4")) {
        frames.forEach(writer::writeVideo);
        writer.finish();
      }
      double between = processSeconds();
      try (MediaWriter writer = writer("film.mp4")) {
        byte[] picture = new byte[composer.bytes()];
        for (int i = 0; i < count; i++) {
          writer.writeVideo(composer.draw(i + 96, picture));
        }
        writer.finish();
      }
      alone = Math.min(alone, between - begin);
      both = Math.min(both, processSeconds() - between);
    }
    say(
        "%s with x264 veryfast: %.1f frames/s of processor time encoded alone, %.1f drawn and"
            + " encoded: %.0f %%",
        what, count / alone, count / both, 100 * alone / both);
  }

  private MediaWriter writer(String name) {
    VideoFrames frames = new VideoFrames(canvas.width(), canvas.height(), 24, 1, 18, "veryfast");
    return MediaWriter.film(folder.resolve(name), "mp4", Optional.empty(), frames, FilmTags.NONE);
  }

  /** Frames a second of this thread's processor time; the pictures are in memory before. */
  private double rate(FrameComposer composer) {
    byte[] picture = new byte[composer.bytes()];
    double best = 0;
    for (int turn = 0; turn < SECONDS / 2; turn++) {
      long begin = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      for (int i = 48 * turn; i < 48 * (turn + 1); i++) {
        composer.draw(i, picture);
      }
      long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begin;
      best = Math.max(best, 48e9 / time);
    }
    return best;
  }

  /** Of some frames of each: what draws faster must draw the same. */
  private static long sum(FrameComposer... composers) {
    CRC32 sum = new CRC32();
    for (FrameComposer composer : composers) {
      for (long frame : new long[] {0, 7, 100, 287}) {
        sum.update(composer.draw(frame));
      }
    }
    return sum.getValue();
  }

  private static double processSeconds() {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return system.getProcessCpuTime() / 1e9;
  }

  private Plan plan(boolean fading, boolean zooming) {
    List<Tile> tiles = new ArrayList<>();
    for (int i = 0; i < columns * rows; i++) {
      List<TileKeyFrame> poses = new ArrayList<>();
      poses.add(TileKeyFrame.lit(0, 1, Easing.STEP));
      if (fading) {
        poses.add(TileKeyFrame.lit(SECONDS * 1000, 0.3, Easing.LINEAR));
      }
      double x = i % columns + 0.5;
      int line = i / columns;
      double y = line + 0.5;
      tiles.add(Tile.of(TilePicture.of("a", 0, 1250, 0), x, y, poses));
    }
    CameraKeyFrame all = canvas.view(0, canvas.grid(), Easing.STEP);
    CameraKeyFrame nearer = new CameraKeyFrame(
        SECONDS * 1000, all.x(), all.y(), columns * 0.8, rows * 0.8, Easing.LINEAR);
    List<CameraKeyFrame> views = zooming ? List.of(all, nearer) : List.of(all);
    return new Plan(SECONDS * 1000, List.of(), tiles, views, List.of(), List.of());
  }

  private FrameComposer composer(Plan plan) throws IOException {
    CameraRange camera = new CameraRange(canvas, new TileGeometry(canvas), plan, SECONDS * 1000);
    Path file = Files.write(folder.resolve("part"), new byte[0]);
    TileRange range = new TileRange();
    TileSight sight = TileSight.of(plan.tiles().get(columns / 2), camera, range, 0, SECONDS - 1);
    if (sight == null) {
      throw new IllegalStateException("no tile is seen");
    }
    Mipmap mipmap = new Mipmap(sight.width(), sight.height());
    byte[] noise = new byte[mipmap.bytes()];
    SplittableRandom random = new SplittableRandom(1);
    try (PartWriter writer = new PartWriter(file, plan.tiles().size())) {
      for (int i = 0; i < plan.tiles().size(); i++) {
        long at = writer.end();
        for (int j = 0; j < PICTURES; j++) {
          random.nextBytes(noise);
          for (int k = 0; k < noise.length; k++) {
            noise[k] = (byte) (100 + (noise[k] & 31));
          }
          writer.append(ByteBuffer.wrap(noise));
        }
        writer.describe(i, new PartSpan(at, PICTURES, noise.length, 0, 0));
      }
      writer.finish("");
    }
    PartFile part = PartFile.open(file, new ChannelPool());
    List<Atlas.Entry> entries = new ArrayList<>();
    for (Tile tile : plan.tiles()) {
      entries.add(new Atlas.Entry(
          tile,
          new TileSight(sight.width(), sight.height(), 0, SECONDS - 1),
          part,
          entries.size(),
          mipmap));
    }
    return new FrameComposer(canvas, plan, new Atlas(entries, 1), PictureStyle.USUAL, camera);
  }

  private static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
