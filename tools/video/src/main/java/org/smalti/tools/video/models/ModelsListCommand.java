package org.smalti.tools.video.models;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.show.TextTable;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code smalti models list}: shows all models. */
@Command(
    name = "list",
    description = {
      "Show all models: size, licence, checksum, and where they are.",
      "All come with smalti. A file is needed by Haar and LBP cascades alone, which write it when it"
          + " is not there."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti models list")
public final class ModelsListCommand implements Callable<Integer> {
  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    ModelFolder folder = ModelFolder.of(System.getenv());
    List<String> columns = List.of("model", "bytes", "licence", "where", "sha256");
    List<String[]> rows =
        Stream.of(DetectorModel.values()).map(model -> cells(model, folder)).toList();
    new TextTable(Table.ofCells(new Columns("models", columns), rows))
        .print(run.context().out(), run.context().resultWidth());
    return ExitCode.OK;
  }

  private static String[] cells(DetectorModel model, ModelFolder folder) {
    String where = folder.holds(model)
        ? folder.file(model).toString()
        : folder.hasAnother(model)
            ? "in the jar; " + folder.file(model) + " is another file"
            : "in the jar";
    return new String[] {
      model.toString(), Integer.toString(model.size()), model.licence(), where, model.sha256()
    };
  }
}
