package org.smalti.tools.batch.sound;

import java.util.Map;
import java.util.Optional;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.SourceFile;

/**
 * By how much sounds are made louder, as far as one number tells it.
 *
 * @param decibels by index of the sound's stream; sounds that are changed in another way are not in it
 * @param album whether all files of their album have the same gain
 */
record AppliedGains(Map<Integer, Double> decibels, boolean album) {
  /** Of sounds whose loudness has changed by an unknown amount. */
  static final AppliedGains UNKNOWN = new AppliedGains(Map.of(), false);

  AppliedGains {
    decibels = Map.copyOf(decibels);
  }

  /** dB: of one sound. */
  Optional<Double> of(int stream) {
    return Optional.ofNullable(decibels.get(stream));
  }

  /** dB: of the one sound of a file, which the tags of the whole file are about. */
  Optional<Double> ofOnlySound(SourceFile source) {
    var sounds = source.streams(Kind.AUDIO);
    return sounds.size() == 1 ? of(sounds.get(0).index()) : Optional.empty();
  }
}
