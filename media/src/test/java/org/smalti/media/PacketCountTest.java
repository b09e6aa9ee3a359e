package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.PacketCount.Extent;
import org.smalti.media.program.FfmpegCommand;

class PacketCountTest {
  private static final String SOUND = "-f lavfi -i sine=r=48000:d=4 ";

  private static final int TS_PACKET = 188;
  private static final String X264 = "-f lavfi -i sine=r=48000:d=3 -c:v libx264 -g 25 ";
  private static final String SOUND_OF_TS = "-c:a mp2";

  @TempDir
  Path folder;

  private Path made(String words, String name) {
    return TestMedia.made(folder.resolve(name), words);
  }

  private static PacketCount counted(Path file) {
    try (MediaFile media = MediaFile.open(file)) {
      return media.counted();
    }
  }

  @Test
  void whatAnEditListLeavesOutIsNotCounted() {
    Path film = made(
        "-f lavfi -i testsrc2=s=96x64:r=25:d=4 " + SOUND
            + "-c:v libx264 -preset ultrafast -g 12 -bf 2 -c:a aac",
        "film.mp4");
    Path trimmed = made("-ss 1.3 -i " + FfmpegCommand.file(film) + " -c copy", "trimmed.mp4");
    PacketCount count = counted(trimmed);
    Extent picture = count.streams().get(0);
    assertThat(picture.packets()).isEqualTo(67);
    assertThat(picture.begin()).isZero();
    assertThat(picture.duration()).isCloseTo(2.68, within(0.001));
    assertThat(picture.filled()).isCloseTo(2.68, within(0.001));
    assertThat(count.streams().get(1).duration()).isCloseTo(2.7, within(0.03));
    try (MediaFile media = MediaFile.open(trimmed)) {
      assertThat(media.measured().duration()).isCloseTo(2.7, within(0.03));
    }
  }

  @Test
  void soundWhosePacketsSayNoLengthEndsWhereTheLastOneDoes() {
    Path file = made(SOUND + "-c:a alac", "sound.caf");
    assertThat(counted(file).streams().get(0).end()).isCloseTo(4, within(0.05));
    try (MediaFile media = MediaFile.open(file)) {
      assertThat(media.measured().audio().orElseThrow().duration()).isCloseTo(4, within(0.05));
    }
  }

  @Test
  void whatPrecedesTheFirstKeyFrameIsNoDamage() throws IOException {
    Path film = made("-f lavfi -i testsrc2=s=96x64:r=25:d=3 " + X264 + SOUND_OF_TS, "film.ts");
    byte[] whole = Files.readAllBytes(film);
    Files.write(film, Arrays.copyOfRange(whole, 60 * TS_PACKET, whole.length));
    PacketCount count = counted(film);
    Extent playable = count.playable().get(0);
    assertThat(playable.packets())
        .isEqualTo(50)
        .isLessThan(count.streams().get(0).packets());
    assertThat(playable.begin()).isGreaterThan(count.streams().get(0).begin());
    assertThat(count.playable().get(1)).isEqualTo(count.streams().get(1));
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(new VideoSpec(16, 16, PixelFormat.GRAY8))) {
      int pictures = 0;
      while (decoder.next()) {
        pictures++;
      }
      assertThat(pictures).isEqualTo(50);
      assertThat(decoder.damage()).isEmpty();
    }
  }

  @Test
  void whereFilmsWereJoinedNothingIsBroken() throws IOException {
    Path film = made("-f lavfi -i testsrc2=s=96x64:r=25:d=3 " + X264 + SOUND_OF_TS, "film.ts");
    byte[] one = Files.readAllBytes(film);
    Path joined = folder.resolve("joined.ts");
    Files.write(joined, one);
    Files.write(joined, one, StandardOpenOption.APPEND);
    assertThat(counted(joined).broken()).isZero();
    assertThat(counted(joined).streams().get(0).packets()).isEqualTo(150);
    // Packets that are missing in the middle still are.
    Files.write(joined, Arrays.copyOf(one, one.length / 2 / TS_PACKET * TS_PACKET));
    Files.write(
        joined,
        Arrays.copyOfRange(one, (one.length / 2 / TS_PACKET + 40) * TS_PACKET, one.length),
        StandardOpenOption.APPEND);
    assertThat(counted(joined).broken()).isPositive();
  }
}
