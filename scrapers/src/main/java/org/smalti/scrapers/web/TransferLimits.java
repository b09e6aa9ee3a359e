package org.smalti.scrapers.web;

import java.io.Serializable;

/**
 * How fast files may and should come.
 *
 * @param most bytes per second of all connections together, 0 for any
 * @param least bytes per second of one connection; a server that sends less for the length of a timeout is given up
 */
public record TransferLimits(long most, long least) implements Serializable {
  /** As fast as it goes; whoever sends less than 1 kB/s is given up. */
  public static final TransferLimits USUAL = new TransferLimits(0, 1000);
}
