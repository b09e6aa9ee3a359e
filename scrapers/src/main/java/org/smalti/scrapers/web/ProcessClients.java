package org.smalti.scrapers.web;

import java.lang.ref.Reference;
import java.lang.ref.SoftReference;
import java.util.HashMap;
import java.util.Map;

/**
 * The clients that this process has sent away or received, by their identity. An engine may unpack the work, and the
 * client in it, once for each item; a server sees the requests of the whole process, so all copies of a client have to
 * share its {@link RequestThrottle} and its connections. That is why this map belongs to the process and not to an
 * object.
 */
final class ProcessClients {
  private static final Map<String, Reference<PoliteClient>> CLIENTS = new HashMap<>();

  private ProcessClients() {}

  /** The client of this process with the same identity; if there is none yet, this one from now on. */
  static synchronized PoliteClient shared(PoliteClient client) {
    Reference<PoliteClient> known = CLIENTS.get(client.identity());
    PoliteClient first = known == null ? null : known.get();
    if (first != null) {
      return first;
    }
    CLIENTS.values().removeIf(reference -> reference.get() == null);
    CLIENTS.put(client.identity(), new SoftReference<>(client));
    return client;
  }
}
