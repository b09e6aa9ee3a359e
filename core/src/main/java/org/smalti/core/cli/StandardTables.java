package org.smalti.core.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.PartsFolder;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Tables that come from standard input and go to standard output, where {@code -} stands for them. Commands know
 * files: the input is stored in one before the command begins, and the output is copied out of one after it has ended
 * well, so that a table comes whole or not at all. The journal and all else that stands beside an output goes with the
 * temporary folder; there is nothing to resume.
 */
final class StandardTables implements AutoCloseable {
  private static final Path STANDARD = FileArgumentCheck.STANDARD;
  private static final String TABLE = "TABLE";
  private static final String INPUT = "standard input";
  private static final String OUTPUT = "standard output";

  private final NamedStream results;
  private final NamedStream messages;
  private final PrintStream standardOutput;
  private @Nullable Path folder;
  private @Nullable Path read;
  private @Nullable Path written;
  /** The file that is written unless another output is named, and what it was before. */
  private @Nullable String before;

  /** @param standardOutput what {@code results} is written to */
  StandardTables(NamedStream results, NamedStream messages, PrintStream standardOutput) {
    this.results = results;
    this.messages = messages;
    this.standardOutput = standardOutput;
  }

  /**
   * Puts files in the place of {@code -} in the options of a command that was parsed.
   *
   * @throws SmaltiException if anything else than a table is {@code -}, or a file is named by an address
   */
  void prepare(ParseResult parsed, PrintStream talk) {
    ParseResult command = parsed;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    OptionSpec in = table(command, "--in");
    OptionSpec out = table(command, "--out");
    try {
      if (in != null && STANDARD.equals(in.<Object>getValue())) {
        read = file("in.csv", INPUT);
        Files.copy(System.in, read);
        in.setValue(read);
        if (out != null && out.getValue() == null) {
          before = identity(read);
        }
      }
      if (out != null && STANDARD.equals(out.<Object>getValue())) {
        written = file("out.csv", OUTPUT);
        out.setValue(written);
      }
      if (written != null || before != null) {
        results.turnTo(talk);
      }
      FileArgumentCheck.require(command);
    } catch (IOException e) {
      throw AtomicFile.unwritable(Path.of(System.getProperty("java.io.tmpdir", "")), e);
    } catch (SmaltiException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a table goes to standard output. */
  boolean areWritten() {
    return written != null || before != null;
  }

  /** Prints the table of a command that has ended. */
  void finish(int exit) {
    if (!ExitCode.hasResult(exit)) {
      return;
    }
    try {
      Path result = written;
      if (result == null && before != null) {
        Path updated = Objects.requireNonNull(read);
        result = identity(updated).equals(before) ? null : updated;
      }
      if (result != null && Files.exists(result)) {
        Files.copy(result, standardOutput);
        standardOutput.flush();
      }
    } catch (IOException e) {
      throw AtomicFile.unwritable(Path.of(OUTPUT), e);
    }
  }

  @Override
  public void close() {
    results.turnTo(standardOutput);
    Path made = folder;
    if (made != null) {
      new PartsFolder(made).delete();
    }
  }

  private static @Nullable OptionSpec table(ParseResult command, String name) {
    OptionSpec option = command.commandSpec().findOption(name);
    return option != null && option.type() == Path.class && option.paramLabel().equals(TABLE)
        ? option
        : null;
  }

  private Path file(String name, String shown) throws IOException {
    Path made = folder;
    if (made == null) {
      made = Files.createTempDirectory("smalti-table").toRealPath();
      folder = made;
    }
    Path file = made.resolve(name);
    for (NamedStream stream : new NamedStream[] {results, messages}) {
      stream.name("see " + file + ".failures.csv", "see the messages above");
      stream.name(file.toString(), shown);
    }
    return file;
  }

  /** Another one after the file was replaced. */
  private static String identity(Path file) throws IOException {
    return Files.readAttributes(file, "fileKey,lastModifiedTime").toString();
  }
}
