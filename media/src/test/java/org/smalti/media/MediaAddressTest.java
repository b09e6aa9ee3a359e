package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class MediaAddressTest {
  @TempDir
  private Path folder;

  @Test
  void filesUrlsAndStandardInputAreTold() {
    assertThat(MediaAddress.of("a b.mp4").isFile()).isTrue();
    assertThat(MediaAddress.of("http:x.mp4").isFile()).isTrue();
    assertThat(MediaAddress.of("rtsp://camera/1").isUrl()).isTrue();
    assertThat(MediaAddress.of("-").isFile()).isFalse();
    assertThat(MediaAddress.of("srt://host:1").options().protocols()).containsExactly("srt");
    assertThatThrownBy(() -> MediaAddress.of("gopher://x/y"))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("the protocol \"gopher\" is not read");
  }

  @Test
  void aFileTravelsByItsAbsoluteName() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(MediaAddress.of("a.mp4"));
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      MediaAddress arrived = (MediaAddress) in.readObject();
      assertThat(arrived.text()).isEqualTo(Path.of("a.mp4").toAbsolutePath().toString());
    }
  }

  @Test
  void aContainerThatIsNamedIsNotLookedFor() {
    Path raw = TestMedia.made(
        folder.resolve("a.bin"),
        "-f lavfi -i testsrc2=s=64x48:r=25:d=1 -f rawvideo -pix_fmt yuv420p");
    OpenOptions named = OpenOptions.LOCAL
        .format("rawvideo")
        .with(Map.of("video_size", "64x48", "framerate", "25", "pixel_format", "yuv420p"));
    try (MediaFile media = MediaAddress.of(raw.toString()).with(named).open()) {
      assertThat(media.counted().streams().get(0).packets()).isEqualTo(25);
    }
    MediaAddress wrong =
        MediaAddress.of(raw.toString()).with(named.with(Map.of("vide_size", "64x48")));
    assertThatThrownBy(wrong::open).hasMessageContaining("there is no option vide_size");
    MediaAddress unknown = wrong.with(OpenOptions.LOCAL.format("rawvide"));
    assertThatThrownBy(unknown::open).hasMessageContaining("no input format \"rawvide\"");
  }

  /** Where a library of the system is missing, the error names the packages that bring it. */
  @Test
  void aTestSourceIsADevice() {
    MediaAddress bars =
        MediaAddress.ofDevice("testsrc2=s=64x48:r=25:d=1", OpenOptions.LOCAL.format("lavfi"));
    try (MediaFile media = bars.open()) {
      assertThat(media.info().video().orElseThrow().width()).isEqualTo(64);
    } catch (SmaltiException e) {
      assertThat(e)
          .hasMessageContaining("a library of the system is missing")
          .hasMessageContaining("apt install");
    }
  }

  @Test
  void whatLibavSaysIsShownWhereItIsWanted() {
    Path film = TestMedia.film(folder.resolve("a.mp4"), 16, 16, 25, 5, Optional.empty());
    List<String> lines = new CopyOnWriteArrayList<>();
    MediaLog.show(lines::add);
    try (MediaFile media = MediaFile.open(film)) {
      assertThat(media.measured().duration()).isEqualTo(0.2);
    } finally {
      MediaLog.hide();
    }
    assertThat(lines).anyMatch(line -> line.startsWith("libav: "));
  }
}
