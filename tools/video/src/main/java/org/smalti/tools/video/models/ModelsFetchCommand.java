package org.smalti.tools.video.models;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.RunOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti models fetch}: writes models as files. */
@Command(
    name = "fetch",
    description = {
      "Write models as files into the folder SMALTI_MODELS, else into the cache folder of smalti.",
      "They come out of smalti itself, or from an address. Whatever does not have the checksum of"
          + " the model is refused."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti models fetch",
      "  smalti models fetch yunet --from https://mirror.example/yunet_n_640_640.onnx"
    })
public final class ModelsFetchCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "NAME",
      arity = "0..*",
      description = "${COMPLETION-CANDIDATES}; default: all")
  private List<DetectorModel> models = List.of();

  @Option(
      names = "--from",
      paramLabel = "URL",
      description = "download the model from there (http, https or file)")
  private @Nullable URI from;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    URI address = from;
    if (address != null && models.size() != 1) {
      throw SmaltiException.usage("--from is the address of one model; name that model");
    }
    CommandContext context = run.context();
    ModelFolder folder = ModelFolder.of(System.getenv());
    for (DetectorModel model : models.isEmpty() ? List.of(DetectorModel.values()) : models) {
      if (folder.holds(model) && !context.force()) {
        context.say(folder.file(model) + ": there already");
      } else if (context.dryRun()) {
        context.would("write " + folder.file(model));
      } else {
        folder.write(model, address == null ? model.bytes() : ModelDownload.of(model, address));
        context.say(folder.file(model) + ": written");
      }
    }
    return ExitCode.OK;
  }
}
