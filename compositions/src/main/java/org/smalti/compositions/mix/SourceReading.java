package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.CellFormat;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.Span;

/** Reads what is heard of all sources, each once and forwards, and says what is missing of it. */
final class SourceReading {
  private static final String STAGE = "sounds";
  /** Frames: tables and files may differ by 50 ms about where a file ends. */
  private static final long NEGLIGIBLE = 2400;

  private final RenderContext context;

  SourceReading(RenderContext context) {
    this.context = context;
  }

  /** The parts of all sources that could be read, by name. */
  Map<String, SoundPart> read(List<Sound> sounds) {
    List<SoundWork.SoundOrder> orders = new ArrayList<>();
    for (SourceSounds source : SourceSounds.of(sounds)) {
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new SoundWork.SoundOrder(source, part.toString()));
    }
    Map<String, SoundPart> parts = new HashMap<>();
    try (Run run = context.stages().begin(STAGE, orders.size(), Unit.FILES)) {
      var batch = Batch.of(STAGE, orders).named(order -> order.source().filename());
      context
          .engine()
          .map(
              batch,
              new SoundWork(context.media(), context.sound()),
              (order, damage) -> {
                SourceSounds source = order.source();
                PartFile part =
                    PartFile.open(Path.of(order.part()), context.scratch().channels());
                parts.put(source.filename(), new SoundPart(part, source.spans()));
                String missing = damage.isEmpty() ? missing(part, source.spans()) : damage;
                if (!missing.isEmpty()) {
                  run.skip(Failure.incomplete(source.filename(), STAGE, missing));
                }
              },
              context.journal(),
              run);
    }
    return parts;
  }

  /** Which spans reach beyond the end of their file; empty if none does. */
  private static String missing(PartFile part, List<Span> spans) {
    int count = 0;
    String first = "";
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (span.length() - part.span(i).count() > NEGLIGIBLE) {
        count++;
        first = first.isEmpty()
            ? "from " + millis(span.start()) + " for " + millis(span.length()) + " ms"
            : first;
      }
    }
    return count == 0
        ? ""
        : count + " of " + spans.size() + " samples end after the file does, the first " + first
            + "; what is not there is silent";
  }

  private static String millis(long frames) {
    return CellFormat.decimal(frames * 1000.0 / Sound.RATE, 3);
  }
}
