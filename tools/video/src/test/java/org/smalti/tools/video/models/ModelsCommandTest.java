package org.smalti.tools.video.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;

class ModelsCommandTest {
  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void eachModelIsWhatItsChecksumSays(DetectorModel model) {
    assertThat(model.bytes()).hasSize(model.size());
  }

  @Test
  void theListTellsSizeLicenceAndChecksum() {
    Outcome list = CommandTester.of(ModelsCommand.class).run("list");
    assertThat(list.exit()).isZero();
    assertThat(list.out().lines()).hasSize(1 + DetectorModel.values().length);
    assertThat(list.out())
        .containsPattern("yunet +317466 +Apache-2.0 .*25a606a145a5b6d7")
        .containsPattern("lbp +54039 +BSD-3-Clause ");
  }

  @Test
  void aModelIsWrittenOnceAndADamagedFileAgain() throws IOException {
    ModelFolder models = new ModelFolder(folder.resolve("models"));
    assertThat(models.holds(DetectorModel.LBP)).isFalse();
    Path file = models.fetch(DetectorModel.LBP);
    assertThat(file).hasBinaryContent(DetectorModel.LBP.bytes());
    Files.writeString(file, "damaged");
    assertThat(models.holds(DetectorModel.LBP)).isFalse();
    assertThat(models.fetch(DetectorModel.LBP)).hasBinaryContent(DetectorModel.LBP.bytes());
  }

  @Test
  void aFileThatIsAnotherIsNotSaidToBeAbsent() throws IOException {
    ModelFolder models = new ModelFolder(folder.resolve("models"));
    assertThat(models.problem(DetectorModel.HAAR)).contains("is not there; 'smalti models fetch");
    Path file = models.fetch(DetectorModel.HAAR);
    assertThat(models.problem(DetectorModel.HAAR)).isEmpty();
    Files.writeString(file, "another");
    assertThat(models.problem(DetectorModel.HAAR))
        .startsWith(file + ": this file is not the model haar")
        .endsWith("'smalti models fetch haar' writes the right one in its place");
  }

  @Test
  void theFolderIsTheOneThatIsNamed() {
    assertThat(ModelFolder.of(Map.of("SMALTI_MODELS", "/models")).path())
        .isEqualTo(Path.of("/models"));
    assertThat(ModelFolder.of(Map.of("XDG_CACHE_HOME", folder.toString())).path())
        .isEqualTo(folder.resolve("smalti").resolve("models"));
  }

  @Test
  void aDownloadIsTheModelOrAnError() throws IOException {
    Path right = Files.write(folder.resolve("a"), DetectorModel.LBP.bytes());
    assertThat(ModelDownload.of(DetectorModel.LBP, right.toUri()))
        .isEqualTo(DetectorModel.LBP.bytes());
    Path wrong = Files.write(folder.resolve("b"), DetectorModel.HAAR.bytes());
    assertThatThrownBy(() -> ModelDownload.of(DetectorModel.LBP, wrong.toUri()))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("not the model lbp")
        .hasMessageContaining(DetectorModel.LBP.sha256());
    assertThatThrownBy(
            () -> ModelDownload.of(DetectorModel.LBP, folder.resolve("c").toUri()))
        .isInstanceOf(SmaltiException.class)
        .hasMessageContaining("can't be fetched");
  }

  @Test
  void anAddressIsForOneModelByAKnownWay() {
    assertThat(CommandTester.of(ModelsCommand.class)
            .run("fetch", "--from", "http://a/b")
            .exit())
        .isEqualTo(ExitCode.USAGE);
    Outcome unknown = CommandTester.of(ModelsCommand.class)
        .run("fetch", "yunet", "--force", "--from", "ftp://a/b");
    assertThat(unknown.exit()).isEqualTo(ExitCode.USAGE);
    assertThat(unknown.err()).contains("ftp://a/b");
  }
}
