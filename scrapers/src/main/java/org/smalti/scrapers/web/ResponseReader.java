package org.smalti.scrapers.web;

import java.io.IOException;
import okhttp3.Response;

/** Reads a reply. */
@FunctionalInterface
public interface ResponseReader<R> {
  R read(Response response) throws IOException;
}
