package org.smalti.app.shell;

import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.config.IgnoresConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code smalti version}: the same as {@code --version}. */
@Command(
    name = "version",
    description = "Print the version, its commit, where it runs from, Java, FFmpeg and the system.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti version")
public final class VersionCommand implements Callable<Integer>, IgnoresConfig {
  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    for (String line : new Version().getVersion()) {
      run.context().out().println(line);
    }
    return ExitCode.OK;
  }
}
