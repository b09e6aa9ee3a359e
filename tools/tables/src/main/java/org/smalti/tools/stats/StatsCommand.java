package org.smalti.tools.stats;

import picocli.CommandLine.Command;

/** {@code smalti stats}: statistics of the columns of a table, as charts and text. */
@Command(
    name = "stats",
    description = "Show what is in a table: distributions, scatter plots, totals, tags.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "histogram|scatter|totals|tags",
    subcommands = {
      HistogramCommand.class,
      ScatterCommand.class,
      TotalsCommand.class,
      TagsCommand.class
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  smalti stats totals --in tmp/items.csv",
      "  smalti stats histogram --in tmp/items.csv --plot duration,samples --out hist.png"
    })
public final class StatsCommand {}
