package org.smalti.app;

import org.smalti.tools.columnar.ExportNpyCommand;
import org.smalti.tools.columnar.ExportParquetCommand;
import org.smalti.tools.export.ExportFilesCommand;
import org.smalti.tools.export.ExportSpriteCommand;
import org.smalti.tools.export.edit.ExportAudacityCommand;
import org.smalti.tools.export.edit.ExportEdlCommand;
import org.smalti.tools.export.edit.ExportLabelsCommand;
import org.smalti.tools.export.edit.ExportOtioCommand;
import org.smalti.tools.export.edit.ExportReaperCommand;
import org.smalti.tools.export.edit.ExportSfzCommand;
import picocli.CommandLine.Command;

/** {@code smalti export}: samples as sound, sequences as edit lists, tables and vectors as data, for other programs. */
@Command(
    name = "export",
    description = {
      "Take samples, sequences and tables to other programs.",
      "files and sprite write samples as sound, edl to sfz what is made of them as edit lists, labels and instruments,"
          + " parquet and npy tables and vectors of sounds for Python and notebooks."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "files|sprite|edl|otio|reaper|audacity|labels|sfz|parquet|npy",
    subcommands = {
      ExportFilesCommand.class,
      ExportSpriteCommand.class,
      ExportEdlCommand.class,
      ExportOtioCommand.class,
      ExportReaperCommand.class,
      ExportAudacityCommand.class,
      ExportLabelsCommand.class,
      ExportSfzCommand.class,
      ExportParquetCommand.class,
      ExportNpyCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export files --in tmp/subset.csv --dir tmp/media --out clips",
      "  smalti export sprite --in tmp/subset.csv --dir tmp/media --out sprite.mp3",
      "  smalti export otio --in sorted.csv --dir tmp/media --out sorted.otio",
      "  smalti export parquet --in tmp/subset.csv --out subset.parquet"
    })
public final class ExportCommand {}
