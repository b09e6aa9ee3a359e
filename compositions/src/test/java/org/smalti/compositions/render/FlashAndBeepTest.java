package org.smalti.compositions.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.compositions.TestClips;
import org.smalti.compositions.mix.AudioRenderer;
import org.smalti.compositions.mix.MixSettings;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.compositions.sources.SourceCache;
import org.smalti.compositions.sources.TestContext;
import org.smalti.core.table.GridSize;
import org.smalti.media.AudioSpec;
import org.smalti.media.FilmCodec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrames;
import org.smalti.media.VideoSpec;

/** What flashes and beeps at one moment in a source does so in the film, where it is put. */
final class FlashAndBeepTest {
  private static final GridSize ONE = new GridSize(1, 1);
  private static final int FPS = 25;
  /** Frames of 48 kHz of a picture of the source. */
  private static final int STEP = 1920;
  /** The flash is this picture of the source, and the beep begins with it. */
  private static final int FLASH = 20;

  @TempDir
  private Path folder = Path.of("");

  @Test
  void flashAndBeepComeTogether() {
    source("flash.mov");
    Canvas canvas = new Canvas(64, 32, new FrameRate(FPS, 1), ONE, ONE, ONE);
    List<Double> beginnings = List.of(1000.0, 5320.0, 11_760.0, 23_480.0);
    List<Tile> tiles = new ArrayList<>();
    List<Sound> sounds = new ArrayList<>();
    for (double at : beginnings) {
      tiles.add(Tile.of(
          TilePicture.of("flash.mov", 0, 1600, 0),
          0.5,
          0.5,
          List.of(
              TileKeyFrame.lit(at, 1, Easing.STEP),
              TileKeyFrame.lit(at + 1600, 1, Easing.STEP).opaque(0))));
      sounds.add(Sound.of("flash.mov", 0, 1600, Sound.frame(at), 1, 0));
    }
    Plan plan = new Plan(
        26_000, sounds, tiles, List.of(canvas.view(0, ONE, Easing.STEP)), List.of(), List.of());
    Path out = render(plan, canvas);
    List<Double> flashes = flashes(out);
    List<Integer> beeps = beeps(TestClips.heard(out));
    assertThat(flashes).hasSize(beginnings.size());
    assertThat(beeps).hasSize(beginnings.size());
    for (int i = 0; i < beginnings.size(); i++) {
      double expected = beginnings.get(i) / 1000 + FLASH / (double) FPS;
      assertThat(flashes.get(i)).as("flash %d", i).isCloseTo(expected, within(0.5 / FPS));
      assertThat(beeps.get(i) - Math.round(expected * Sound.RATE))
          .as("frames of sound between flash and beep %d", i)
          .isZero();
    }
  }

  private void source(String name) {
    try (MediaWriter writer = MediaWriter.create(
        folder.resolve(name),
        "mov",
        Optional.of(AudioSpec.stereo(Sound.RATE)),
        Optional.of(new VideoFrames(64, 32, FPS, 1, 8, "ultrafast", FilmCodec.PRORES)))) {
      write(writer);
    }
  }

  /** 1.6 s with a flash of one picture, and a beep that begins with it. */
  private static void write(MediaWriter writer) {
    for (int i = 0; i < 40; i++) {
      byte[] picture = new byte[64 * 32 * 3 / 2];
      Arrays.fill(picture, (byte) 128);
      Arrays.fill(picture, 0, 64 * 32, (byte) (i == FLASH ? 230 : 20));
      writer.writeVideo(picture);
      float[] sound = new float[2 * STEP];
      for (int j = 0; i >= FLASH && i < FLASH + 3 && j < 2 * STEP; j++) {
        sound[j] = j / 2 % 48 < 24 ? 0.5f : -0.5f;
      }
      writer.writeAudio(sound, 0, STEP);
    }
    writer.finish();
  }

  private Path render(Plan plan, Canvas canvas) {
    Path out = folder.resolve("out.mov");
    try (SourceCache scratch = SourceCache.beside(out)) {
      RenderContext context = TestContext.of(folder, scratch);
      FilmOptions options = FilmOptions.of(12, "ultrafast", 2, true).encoded(FilmCodec.PRORES);
      AudioRenderer audio = new AudioRenderer(new MixSettings(Double.NaN, 0, 0), context);
      new VideoRenderer(canvas, options, context).write(plan, audio, out, "mov", "key");
      scratch.finished();
    }
    return out;
  }

  /** s of the first picture of each flash. */
  private static List<Double> flashes(Path film) {
    List<Double> times = new ArrayList<>();
    try (MediaFile opened = MediaFile.open(film);
        VideoDecoder decoder = opened.video(new VideoSpec(0, 0, PixelFormat.YUV420P))) {
      byte[] picture = new byte[64 * 32 * 3 / 2];
      boolean before = false;
      while (decoder.next()) {
        decoder.copyTo(picture);
        boolean bright = (picture[16 * 64 + 32] & 0xff) > 120;
        if (bright && !before) {
          times.add(decoder.time());
        }
        before = bright;
      }
    }
    return times;
  }

  /** The first frame of each beep. */
  private static List<Integer> beeps(float[] sound) {
    List<Integer> begins = new ArrayList<>();
    int quiet = Sound.RATE;
    for (int i = 0; i < sound.length / 2; i++) {
      if (Math.abs(sound[2 * i]) > 0.1) {
        if (quiet > Sound.RATE / 10) {
          begins.add(i);
        }
        quiet = 0;
      } else {
        quiet++;
      }
    }
    return begins;
  }
}
