package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverArtTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void theCoverOfAnMp3IsNoVideo() throws IOException {
    Path plain = TestMedia.audio(
        folder.resolve("plain.mp3"), "mp3", TestMedia.chirp(48_000, 2, 48000), 48000, 2);
    Path covered = folder.resolve("covered.mp3");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(id3(png()));
    bytes.writeBytes(Files.readAllBytes(plain));
    Files.write(covered, bytes.toByteArray());
    isSoundOnly(covered, plain);
  }

  @Test
  void theCoverOfAFlacIsNoVideo() throws IOException {
    Path plain = TestMedia.audio(
        folder.resolve("plain.flac"), "flac", TestMedia.chirp(48_000, 2, 48000), 48000, 2);
    byte[] flac = Files.readAllBytes(plain);
    Path covered = folder.resolve("covered.flac");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // The stream information comes first: 4 bytes of magic, 4 of block header, 34 of content.
    bytes.write(flac, 0, 4);
    bytes.write(flac[4] & 0x7f);
    bytes.write(flac, 5, 37);
    byte[] picture = flacPicture(png());
    boolean infoWasLast = (flac[4] & 0x80) != 0;
    bytes.write(infoWasLast ? 0x86 : 6);
    bytes.write(new byte[] {
      (byte) (picture.length >> 16), (byte) (picture.length >> 8), (byte) picture.length
    });
    bytes.writeBytes(picture);
    bytes.write(flac, 42, flac.length - 42);
    Files.write(covered, bytes.toByteArray());
    isSoundOnly(covered, plain);
  }

  private static void isSoundOnly(Path covered, Path plain) {
    try (MediaFile media = MediaFile.open(covered)) {
      assertThat(media.info().video()).isEmpty();
      assertThat(media.measured().video()).isEmpty();
      assertThat(media.measured().duration()).isEqualTo(1);
      assertThat(TestMedia.all(media, AudioSpec.MONO))
          .containsExactly(TestMedia.all(plain, AudioSpec.MONO));
    }
  }

  private static byte[] png() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
    return png.toByteArray();
  }

  private static byte[] id3(byte[] png) {
    byte[] kind = "\0image/png\0\3\0".getBytes(StandardCharsets.ISO_8859_1);
    int size = kind.length + png.length;
    ByteBuffer tag = ByteBuffer.allocate(20 + size);
    tag.put("ID3".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 3)
        .put((byte) 0)
        .put((byte) 0);
    int all = 10 + size;
    tag.put((byte) (all >> 21 & 0x7f)).put((byte) (all >> 14 & 0x7f));
    tag.put((byte) (all >> 7 & 0x7f)).put((byte) (all & 0x7f));
    tag.put("APIC".getBytes(StandardCharsets.US_ASCII)).putInt(size).putShort((short) 0);
    return tag.put(kind).put(png).array();
  }

  private static byte[] flacPicture(byte[] png) {
    byte[] type = "image/png".getBytes(StandardCharsets.US_ASCII);
    ByteBuffer block = ByteBuffer.allocate(32 + type.length + png.length);
    block
        .putInt(3)
        .putInt(type.length)
        .put(type)
        .putInt(0)
        .putInt(8)
        .putInt(8)
        .putInt(24)
        .putInt(0);
    return block.putInt(png.length).put(png).array();
  }
}
