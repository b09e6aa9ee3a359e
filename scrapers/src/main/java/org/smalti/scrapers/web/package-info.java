/** Manners towards web servers, and caution with what they send. */
@NullMarked
package org.smalti.scrapers.web;

import org.jspecify.annotations.NullMarked;
