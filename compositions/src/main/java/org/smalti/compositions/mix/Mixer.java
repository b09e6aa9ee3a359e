package org.smalti.compositions.mix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.smalti.compositions.plan.Sound;

/**
 * The sum of all sounds, each of which begins on its very frame, before anything is done to the whole. What begins
 * together is added in an order of its own, so that the order in which it is named changes no bit. Memory grows with
 * the sounds that are heard at once, not with the piece.
 */
final class Mixer implements FrameStream {
  /** Frames mixed at a time. */
  private static final int BLOCK = 4096;

  private static final Comparator<Sound> ORDER = Comparator.comparingLong(Sound::at)
      .thenComparing(Sound::filename)
      .thenComparingDouble(Sound::start)
      .thenComparingDouble(Sound::dur)
      .thenComparingDouble(Sound::pan)
      .thenComparingDouble(Sound::volume)
      .thenComparingDouble(Sound::fadeIn)
      .thenComparingDouble(Sound::fadeOut)
      .thenComparing(sound -> sound.treatment().toString());

  private final List<Sound> sounds;
  private final Map<String, SoundPart> parts;
  private final MixSettings mix;
  private final Map<Double, Room> rooms = new TreeMap<>();
  private final List<HeardVoice> voices = new ArrayList<>();
  private final Set<Room> sounding = new HashSet<>();
  private int next;
  private long mixed;

  /** @param parts of the sources that could be read; sounds of others are silent */
  Mixer(List<Sound> sounds, Map<String, SoundPart> parts, MixSettings mix) {
    this.sounds = new ArrayList<>(sounds);
    this.sounds.sort(ORDER);
    this.parts = new HashMap<>(parts);
    this.mix = mix;
    for (Sound sound : sounds) {
      rooms.computeIfAbsent(
          mix.room(sound.treatment().reverb()), amount -> new Room(amount, BLOCK));
    }
  }

  private record HeardVoice(Voice voice, Room room) {}

  /** How long a sound is heard after its own end: its echoes, and their room. In frames. */
  static long tail(Sound sound, MixSettings mix) {
    long echo = Sound.frame(sound.treatment().echo());
    return Echo.tail(echo, sound.treatment().echoLevel())
        + Reverb.tail(mix.room(sound.treatment().reverb()));
  }

  @Override
  public void read(float[] stereo, int frames) {
    Arrays.fill(stereo, 0, 2 * frames, 0);
    for (int done = 0; done < frames; ) {
      int count = Math.min(BLOCK, frames - done);
      mix(stereo, done, count);
      done += count;
    }
  }

  private void mix(float[] stereo, int offset, int frames) {
    sounding.clear();
    for (Iterator<HeardVoice> each = voices.iterator(); each.hasNext(); ) {
      HeardVoice heard = each.next();
      sounding.add(heard.room);
      if (!heard.voice.addTo(heard.room.block(), 0, frames)) {
        each.remove();
      }
    }
    while (next < sounds.size() && sounds.get(next).at() < mixed + frames) {
      Sound sound = sounds.get(next++);
      begin(sound, (int) Math.max(0, sound.at() - mixed), frames);
    }
    for (Room room : rooms.values()) {
      room.addTo(stereo, offset, frames, sounding.contains(room));
    }
    mixed += frames;
  }

  private void begin(Sound sound, int offset, int frames) {
    SoundPart part = parts.get(sound.filename());
    if (part == null || sound.frames() == 0 || sound.volume() == 0) {
      return;
    }
    Room room = rooms.get(mix.room(sound.treatment().reverb()));
    if (room == null) {
      throw new IllegalStateException("no room for " + sound);
    }
    Voice voice = new Voice(sound, part, part.find(sound.span()), mix);
    sounding.add(room);
    if (voice.addTo(room.block(), offset, frames - offset)) {
      voices.add(new HeardVoice(voice, room));
    }
  }
}
