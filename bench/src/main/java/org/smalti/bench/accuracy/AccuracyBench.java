package org.smalti.bench.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.SmaltiCommandLine;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Cancellation;
import org.smalti.core.show.Console;
import org.smalti.tools.audio.OnsetMethod;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bench/accuracy}: the accuracy of onsets and pitches in labelled recordings, as Markdown. */
@Command(
    name = "accuracy",
    description = "Compare what Smalti hears in labelled recordings with the labels.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  bench/accuracy tracks/test --peer aubioonset --write docs/accuracy.md")
public final class AccuracyBench implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "FOLDER",
      description = "folders with audio and NAME.onsets.csv (column onset_s) beside it, or with a"
          + " MANIFEST.csv (columns file, kind, label, f0_expected_hz)")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--detector",
      split = ",",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES} (default: all)")
  private List<OnsetMethod> detectors = new ArrayList<>();

  @Option(
      names = "--peer",
      paramLabel = "PROGRAM",
      description =
          "a program that prints the onsets of a file in seconds, one a line; may be repeated")
  private List<String> peers = new ArrayList<>();

  @Option(
      names = "--with",
      paramLabel = "OPTION",
      description = "a further word for 'smalti samples', such as --with=--delta=0.9")
  private List<String> options = new ArrayList<>();

  @Option(names = "--errors", description = "print every extra and every missed onset too")
  private boolean errors;

  @Option(names = "--write", paramLabel = "FILE", description = "write the page there too")
  private @Nullable Path write;

  public static void main(String[] arguments) {
    var console = Console.ofThisProcess(new Cancellation());
    System.exit(new SmaltiCommandLine(AccuracyBench.class, console).execute(arguments));
  }

  @Override
  public Integer call() {
    Markdown page = new Markdown().line("# Accuracy").line("");
    page.line(
        "Written by `bench/accuracy`; how it is measured: [bench/README.md](../bench/README.md).");
    for (Path folder : folders) {
      write(folder, page);
    }
    System.out.print(page);
    if (write != null) {
      save(write, page.toString());
    }
    return 0;
  }

  private static void save(Path file, String text) {
    try (AtomicFile target = AtomicFile.to(file)) {
      Files.writeString(target.temporary(), text);
      target.commit();
    } catch (IOException e) {
      throw AtomicFile.unwritable(file, e);
    }
  }

  private void write(Path folder, Markdown page) {
    if (PitchAccuracy.canJudge(folder)) {
      page.heading("Pitch: " + folder.getFileName());
      new PitchAccuracy(folder).write(page);
    }
    List<OnsetTrack> tracks = OnsetTrack.in(folder);
    if (tracks.isEmpty() && PitchAccuracy.canJudge(folder)) {
      return;
    }
    if (tracks.isEmpty()) {
      throw SmaltiException.input(
          folder + " has no labelled recording; wanted is NAME.onsets.csv beside NAME.wav");
    }
    List<OnsetListener> listeners = new ArrayList<>();
    (detectors.isEmpty() ? Arrays.asList(OnsetMethod.values()) : detectors)
        .forEach(detector -> listeners.add(new SamplesListener(detector.toString(), options)));
    peers.forEach(peer -> listeners.add(PeerListener.of(peer)));
    page.heading("Onsets: " + folder.getFileName());
    OnsetAccuracy accuracy = new OnsetAccuracy(tracks, listeners);
    accuracy.write(page);
    if (errors) {
      page.line("").line("```");
      accuracy.writeErrors(page);
      page.line("```");
    }
  }
}
