package org.smalti.scrapers.web;

import java.io.Serializable;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What proves to a site who a person is, and which servers may know it. Asked for each request as it leaves, also after
 * a redirect. Implementations do not serialise their secrets.
 */
@FunctionalInterface
public interface Credentials extends Serializable {
  /** The Authorization header of a request to an address; empty if there is none or the address may not know it. */
  Optional<String> authorization(HttpUrl url);
}
