package org.smalti.tools.video.models;

import picocli.CommandLine.Command;

/** {@code smalti models}: the trained models that detectors work with. */
@Command(
    name = "models",
    description = "Show, fetch and find the trained models that detectors work with.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ModelsListCommand.class, ModelsFetchCommand.class, ModelsPathCommand.class})
public final class ModelsCommand {}
