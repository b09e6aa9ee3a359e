package org.smalti.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class JournalTest {
  @TempDir
  Path folder;

  private Path output() {
    return folder.resolve("out.csv");
  }

  private void died(long pid, String thread, String item) throws IOException {
    Files.writeString(
        folder.resolve(".out.csv.journal"),
        "begin\t" + pid + "\t" + thread + "\t" + item + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  @Test
  void whatIsDoneIsRememberedWithItsKey() {
    try (Journal journal = Journal.of(output())) {
      journal.begin("a b\t%.wav");
      journal.end("a b\t%.wav");
      journal.done("a b\t%.wav", "k1");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.isDone("a b\t%.wav", "k1")).isTrue();
      assertThat(journal.isDone("a b\t%.wav", "k2")).isFalse();
      assertThat(journal.isDone("b", "k1")).isFalse();
    }
  }

  @Test
  void whatCrashedAWorkerElsewhereIsLeftOutUntilItIsForced() {
    try (Journal journal = Journal.of(output())) {
      journal.begin("bad.wav");
      journal.end("bad.wav");
      journal.crashed("bad.wav");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("bad.wav"))
          .hasValueSatisfying(why -> assertThat(why).startsWith("it crashed smalti"));
      journal.acquit("bad.wav");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("bad.wav")).isEmpty();
    }
  }

  @Test
  void aSecondRunOnTheSameOutputIsRefused() {
    try (Journal first = Journal.of(output())) {
      assertThat(first.isDone("x", "y")).isFalse();
      assertThatThrownBy(() -> Journal.of(output()))
          .hasMessageContaining("another smalti is working on it");
    }
    Journal.of(output()).close();
  }

  /** The other process: what it gets of the journal of an output. */
  public static void main(String[] words) {
    try (Journal journal = Journal.of(Path.of(words[0]))) {
      System.out.println("open, done: " + journal.isDone("x", "y"));
    } catch (SmaltiException e) {
      System.out.println(e.getMessage());
    }
  }

  private String otherProcess() throws IOException {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            JournalTest.class.getName(),
            output().toString())
        .redirectErrorStream(true)
        .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void aSecondProcessOnTheSameOutputIsRefused() throws IOException {
    try (Journal first = Journal.of(output())) {
      first.done("x", "y");
      assertThat(otherProcess()).contains("another smalti is working on it");
    }
    assertThat(otherProcess()).contains("open, done: true");
  }

  @Test
  void linesThatMakeNoSenseArePassedOver() throws IOException {
    try (Journal journal = Journal.of(output())) {
      journal.done("x", "y");
      journal.begin("z");
    }
    Path file = folder.resolve("." + output().getFileName() + ".journal");
    Files.writeString(
        file,
        "begin\tnobody\tsmalti-worker-1\tq\nbegin\t1\n\n\t\t\t\ndone\t%zz\ty\n",
        StandardOpenOption.APPEND);
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.isDone("x", "y")).isTrue();
      assertThat(journal.suspicion("q")).isEmpty();
    }
  }

  @Test
  void anItemWhoseThreadCrashedTheProcessIsUnderSuspicionTheOthersAreNot() throws IOException {
    died(4711, "smalti-worker-1", "good.wav");
    died(4711, "smalti-worker-2", "bad.wav");
    Files.writeString(
        folder.resolve("4711.log"),
        "# A fatal error\nCurrent thread (0x00007f): "
            + "JavaThread \"smalti-worker-2\" daemon [_thread_in_native, id=1]\n");
    try (Journal journal = Journal.of(output(), new CrashReports(Optional.of(folder)))) {
      assertThat(journal.suspicion("bad.wav")).get().asString().contains("crashed smalti");
      assertThat(journal.suspicion("good.wav")).isEmpty();
    }
  }

  @Test
  void anItemThatWasUnderWayInThreeKilledProcessesIsUnderSuspicion() throws IOException {
    died(1, "t", "slow.wav");
    died(2, "t", "slow.wav");
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("slow.wav")).isEmpty();
    }
    died(3, "t", "slow.wav");
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("slow.wav")).isPresent();
      journal.forgiveDeaths();
      assertThat(journal.suspicion("slow.wav")).isEmpty();
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("slow.wav")).isPresent();
      journal.forget();
      assertThat(journal.suspicion("slow.wav")).isEmpty();
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("slow.wav")).isEmpty();
    }
  }

  @Test
  void oneKillCountsOnceHoweverOftenTheItemWasUnderWay() throws IOException {
    for (String thread : List.of("t", "u", "v")) {
      died(1, thread, "three-times.wav");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("three-times.wav")).isEmpty();
    }
  }

  @Test
  void whatHadToBeLeftOutOfADoneItemIsRemembered() {
    try (Journal journal = Journal.of(output())) {
      journal.done("a", "k", "damaged at 3 s\n");
      journal.done("b", "k");
      journal.done("c", "k");
      journal.undone("c");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.problem("a")).contains("damaged at 3 s\n");
      assertThat(journal.problem("b")).isEmpty();
      assertThat(journal.isDone("c", "k")).isFalse();
    }
  }

  @Test
  void aJournalThatIsMostlyStaleIsWrittenAnew() throws IOException {
    Path file = folder.resolve(".out.csv.journal");
    try (Journal journal = Journal.of(output())) {
      for (int round = 0; round < 50; round++) {
        for (int item = 0; item < 100; item++) {
          journal.begin("item " + item);
          journal.end("item " + item);
          journal.done("item " + item, "k" + round, item == 7 ? "damaged" : "");
        }
      }
      journal.begin("slow.wav");
    }
    long before = Files.size(file);
    try (Journal journal = Journal.of(output())) {
      assertThat(Files.size(file)).isLessThan(before / 50);
      assertThat(otherProcess()).contains("another smalti is working on it");
      journal.done("new", "k");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.isDone("item 99", "k49")).isTrue();
      assertThat(journal.problem("item 7")).contains("damaged");
      assertThat(journal.isDone("new", "k")).isTrue();
    }
    assertThat(Files.readString(file)).contains("slow.wav");
  }

  @Test
  void anItemThatIsAcquittedIsTriedAgainAndTheOthersStayAsTheyWere() throws IOException {
    for (int death = 1; death <= 3; death++) {
      died(death, "t", "slow.wav");
      died(death, "u", "other.wav");
    }
    try (Journal journal = Journal.of(output())) {
      journal.done("finished.wav", "k");
      journal.acquit("slow.wav");
      assertThat(journal.suspicion("slow.wav")).isEmpty();
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.suspicion("slow.wav")).isEmpty();
      assertThat(journal.suspicion("other.wav")).isPresent();
      assertThat(journal.isDone("finished.wav", "k")).isTrue();
    }
  }

  @Test
  void aLineThatAKilledProcessDidNotFinishIsNoHarm() throws IOException {
    Files.writeString(folder.resolve(".out.csv.journal"), "done\ta\tk\ndone\tb");
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.isDone("a", "k")).isTrue();
      journal.done("c", "k");
    }
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.isDone("c", "k")).isTrue();
      assertThat(journal.isDone("b", "k")).isFalse();
    }
  }

  @Test
  void aLineCutInTheMiddleOfAnEscapeIsNoHarm() throws IOException {
    Files.writeString(folder.resolve(".out.csv.journal"), "done\ta\tk\nbegin\t1\tw\tf%2");
    for (int i = 0; i < 3; i++) {
      try (Journal journal = Journal.of(output())) {
        assertThat(journal.isDone("a", "k")).isTrue();
      }
      assertThat(Journal.peek(output()).isDone("a", "k")).isTrue();
    }
  }

  @Test
  void aRefusedSecondRunInThisProcessDoesNotGiveUpTheLock() throws IOException {
    try (Journal first = Journal.of(output())) {
      first.done("x", "y");
      assertThatThrownBy(() -> Journal.of(output())).hasMessageContaining("another smalti");
      assertThat(otherProcess()).contains("another smalti is working on it");
    }
  }

  @Test
  void aLineWithoutItsEndIsNotBelieved() throws IOException {
    try (Journal journal = Journal.of(output())) {
      journal.done("b", "KEY", "damaged");
    }
    Path file = folder.resolve(".out.csv.journal");
    String text = Files.readString(file);
    Files.writeString(file, text.substring(0, text.indexOf("\tdamaged")));
    assertThat(Journal.peek(output()).isDone("b", "KEY")).isFalse();
    try (Journal journal = Journal.of(output())) {
      assertThat(journal.isDone("b", "KEY")).isFalse();
    }
  }

  @Test
  void aTableAndALinkToItHaveOneJournal() throws IOException {
    Files.writeString(output(), "");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), output());
    try (Journal first = Journal.of(output())) {
      assertThat(first.isDone("x", "y")).isFalse();
      assertThatThrownBy(() -> Journal.of(link)).hasMessageContaining("another smalti");
    }
  }
}
