package org.smalti.tools.video.models;

import java.util.concurrent.Callable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code smalti models path}: tells where the file of a model is. */
@Command(
    name = "path",
    description = {
      "Print the path of a model's file, for other programs.",
      "The folder is SMALTI_MODELS, else models in the cache folder of smalti."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  smalti models path yunet")
public final class ModelsPathCommand implements Callable<Integer> {
  @Parameters(paramLabel = "NAME", description = "${COMPLETION-CANDIDATES}")
  private DetectorModel model = DetectorModel.YUNET;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    ModelFolder folder = ModelFolder.of(System.getenv());
    String problem = folder.problem(model);
    if (!problem.isEmpty()) {
      throw SmaltiException.input(problem);
    }
    run.context().out().println(folder.file(model));
    return ExitCode.OK;
  }
}
