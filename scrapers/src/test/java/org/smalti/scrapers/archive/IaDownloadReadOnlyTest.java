package org.smalti.scrapers.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.core.files.ReadOnlyFolder;
import org.smalti.scrapers.archive.fake.Fault;

/** Folders that nothing can be written beside, or to. */
class IaDownloadReadOnlyTest extends DownloadTester {
  private Outcome verify() {
    return CommandTester.of(IaCommand.class)
        .run("verify", "--in", items, "--dir", media, "--progress", "none");
  }

  @Test
  void aWritableFolderIsEnough() throws IOException {
    try (ReadOnlyFolder disk = new ReadOnlyFolder(folder.resolve("disk"))) {
      media = disk.writable("media");
      archive.item("other").file("b.mp4", 10);
      disk.seal();
      search();
      archive.always("/download/other/b.mp4", Fault.status(404));
      assertThat(download()).returns(6, Outcome::exit);
      assertRight("a.mp4", "film", "a.mp4");
      assertThat(media.resolve("smalti.failures.csv")).content().contains("b.mp4,download,");
      archive.honestAgain();
      assertThat(download()).returns(0, Outcome::exit);
      assertThat(media.resolve("smalti.failures.csv")).doesNotExist();
      assertThat(download().err()).contains("already has all 2 files");
      Outcome verified = verify();
      assertThat(verified).as(verified.err()).returns(0, Outcome::exit);
      assertThat(verified.out()).as("our own files are no extra ones").isEmpty();
    }
  }

  @Test
  void aCompleteReadOnlyFolderIsComparedAndLeftAsItIs() throws IOException {
    archive.item("other").file("b.mp4", 10);
    search();
    assertThat(download()).returns(0, Outcome::exit);
    try (ReadOnlyFolder disk = new ReadOnlyFolder(folder.resolve("disk"))) {
      Path copy = Files.createDirectories(folder.resolve("disk/media"));
      Files.copy(media.resolve("a.mp4"), copy.resolve("a.mp4"));
      Files.copy(media.resolve("b.mp4"), copy.resolve("b.mp4"));
      disk.seal();
      media = copy;
      int before = archive.asked();
      Outcome complete = download();
      assertThat(complete).as(complete.err()).returns(0, Outcome::exit);
      assertThat(complete.err().strip().lines())
          .singleElement(STRING)
          .contains("2 files right; nothing can be written there");
      assertThat(archive.asked()).isEqualTo(before);
    }
  }

  @Test
  void whatIsWrongInAReadOnlyFolderIsSaid() throws IOException {
    search();
    try (ReadOnlyFolder disk = new ReadOnlyFolder(folder.resolve("disk"))) {
      Path copy = Files.createDirectories(folder.resolve("disk/media"));
      Files.write(copy.resolve("a.mp4"), new byte[SIZE]);
      disk.seal();
      media = copy;
      Outcome wrong = download();
      assertThat(wrong).as(wrong.err()).returns(6, Outcome::exit);
      assertThat(wrong.err())
          .contains("a.mp4: another file stands there")
          .contains("0 files right, 1 left out; nothing can be written there, so that there is no");
      archive.item("other").file("b.mp4", 10);
      search();
      int before = archive.asked();
      Outcome missing = download();
      assertThat(missing).as(missing.err()).returns(3, Outcome::exit);
      assertThat(missing.err()).contains("no permission; choose another output");
      assertThat(archive.asked()).isEqualTo(before);
    }
  }

  @Test
  void aReadOnlyCopyIsVerified() throws IOException {
    search();
    assertThat(download()).returns(0, Outcome::exit);
    try (ReadOnlyFolder disk = new ReadOnlyFolder(folder.resolve("disk"))) {
      Path copy = Files.createDirectories(folder.resolve("disk/media"));
      Files.copy(media.resolve("a.mp4"), copy.resolve("a.mp4"));
      disk.seal();
      media = copy;
      Outcome verified = verify();
      assertThat(verified).as(verified.err()).returns(0, Outcome::exit);
      assertThat(verified.err()).contains("1 file right, 0 missing");
      Outcome fetched = download("--force");
      assertThat(fetched).returns(3, Outcome::exit);
      assertThat(fetched.err()).contains("no permission; choose another output");
    }
  }
}
