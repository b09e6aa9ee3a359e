package org.smalti.compositions.sources;

import java.nio.file.Path;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Journal;
import org.smalti.core.run.LocalEngine;
import org.smalti.core.run.Run;
import org.smalti.media.SoundSelection;

/** What renderers work with, for tests. */
public final class TestContext {
  private TestContext() {}

  /** A renderer of sources in a folder, with its parts in {@code folder/parts}. */
  public static RenderContext of(Path folder, SourceCache scratch) {
    return new RenderContext(
        new MediaFolder(folder),
        SoundSelection.USUAL,
        new LocalEngine(2),
        Journal.none(),
        scratch,
        (stage, total, unit) -> Run.silent());
  }
}
