package org.smalti.tools.video.cuts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.smalti.core.run.Task;
import org.smalti.media.MediaFile;
import org.smalti.media.cut.FrameObserver;

/**
 * Where the scenes of a film begin and end.
 *
 * @param times s: when the first scene begins, then when each ends; at least two
 * @param damage what of the film could not be read or decoded; empty if all was well
 */
public record SceneBorders(List<Double> times, String damage) {
  public SceneBorders {
    times = List.copyOf(times);
  }

  /**
   * Finds them while another observer sees the same small pictures, of 64 by 36 pixels in planes of YUV 4:2:0.
   *
   * @param shortest s: no scene is shorter, unless it is the last one
   * @throws org.smalti.core.SmaltiException if the film has no picture
   */
  public static SceneBorders of(MediaFile film, double shortest, FrameObserver other, Task task)
      throws IOException {
    FilmScenes found = FilmScenes.of(film, shortest, List.of(other), task);
    List<Double> times = new ArrayList<>();
    times.add(found.scenes().get(0).from());
    found.scenes().forEach(scene -> times.add(scene.until()));
    return new SceneBorders(times, found.damage());
  }
}
