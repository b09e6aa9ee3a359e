package org.smalti.tools.export;

import java.io.Serializable;
import org.smalti.core.SmaltiException;
import org.smalti.media.SoundSelection;

/**
 * How a sprite sounds.
 *
 * @param rate Hz
 * @param channels 1 or 2
 * @param heard which sounds of the sources
 */
public record SpriteSound(int rate, int channels, ClipFades fades, SoundSelection heard)
    implements Serializable {
  public SpriteSound {
    if (rate < 8000 || rate > 192_000) {
      throw SmaltiException.usage("a sample rate is 8000 to 192000 Hz, not " + rate);
    }
    if (channels != 1 && channels != 2) {
      throw SmaltiException.usage("a sprite has 1 or 2 channels, not " + channels);
    }
  }
}
