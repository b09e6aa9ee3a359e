package org.smalti.tools.export.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import picocli.CommandLine.Command;

/** A folder in which tables are exported. */
record ListTester(Path folder) {
  /** The commands that write lists. */
  @Command(
      name = "export",
      subcommands = {
        ExportEdlCommand.class,
        ExportOtioCommand.class,
        ExportReaperCommand.class,
        ExportAudacityCommand.class,
        ExportLabelsCommand.class,
        ExportSfzCommand.class
      })
  private static final class Lists {}

  Path path(String name) {
    return folder.resolve(name);
  }

  Path table(String text) throws IOException {
    return Files.writeString(path("table.csv"), text);
  }

  /** Exports the table, with media files beside it. */
  Outcome export(String kind, String out, Object... more) {
    Object[] words = {kind, "--in", path("table.csv"), "--dir", folder, "--out", path(out)};
    return CommandTester.of(Lists.class)
        .run(Stream.concat(Stream.of(words), Stream.of(more)).toArray());
  }

  /** Empty files under the names of media. */
  void media(String... names) throws IOException {
    for (String name : names) {
      Files.createDirectories(path(name).getParent());
      Files.writeString(path(name), "no media");
    }
  }

  String read(String name) throws IOException {
    return Files.readString(path(name));
  }
}
