package org.smalti.tools.export.edit;

import org.smalti.core.table.Columns;
import picocli.CommandLine.Option;

/** What clips, regions and labels are called. */
final class LabelOption {
  @Option(
      names = "--label",
      paramLabel = "TEXT",
      description =
          "what each is called, with columns in braces, such as '{note}{octave}' (default: the"
              + " column label, else the note, else the name of the file or the number of the row)")
  private String label = "";

  ClipLabels of(Columns columns) {
    return new ClipLabels(label).checked(columns);
  }
}
