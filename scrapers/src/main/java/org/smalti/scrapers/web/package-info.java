/**
 * How web servers are asked, whatever the site: politely (throttle, retries, User-Agent), and with care about what they
 * send.
 */
@NullMarked
package org.smalti.scrapers.web;

import org.jspecify.annotations.NullMarked;
