package org.smalti.tools.export.edit;

import java.nio.file.Path;
import java.util.List;
import org.smalti.core.cli.MediaFolderOption;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Unit;
import org.smalti.core.table.Sample;
import org.smalti.core.table.Table;
import org.smalti.tools.export.SampleSelection;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands have that write the rows of a table for another program. */
final class ListOptions {
  @Mixin
  private SampleSelection samples = new SampleSelection();

  @Mixin
  private MediaFolderOption folder = new MediaFolderOption();

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the file to write")
  private Path out = Path.of("");

  @Mixin
  private LabelOption label = new LabelOption();

  @Mixin
  private RunOptions run;

  Path out() {
    return out;
  }

  RunOptions run() {
    return run;
  }

  MediaFolder media() {
    return folder.media();
  }

  Table table() {
    return samples.read();
  }

  ClipLabels labels(Table table) {
    return label.of(table.columns());
  }

  /** The clips of the table as a list that is called as its file. */
  EditList list(Table table) {
    String name = String.valueOf(out.getFileName());
    int dot = name.lastIndexOf('.');
    return EditList.of(dot > 0 ? name.substring(0, dot) : name, table, labels(table));
  }

  /** Says how many clips are left out because they are shorter than a frame. */
  void sayShort(EditList list, double rate) {
    int left = list.clips().size() - FramedClip.of(list.clips(), rate).size();
    if (left > 0) {
      run.context()
          .say(Unit.SAMPLES.show(left) + " shorter than a frame " + (left == 1 ? "is" : "are")
              + " left out");
    }
  }

  /** Writes files of the rows of a table over nothing that is read. */
  int write(Table table, List<ListFile> files, Unit unit, int amount) {
    InputFiles read = samples.inputs(table, media());
    files.forEach(file -> read.spare(file.path()));
    return new ListStage(out, run.context()).write(files, unit, amount);
  }

  /** The same for lists that name media files which nobody has opened yet. */
  int writeNaming(Table table, List<ListFile> files, int amount) {
    new ListStage(out, run.context())
        .sayMissing(
            media(),
            table.stream().map(row -> row.text(Sample.FILENAME)).distinct().toList());
    return write(table, files, Unit.SAMPLES, amount);
  }
}
