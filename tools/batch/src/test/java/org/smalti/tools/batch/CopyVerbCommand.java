package org.smalti.tools.batch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.smalti.core.cli.RunOptions;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.Conversion.Needed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The simplest verb: it copies all sound and pictures into another container, or encodes the pictures anew. */
@Command(name = "remux")
public final class CopyVerbCommand implements Callable<Integer> {
  @Option(names = "--extension")
  private String extension = "mkv";

  @Option(names = "--muxer")
  private String muxer = "matroska";

  @Option(names = "--encoder")
  private String encoder = "copy";

  @Option(names = "--shrink")
  private boolean shrink;

  @Option(names = "--verb")
  private String verb = "remux";

  @Option(names = "--filter")
  private String filter = "";

  /** What is done to the pictures, of which the verb says nothing. */
  @Option(names = "--pictures")
  private String pictures = "";

  @Mixin
  private BatchOptions batch = new BatchOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    return batch.perform(
        new Remux(verb, extension, muxer, encoder, filter, pictures, shrink), run.context());
  }

  /** What is done. */
  record Remux(
      String verb,
      String extension,
      String muxer,
      String encoder,
      String filter,
      String pictures,
      boolean shrink)
      implements Recipe {
    @Override
    public String suffix() {
      return "remuxed";
    }

    @Override
    public List<String> encoders() {
      return encoder.equals("copy") ? List.of() : List.of(encoder);
    }

    @Override
    public List<String> filters() {
      return filter.isEmpty() ? List.of() : List.of(filter);
    }

    @Override
    public JobShape shape(int cores) {
      return new JobShape(Math.max(2, cores), 1);
    }

    @Override
    public Optional<String> refusal(SourceFile source) {
      return source.has(Kind.VIDEO) || source.has(Kind.AUDIO)
          ? Optional.empty()
          : Optional.of("has neither sound nor picture");
    }

    @Override
    public String extension(SourceFile source) {
      return extension;
    }

    @Override
    public Conversion make(SourceFile source, RecipeContext context) {
      List<Expected> expected = source.contents().streams().stream()
          .map(stream -> encoder.equals("copy") || stream.kind() != Kind.VIDEO
              ? Expected.copied(stream)
              : Expected.encoded(stream))
          .toList();
      Needed made = Needed.of(
              List.of(
                  "-threads",
                  Integer.toString(context.threads()),
                  "-i",
                  FfmpegCommand.file(source.file())),
              pictures.isEmpty()
                  ? List.of("-map", "0", "-c", "copy")
                  : List.of("-map", "0", "-c", "copy", "-filter:v", pictures),
              List.of("-c:v", encoder),
              muxer,
              expected)
          .noting(List.of("as it was"))
          .remarking((result, used) -> Optional.of("remarked"));
      return shrink ? made.shrinking() : made;
    }
  }
}
