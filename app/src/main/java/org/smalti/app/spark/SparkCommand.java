package org.smalti.app.spark;

import picocli.CommandLine.Command;

/** {@code smalti spark}: starts clusters that work for Smalti. */
@Command(
    name = "spark",
    description = "Start a Spark cluster for commands with --master.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {SparkStartCommand.class, SparkJoinCommand.class})
public final class SparkCommand {}
