package org.smalti.tools.batch.sound;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.smalti.core.SmaltiException;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.SourceFile;

final class ConstantFormatCheckTest extends SoundTesting {
  private static final Recipe DENOISE = new Denoise(DenoiseMethod.ADAPTIVE, 1);
  private static final Recipe NORMALIZE = new Normalize(-23, -1, false);

  private byte[] tone(String codec, String muxer, int rate, int channels) throws IOException {
    Path tone = tester.made(
        "tone",
        "-f",
        "lavfi",
        "-i",
        "aevalsrc=0.3*sin(4400*t)+0.001*(random(0)-0.5):s=" + rate + ":d=2",
        "-ac",
        Integer.toString(channels),
        "-c:a",
        codec,
        "-f",
        muxer);
    return Files.readAllBytes(tone);
  }

  private Path joined(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return Files.write(folder.resolve("joined"), all.toByteArray());
  }

  @ParameterizedTest
  @CsvSource({
    "libmp3lame,mp3,44100,2,44100,1",
    "libmp3lame,mp3,44100,2,48000,2",
    "ac3,ac3,48000,2,48000,6",
    "aac,adts,48000,1,48000,2"
  })
  void soundThatChangesItsFormatMidwayIsRefused(
      String codec, String muxer, int rate, int channels, int otherRate, int otherChannels)
      throws IOException {
    Path file =
        joined(tone(codec, muxer, rate, channels), tone(codec, muxer, otherRate, otherChannels));
    SourceFile source = SoundTester.source(file);
    for (Recipe recipe : new Recipe[] {DENOISE, NORMALIZE}) {
      assertThatThrownBy(() -> recipe.make(source, tester))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("sample rate or channels change midway; convert it");
    }
  }

  @ParameterizedTest
  @CsvSource({"libmp3lame,mp3", "ac3,ac3", "aac,adts", "flac,flac", "libopus,ogg", "wmav2,asf"})
  void soundThatKeepsItsFormatIsNot(String codec, String muxer) throws IOException {
    SourceFile source = SoundTester.source(joined(tone(codec, muxer, 48000, 2)));
    assertThatCode(() -> DENOISE.make(source, tester)).doesNotThrowAnyException();
  }
}
