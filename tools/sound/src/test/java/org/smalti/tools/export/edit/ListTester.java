package org.smalti.tools.export.edit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.smalti.core.cli.CommandTester;
import org.smalti.core.cli.CommandTester.Outcome;
import org.smalti.tools.export.ExportCommand;

/** A folder in which tables are exported. */
record ListTester(Path folder) {
  Path path(String name) {
    return folder.resolve(name);
  }

  Path table(String text) throws IOException {
    return Files.writeString(path("table.csv"), text);
  }

  /** Exports the table, with media files beside it. */
  Outcome export(String kind, String out, Object... more) {
    Object[] words = {kind, "--in", path("table.csv"), "--dir", folder, "--out", path(out)};
    return CommandTester.of(ExportCommand.class)
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
