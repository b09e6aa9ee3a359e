package org.smalti.tools.video.serve;

import org.smalti.core.run.Task;
import org.smalti.core.run.Work;

/**
 * Publishes a film in real time.
 *
 * @param loop whether again and again
 * @param seconds after which it ends in any case; 0: never
 */
record ServeWork(boolean loop, double seconds) implements Work<ServedFilm, Long> {
  /** The state of a film of which a stream is encoded anew. */
  static final String ENCODING = "encoding";

  /** @return how many packets were sent */
  @Override
  public Long apply(ServedFilm film, Task task) {
    try (FilmPublisher publisher = FilmPublisher.open(film)) {
      if (publisher.encodes()) {
        task.state(ENCODING);
      }
      return publisher.publish(loop, seconds);
    }
  }
}
