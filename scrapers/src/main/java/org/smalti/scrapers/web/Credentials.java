package org.smalti.scrapers.web;

import java.io.Serializable;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What a person proves at a site who they are by, and which servers may know it. Each request is looked at as it leaves, after
 * every redirect. Serialised, an implementation leaves its secrets behind.
 */
@FunctionalInterface
public interface Credentials extends Serializable {
  /** The Authorization header of a request to an address; empty if there is none or the address may not know it. */
  Optional<String> authorization(HttpUrl url);
}
