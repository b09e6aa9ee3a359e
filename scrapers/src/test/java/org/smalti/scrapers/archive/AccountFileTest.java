package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of the archive's own program. */
class AccountFileTest {
  private static final String ROOT = "https://archive.org";
  private static final HttpUrl PAGE = HttpUrl.get("https://archive.org/metadata/a");

  @TempDir
  Path home = Path.of("");

  private void write(String place, String text) throws IOException {
    Path file = home.resolve(place);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String authorization(Map<String, String> environment) {
    return AccountKeys.of("", "", environment, ROOT).authorization(PAGE).orElse("");
  }

  @ParameterizedTest
  @ValueSource(strings = {".config/internetarchive/ia.ini", ".config/ia.ini", ".ia"})
  void theKeysAreTakenFromTheSettingsFile(String place) throws IOException {
    write(
        place,
        "[cookies]\naccess = no\n\n[s3]\naccess = myAccess\nsecret=mySecret\n[general]\nsecret = no\n");
    assertThat(authorization(Map.of("HOME", home.toString()))).isEqualTo("LOW myAccess:mySecret");
    assertThat(AccountKeys.of("x", "y", Map.of("HOME", home.toString()), ROOT).authorization(PAGE))
        .contains("LOW x:y");
  }

  @Test
  void theFileThatIsNamedComesFirst() throws IOException {
    write(".config/ia.ini", "[s3]\naccess = a\nsecret = b\n");
    write("my.ini", "[s3]\naccess = c\nsecret = d\n");
    assertThat(authorization(Map.of(
            "HOME",
            home.toString(),
            AccountFile.VARIABLE,
            home.resolve("my.ini").toString())))
        .isEqualTo("LOW c:d");
  }

  @Test
  void withoutKeysThereAreNone() throws IOException {
    assertThat(authorization(Map.of("HOME", home.toString()))).isEmpty();
    write(".ia", "[s3]\naccess =\nsecret =\n");
    assertThat(authorization(Map.of("HOME", home.toString()))).isEmpty();
  }

  @Test
  void halfAPairIsNamedWithItsFile() throws IOException {
    write(".ia", "[s3]\naccess = a\n");
    assertThatThrownBy(() -> authorization(Map.of("HOME", home.toString())))
        .hasMessageContaining(home.resolve(".ia") + ": the access key is given alone");
  }
}
