package org.smalti.tools.export;

import picocli.CommandLine.Command;

/** {@code smalti export}: samples as sound for other programs. */
@Command(
    name = "export",
    description = "Write samples as sound: each as a file of its own, or all in one with an index.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "files|sprite",
    subcommands = {ExportFilesCommand.class, ExportSpriteCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti export files --in tmp/subset.csv --dir tmp/media --out clips",
      "  smalti export sprite --in tmp/subset.csv --dir tmp/media --out sprite.mp3"
    })
public final class ExportCommand {}
