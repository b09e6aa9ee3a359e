package org.smalti.bench.cuts;

import java.nio.file.Path;
import java.util.Random;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/** The pictures of one scene of a composed film: a part of a shot, seen by a camera that may move, disturbed or not. */
final class ComposedScene implements AutoCloseable {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;
  /** Of the pictures that scenes are cut from. */
  private static final int SOURCE_WIDTH = 800;

  private static final int SOURCE_HEIGHT = 450;

  private final MediaFile media;
  private final VideoDecoder decoder;
  private final byte[] source = new byte[PixelFormat.YUV420P.bytes(SOURCE_WIDTH, SOURCE_HEIGHT)];
  private final double fps;
  private final double start;
  private final double speed;
  private final boolean mirrored;
  private final double zoom;
  private final double left;
  private final double top;
  private final double driftX;
  private final double driftY;
  private final Disturbance disturbance;
  /** Frames: when the disturbance begins, and how long it is. */
  private final int eventAt;

  private final int eventLength;
  private final double amount;
  private final long seed;
  private double decoded = Double.NEGATIVE_INFINITY;

  /**
   * @param frames how many frames will be taken
   * @param calm from which frame to which nothing else happens: the disturbance lies in between
   */
  ComposedScene(
      Path corpus,
      SourceShot shot,
      Disturbance disturbance,
      double fps,
      int frames,
      int[] calm,
      Random random) {
    media = MediaFile.open(corpus.resolve(shot.file()));
    decoder = media.video(new VideoSpec(SOURCE_WIDTH, SOURCE_HEIGHT, PixelFormat.YUV420P));
    this.fps = fps;
    this.disturbance = disturbance;
    speed = speed(disturbance, random, shot, frames / fps);
    start = shot.from() + random.nextDouble() * Math.max(0, shot.length() - speed * frames / fps);
    mirrored = random.nextBoolean();
    zoom = disturbance == Disturbance.PAN ? 0.5 : 0.55 + 0.4 * random.nextDouble();
    left = random.nextDouble() * (1 - zoom);
    top = random.nextDouble() * (1 - zoom);
    boolean moves = random.nextInt(3) == 0;
    driftX = moves ? (random.nextDouble() - 0.5) * 0.1 : 0;
    driftY = moves ? (random.nextDouble() - 0.5) * 0.05 : 0;
    int room = Math.max(1, calm[1] - calm[0]);
    eventLength = Math.min(room, length(disturbance, random, fps));
    eventAt = calm[0] + random.nextInt(Math.max(1, room - eventLength + 1));
    amount = random.nextDouble();
    seed = random.nextLong();
  }

  private static double speed(
      Disturbance disturbance, Random random, SourceShot shot, double seconds) {
    double wanted = disturbance == Disturbance.FAST ? 2 + random.nextDouble() : 1;
    return Math.min(wanted, shot.length() / seconds);
  }

  private static int length(Disturbance disturbance, Random random, double fps) {
    return switch (disturbance) {
      case FLASH -> 1 + random.nextInt(4);
      case STROBE -> (int) (fps * (1 + random.nextDouble()));
      case CAPTION -> (int) (fps * (0.5 + random.nextDouble()));
      default -> (int) (fps * (0.35 + 0.7 * random.nextDouble()));
    };
  }

  /**
   * Draws a frame; they are asked for in ascending order.
   *
   * @param picture receives YUV 4:2:0
   */
  void draw(int frame, byte[] picture) {
    double at = start + speed * frame / fps;
    if (decoded == Double.NEGATIVE_INFINITY) {
      decoder.seek(at);
      decoder.next();
      decoder.copyTo(source);
      decoded = at;
    }
    boolean newer = false;
    while (decoder.time() + 0.5 / fps < at && decoder.next()) {
      newer = true;
    }
    if (newer) {
      decoder.copyTo(source);
    }
    double phase = phase(frame);
    int blur =
        disturbance == Disturbance.FOCUS ? (int) Math.round(9 * Math.sin(Math.PI * phase)) : 0;
    sample(frame, phase, picture);
    if (blur > 0) {
      PlaneBlur.blur(picture, WIDTH, HEIGHT, blur);
    }
    light(frame, picture);
    cover(phase, picture);
  }

  /** 0 before the disturbance, 1 after it. */
  private double phase(int frame) {
    return Math.max(0, Math.min(1, (double) (frame - eventAt) / eventLength));
  }

  private void sample(int frame, double phase, byte[] picture) {
    double seconds = frame / fps;
    double size = zoom;
    double x = left + driftX * seconds;
    double y = top + driftY * seconds;
    if (disturbance == Disturbance.PAN) {
      double way = phase * phase * (3 - 2 * phase);
      x = amount < 0.5 ? way * (1 - size) : (1 - way) * (1 - size);
    } else if (disturbance == Disturbance.ZOOM) {
      size *= amount < 0.5 ? 1 - 0.5 * phase : 0.5 + 0.5 * phase;
      x += (zoom - size) / 2;
      y += (zoom - size) / 2;
    } else if (disturbance == Disturbance.SHAKE) {
      x += 0.03 * (noise(frame, 1) + noise(frame / 2, 2));
      y += 0.03 * (noise(frame, 3) + noise(frame / 2, 4));
    }
    x = Math.max(0, Math.min(1 - size, x));
    y = Math.max(0, Math.min(1 - size, y));
    int half = WIDTH * HEIGHT;
    int plane = SOURCE_WIDTH * SOURCE_HEIGHT;
    crop(0, SOURCE_WIDTH, SOURCE_HEIGHT, x, y, size, picture, 0, WIDTH, HEIGHT);
    crop(
        plane,
        SOURCE_WIDTH / 2,
        SOURCE_HEIGHT / 2,
        x,
        y,
        size,
        picture,
        half,
        WIDTH / 2,
        HEIGHT / 2);
    crop(
        plane + plane / 4,
        SOURCE_WIDTH / 2,
        SOURCE_HEIGHT / 2,
        x,
        y,
        size,
        picture,
        half + half / 4,
        WIDTH / 2,
        HEIGHT / 2);
  }

  private void crop(
      int from,
      int w,
      int h,
      double x,
      double y,
      double size,
      byte[] picture,
      int to,
      int width,
      int height) {
    int stepX = (int) (size * (w - 1) / width * 256);
    int stepY = (int) (size * (h - 1) / height * 256);
    int originX = (int) (x * (w - 1) * 256);
    int originY = (int) (y * (h - 1) * 256);
    for (int j = 0; j < height; j++) {
      int sy = originY + j * stepY;
      int row = from + Math.min(h - 2, sy >> 8) * w;
      int fy = sy & 255;
      int out = to + j * width;
      for (int i = 0; i < width; i++) {
        int sx = originX + (mirrored ? width - 1 - i : i) * stepX;
        int p = row + Math.min(w - 2, sx >> 8);
        int fx = sx & 255;
        int upper = (source[p] & 255) * (256 - fx) + (source[p + 1] & 255) * fx;
        int lower = (source[p + w] & 255) * (256 - fx) + (source[p + w + 1] & 255) * fx;
        picture[out + i] = (byte) ((upper * (256 - fy) + lower * fy) >> 16);
      }
    }
  }

  private void light(int frame, byte[] picture) {
    boolean within = frame >= eventAt && frame < eventAt + eventLength;
    switch (disturbance) {
      case FLASH -> {
        int since = frame - eventAt;
        double strength = 0.45 + 0.55 * amount;
        if (within && amount > 0.3) {
          Blend.toward(picture, Blend.WHITE, strength);
        } else if (amount <= 0.3 && since >= 0 && since < 8) {
          Blend.toward(picture, Blend.WHITE, (strength + 0.3) * (8 - since) / 8);
        }
      }
      case STROBE -> {
        int period = 2 + (int) (3 * amount);
        if (within && (frame - eventAt) / period % 2 == 0) {
          Blend.toward(picture, amount < 0.5 ? Blend.WHITE : Blend.BLACK, 0.35 + 0.3 * amount);
        }
      }
      case FLICKER -> Blend.gain(picture, 1 + 0.16 * noise(frame, 5));
      case EXPOSURE ->
        Blend.gain(picture, 1 + (amount < 0.5 ? -0.55 * phase(frame) : 0.7 * phase(frame)));
      default -> {}
    }
  }

  private void cover(double phase, byte[] picture) {
    if (disturbance == Disturbance.PASSING && phase > 0 && phase < 1) {
      int wide = (int) (WIDTH * (0.2 + 0.35 * amount));
      int right = (int) (phase * (WIDTH + wide));
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = Math.max(0, right - wide); x < Math.min(WIDTH, right); x++) {
          int texture = ((x - right) * 7 + y * 3) % 64;
          picture[y * WIDTH + x] = (byte) ((amount < 0.5 ? 40 : 150) + texture / 2);
        }
      }
    } else if (disturbance == Disturbance.CAPTION && phase > 0 && phase < 1) {
      for (int y = HEIGHT * 3 / 4; y < HEIGHT * 7 / 8; y++) {
        for (int x = WIDTH / 8; x < WIDTH * 7 / 8; x++) {
          boolean stroke = noise(x / 6, y / 12) > 0.1 && y / 12 % 2 == 0;
          picture[y * WIDTH + x] = (byte) (stroke ? 230 : 30);
        }
      }
    }
  }

  /** −1 to 1, the same for the same numbers. */
  private double noise(int a, int b) {
    long z = seed + 0x9e3779b97f4a7c15L * (a * 31L + b * 1_000_003L + 1);
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return ((z ^ (z >>> 31)) >> 11) * 0x1p-52;
  }

  @Override
  public void close() {
    decoder.close();
    media.close();
  }
}
