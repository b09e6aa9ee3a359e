package org.smalti.app.shell;

import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.cli.config.IgnoresConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code smalti completion}: prints what a shell needs to complete the words of command lines. */
@Command(
    name = "completion",
    description = {
      "Print a script with which a shell completes commands, options, their values and files at"
          + " the Tab key.",
      "",
      "Write it once, and again with each new version. For bash with the package bash-completion:",
      "",
      "  mkdir -p ~/.local/share/bash-completion/completions",
      "  smalti completion bash >~/.local/share/bash-completion/completions/smalti",
      "",
      "For bash without it, in ~/.bashrc:",
      "",
      "  eval \"$(smalti completion bash)\"",
      "",
      "For zsh, into a folder of its fpath; ~/.zshrc needs 'fpath=(~/.zsh $fpath)' before"
          + " 'compinit':",
      "",
      "  mkdir -p ~/.zsh",
      "  smalti completion zsh >~/.zsh/_smalti",
      "",
      "For fish:",
      "",
      "  smalti completion fish >~/.config/fish/completions/smalti.fish"
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti completion bash")
public final class CompletionCommand implements Callable<Integer>, IgnoresConfig {
  @Parameters(paramLabel = "SHELL", description = "${COMPLETION-CANDIDATES}")
  private Shell shell = Shell.BASH;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    run.context().out().print(shell.script(CompletedCommand.all(run.program())));
    return ExitCode.OK;
  }
}
