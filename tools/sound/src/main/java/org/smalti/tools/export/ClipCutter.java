package org.smalti.tools.export;

import java.io.IOException;
import org.smalti.media.cut.SoundSink;
import org.smalti.media.cut.Span;
import org.smalti.media.cut.SpanReader;

/** Cuts clips out of a sound, one after the other, and fades their ends. */
final class ClipCutter {
  private final SpanReader sound;
  private final ClipFades fades;
  /** Frames of the current clip that went to its sink. */
  private long done;

  ClipCutter(SpanReader sound, ClipFades fades) {
    this.sound = sound;
    this.fades = fades;
  }

  /** Cuts a clip out. Returns how many frames there were; fewer than wanted where the sound ends before. */
  long cut(ExportClip clip, SoundSink sink) throws IOException {
    Span span = Span.of(clip.start(), clip.dur(), sound.sampleRate());
    done = 0;
    return sound.read(span, (interleaved, frames) -> {
      fades.apply(interleaved, sound.channels(), done, frames, span.length(), sound.sampleRate());
      done += frames;
      sink.take(interleaved, frames);
    });
  }
}
