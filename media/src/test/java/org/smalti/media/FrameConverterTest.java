package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures as frames of any pixel format are those that {@link PictureConverter} gives, with more bits. */
class FrameConverterTest {
  private static final String PATTERN = "-f lavfi -i testsrc2=s=160x120:d=0.2,";
  private static final String LOSSLESS = "format=yuv420p -c:v libx264 -qp 0 ";

  @TempDir
  Path folder = Path.of("");

  private byte[] frame(Path film, VideoSpec spec, String pixelFormat) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      assertThat(decoder.next()).isTrue();
      try (VideoFrame frame = decoder.frame(pixelFormat)) {
        assertThat(frame.width()).isEqualTo(decoder.width());
        assertThat(frame.height()).isEqualTo(decoder.height());
        return frame.bytes();
      }
    }
  }

  private static byte[] copied(Path film, VideoSpec spec) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      assertThat(decoder.next()).isTrue();
      byte[] pixels = new byte[spec.format().bytes(decoder.width(), decoder.height())];
      decoder.copyTo(pixels);
      return pixels;
    }
  }

  private static int mostApart(byte[] one, byte[] other) {
    assertThat(one).hasSameSizeAs(other);
    int most = 0;
    for (int i = 0; i < one.length; i++) {
      most = Math.max(most, Math.abs((one[i] & 0xff) - (other[i] & 0xff)));
    }
    return most;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        LOSSLESS,
        "setparams=colorspace=bt709:range=tv," + LOSSLESS,
        "setsar=16/15," + LOSSLESS,
        "scale=1280:720:flags=neighbor," + LOSSLESS,
        "format=yuvj420p,setparams=range=pc -c:v libx264 -qp 0",
        "format=gray -c:v ffv1",
        "format=rgb24 -c:v ffv1",
        "format=yuv420p10le,setparams=color_trc=smpte2084:color_primaries=bt2020:colorspace=bt2020nc"
            + " -c:v ffv1"
      })
  void eightBitsAreThoseOfThePictureConverter(String words) {
    Path film = TestMedia.made(folder.resolve("film.mkv"), PATTERN + words);
    VideoSpec rgb = new VideoSpec(0, 0, PixelFormat.RGB24);
    assertThat(mostApart(frame(film, rgb, "rgb24"), copied(film, rgb))).isLessThanOrEqualTo(2);
    VideoSpec grey = new VideoSpec(0, 0, PixelFormat.GRAY8);
    assertThat(apart(frame(film, rgb, "gray"), copied(film, grey))).isLessThan(2);
    VideoSpec yuv = new VideoSpec(0, 0, PixelFormat.YUV420P);
    assertThat(apart(frame(film, rgb, "yuv420p"), copied(film, yuv))).isLessThan(2);
  }

  /** On average: at edges another filter for chroma makes more of a difference. */
  private static double apart(byte[] one, byte[] other) {
    assertThat(one).hasSameSizeAs(other);
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return sum / one.length;
  }

  @ParameterizedTest
  @CsvSource({"rgb24, 0", "bgr24, 0", "yuv444p, 8"})
  void turnedFilmsAreTurned(String pixelFormat, int tolerance) {
    Path stored = TestMedia.made(folder.resolve("stored.mp4"), PATTERN + LOSSLESS);
    Path film = TestMedia.made(
        folder.resolve("turned.mp4"), "-display_rotation 90 -i " + stored + " -c copy");
    VideoSpec spec = new VideoSpec(0, 0, PixelFormat.RGB24);
    byte[] shown = copied(film, spec);
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      decoder.next();
      try (VideoFrame frame = decoder.frame(pixelFormat, Interpolation.NEAREST);
          VideoFrame back = frame.reformat("rgb24")) {
        assertThat(frame.width()).isEqualTo(120);
        assertThat(frame.height()).isEqualTo(160);
        assertThat(mostApart(back.bytes(), shown)).isLessThanOrEqualTo(tolerance);
      }
    }
  }

  @Test
  void tenBitsStayTenBits() {
    String gradient = "-f lavfi -i color=black:s=256x64:d=0.1,format=yuv420p10le,"
        + "geq=lum=64+X*3:cb=512:cr=512,setparams=range=tv:colorspace=bt709 -c:v ffv1";
    Path film = TestMedia.made(folder.resolve("ten.mkv"), gradient);
    VideoSpec spec = new VideoSpec(0, 0, PixelFormat.RGB24);
    ByteBuffer ten =
        ByteBuffer.wrap(frame(film, spec, "yuv420p10le")).order(ByteOrder.LITTLE_ENDIAN);
    for (int x = 0; x < 256; x++) {
      assertThat(ten.getShort(2 * x)).isEqualTo((short) (64 + 3 * x));
    }
    ByteBuffer grey = ByteBuffer.wrap(frame(film, spec, "gray16be"));
    ByteBuffer rgb = ByteBuffer.wrap(frame(film, spec, "rgb48be"));
    for (int x = 0; x < 256; x++) {
      int exact = (int) Math.round(3.0 * x / 876 * 65535);
      assertThat(grey.getShort(2 * x) & 0xffff).as("grey %d", x).isBetween(exact - 70, exact + 70);
      for (int i = 0; i < 3; i++) {
        assertThat(rgb.getShort(6 * x + 2 * i) & 0xffff)
            .as("%d of pixel %d", i, x)
            .isBetween(exact - 70, exact + 70);
      }
    }
  }

  @Test
  void anotherSizeIsScaledByTheWantedFilter() {
    Path film = TestMedia.made(folder.resolve("film.mp4"), PATTERN + LOSSLESS);
    VideoSpec small = new VideoSpec(80, 60, PixelFormat.RGB24);
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(small)) {
      decoder.next();
      try (VideoFrame usual = decoder.frame("rgb24");
          VideoFrame area = decoder.frame("rgb24", Interpolation.AREA);
          VideoFrame nearest = decoder.frame("rgb24", Interpolation.NEAREST)) {
        assertThat(area.bytes()).isEqualTo(usual.bytes());
        assertThat(nearest.bytes()).hasSize(80 * 60 * 3).isNotEqualTo(usual.bytes());
      }
    }
  }

  @Test
  void aFrameHasItsTimeStampAndAPictureIsShownUntilTheNext() {
    Path film = TestMedia.made(
        folder.resolve("film.mp4"), "-f lavfi -i testsrc2=s=64x48:r=10:d=0.5 -c:v libx264 -bf 2");
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.RGB24))) {
      for (int n = 0; n < 5; n++) {
        assertThat(decoder.next()).isTrue();
        assertThat(decoder.time()).isEqualTo(n / 10.0);
        assertThat(decoder.until()).isEqualTo((n + 1) / 10.0);
        try (VideoFrame frame = decoder.frame("gray")) {
          assertThat(frame.time() - n / 10.0).isBetween(-1e-9, 1.0);
          assertThat(frame.timeBase().isKnown()).isTrue();
        }
      }
      assertThat(decoder.next()).isFalse();
      assertThat(decoder.until()).isEqualTo(0.5);
      assertThat(decoder.damage()).isEmpty();
    }
  }
}
