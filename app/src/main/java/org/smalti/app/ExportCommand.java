package org.smalti.app;

import org.smalti.tools.columnar.ExportNpyCommand;
import org.smalti.tools.columnar.ExportParquetCommand;
import org.smalti.tools.export.ExportFilesCommand;
import org.smalti.tools.export.ExportSpriteCommand;
import picocli.CommandLine.Command;

/** {@code smalti export}: samples as sound, tables and vectors as data, for other programs. */
@Command(
    name = "export",
    description = {
      "Write samples as sound: each as a file of its own, or all in one with an index.",
      "Write tables, and vectors of sounds, for Python and notebooks: as Parquet, or as a NumPy matrix."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "files|sprite|parquet|npy",
    subcommands = {
      ExportFilesCommand.class,
      ExportSpriteCommand.class,
      ExportParquetCommand.class,
      ExportNpyCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export files --in tmp/subset.csv --dir tmp/media --out clips",
      "  smalti export sprite --in tmp/subset.csv --dir tmp/media --out sprite.mp3",
      "  smalti export parquet --in tmp/subset.csv --out subset.parquet"
    })
public final class ExportCommand {}
