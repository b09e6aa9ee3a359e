package org.smalti.compositions.mix;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.sources.PartWork;
import org.smalti.compositions.sources.RenderContext;
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
    List<PartWork.PartOrder<SourceSounds>> orders = new ArrayList<>();
    for (SourceSounds source : SourceSounds.of(sounds)) {
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new PartWork.PartOrder<>(source, part.toString()));
    }
    Map<String, SoundPart> parts = new HashMap<>();
    context.read(
        STAGE, orders, new SoundWork(context.media(), context.sound()), (source, part, damage) -> {
          parts.put(source.filename(), new SoundPart(part, source.spans()));
          return damage.isEmpty() ? missing(part, source.spans()) : damage;
        });
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
