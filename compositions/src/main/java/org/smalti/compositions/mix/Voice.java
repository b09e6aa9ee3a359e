package org.smalti.compositions.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.SoundTreatment;

/**
 * One sound while it is heard: matched, reversed, stretched, shifted, filtered, faded, panned and, beyond its own end,
 * echoing.
 */
final class Voice {
  private static final int BLOCK = 2048;
  /** From this factor on the windows of a stretch that keeps the sound's periods would be heard. */
  private static final double SMEARED = 2;

  private final FrameStream frames;
  private final List<SecondOrderFilter> filters;
  private final Fade fade;
  private final float left;
  private final float right;
  private final float[] block;
  /** Where the source has sound for it: from one frame up to another. */
  private final long from;

  private final long until;
  private final @Nullable Echo echo;
  private final long end;
  private long position;

  Voice(Sound sound, SoundPart part, int span, MixSettings mix) {
    SoundTreatment treatment = sound.treatment();
    float[] offset = ClipGain.offset(part, span);
    long asked = sound.frames();
    SpanFrames source = new SpanFrames(part, span, asked, treatment.reversed(), offset);
    frames = treated(source, sound);
    filters = filters(treatment);
    long heard = Sound.frame(sound.heard());
    double there = Math.min(1, (double) part.length(span) / asked);
    long audible = Math.round(heard * there);
    from = treatment.reversed() ? heard - audible : 0;
    until = from + audible;
    fade = new Fade(audible, Sound.frame(sound.fadeIn()), Sound.frame(sound.fadeOut()));
    long echoes = Sound.frame(treatment.echo());
    echo = echoes == 0 || audible == 0 ? null : new Echo(capped(echoes), treatment.echoLevel());
    end = echo == null ? until : until + Echo.tail(echoes, treatment.echoLevel());
    double gain =
        sound.volume() * ClipGain.of(part, span, offset, mix.match().orRms(treatment.match()));
    double angle = (Math.max(-1, Math.min(1, sound.pan())) + 1) * Math.PI / 4;
    left = (float) (gain * StrictMath.sqrt(2) * StrictMath.cos(angle));
    right = (float) (gain * StrictMath.sqrt(2) * StrictMath.sin(angle));
    int atOnce = (int) Math.min(BLOCK, Math.max(1, end));
    block = new float[2 * atOnce];
  }

  private static int capped(long frames) {
    return (int) Math.min(frames, 60L * Sound.RATE);
  }

  private static FrameStream treated(SpanFrames source, Sound sound) {
    SoundTreatment treatment = sound.treatment();
    double speed = StrictMath.pow(2, treatment.pitch() / 12);
    double factor = treatment.stretch() * speed;
    FrameStream made = source;
    if (Math.abs(factor - 1) > 1e-9) {
      made = factor > SMEARED
          ? new SpectralSmear(source, sound.frames(), factor, seed(sound))
          : new TimeStretch(source, sound.frames(), factor);
    }
    return treatment.pitch() == 0 ? made : new PitchShift(made, speed);
  }

  /** The same place of the same file always smears alike. */
  private static long seed(Sound sound) {
    long hash = sound.span().start();
    for (int i = 0; i < sound.filename().length(); i++) {
      hash = 31 * hash + sound.filename().charAt(i);
    }
    return hash;
  }

  private static List<SecondOrderFilter> filters(SoundTreatment treatment) {
    List<SecondOrderFilter> filters = new ArrayList<>();
    if (treatment.highPass() > 0) {
      filters.add(SecondOrderFilter.highPass(treatment.highPass()));
    }
    if (treatment.lowPass() > 0 && treatment.lowPass() < Sound.RATE / 2.0) {
      filters.add(SecondOrderFilter.lowPass(treatment.lowPass()));
    }
    return filters;
  }

  /**
   * Adds up to {@code frames} frames to a stereo mix.
   *
   * @return whether the sound goes on
   */
  boolean addTo(float[] mix, int offset, int count) {
    int at = 2 * offset;
    long stop = Math.min(end, position + count);
    while (position < stop) {
      int some = (int) Math.min(block.length / 2, stop - position);
      if (position < until) {
        some = (int) Math.min(some, until - position);
        make(some);
      } else {
        Arrays.fill(block, 0, 2 * some, 0);
      }
      if (echo != null) {
        echo.process(block, some);
      }
      for (int i = 0; i < 2 * some; i++) {
        mix[at++] += block[i];
      }
      position += some;
    }
    return position < end;
  }

  private void make(int count) {
    frames.read(block, count);
    for (int i = 0; i < filters.size(); i++) {
      filters.get(i).process(block, count);
    }
    fade.apply(block, count, position - from, left, right);
  }
}
