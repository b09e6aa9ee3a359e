/** Tests of manners towards web servers. */
@NullMarked
package org.smalti.scrapers.web;

import org.jspecify.annotations.NullMarked;
