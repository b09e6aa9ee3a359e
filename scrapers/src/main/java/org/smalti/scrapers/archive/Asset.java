package org.smalti.scrapers.archive;

import java.io.Serializable;
import java.util.List;

/**
 * A file that is worth a row in the items table.
 *
 * @param described the item's description, in the order of the table's columns
 * @param name of the file in the item
 */
record Asset(
    String identifier,
    List<String> described,
    String name,
    String url,
    long size,
    String md5,
    String sha1,
    String crc32,
    String format)
    implements Serializable {}
