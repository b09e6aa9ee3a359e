package org.smalti.tools.batch;

import org.smalti.core.cli.MemoryUse;
import org.smalti.tools.batch.sound.DenoiseCommand;
import org.smalti.tools.batch.sound.NormalizeCommand;
import org.smalti.tools.batch.video.ReencodeCommand;
import picocli.CommandLine.Command;

/** {@code smalti batch}: ffmpeg over whole folders. */
@MemoryUse(MemoryUse.Kind.WAITS_FOR_PROGRAMS)
@Command(
    name = "batch",
    description =
        "Work on whole folders of films and sounds with ffmpeg, safely, with every core busy.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "denoise|normalize|reencode",
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti batch denoise lectures --out quiet --dry-run",
      "  smalti batch normalize lectures --out even",
      "  smalti batch reencode films --recursive --out smaller"
    },
    subcommands = {DenoiseCommand.class, ReencodeCommand.class, NormalizeCommand.class})
public final class BatchCommand {}
