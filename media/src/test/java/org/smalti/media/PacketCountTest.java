package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.smalti.media.PacketCount.Extent;
import org.smalti.media.program.FfmpegCommand;

class PacketCountTest {
  private static final String SOUND = "-f lavfi -i sine=r=48000:d=4 ";

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

  @ParameterizedTest
  @ValueSource(strings = {"alac", "libopus"})
  void soundWhosePacketsSayNoLengthEndsWhereTheLastOneDoes(String codec) {
    Path file = made(SOUND + "-c:a " + codec, "sound.caf");
    assertThat(counted(file).streams().get(0).end()).isCloseTo(4, within(0.05));
    try (MediaFile media = MediaFile.open(file)) {
      assertThat(media.measured().audio().orElseThrow().duration()).isCloseTo(4, within(0.05));
    }
  }
}
